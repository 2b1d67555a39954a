"""The words of questions, read from `lexicons/questions.toml` once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.query import filters
from graph.query.checks import CheckFilter
from graph.vocab import EntityType
from ingest.lexicon_file import load

ANY = "any"


@dataclass(frozen=True, slots=True)
class Act:
    """A verb or noun of dealing or relating: the parameters that name who does it, and to whom it is done."""

    words: tuple[str, ...]
    listed: str
    subject: Mapping[str, str]
    object: Mapping[str, str]
    both: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that set parameters; `listed` is the list that they ask for where nothing else does."""

    words: tuple[str, ...]
    sets: Mapping[str, Mapping[str, str | list[str]]]
    listed: str | None = None
    said: bool = False
    """Whether somebody's saying so is meant where a speaker is named ("predictions by analysts")."""

    def of(self, name: str) -> Iterator[tuple[str, str]]:
        """The parameters that it sets in a list: by its own entry for that list, else by that for any."""
        for key, told in self.sets.get(name, self.sets.get(ANY, {})).items():
            yield from ((key, value) for value in ([told] if isinstance(told, str) else told))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of questions."""

    idle: frozenset[str]
    topics: frozenset[str]
    silent: tuple[str, ...]
    offices: frozenset[str]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    types: Mapping[str, EntityType]
    acts: tuple[Act, ...]
    phrases: tuple[Phrase, ...]

    def vocabulary(self) -> frozenset[str]:
        """Every word that means something of its own in a question: none of them alone is taken for a name."""
        rows = [
            *(act.words for act in self.acts),
            *(one.words for one in self.phrases),
            *(row for _, row in self.lists),
        ]
        told = (word for row in rows for word in row)
        return frozenset({*self.idle, *self.topics, *self.offices, *self.types, *told})


@cache
def lexicon() -> Lexicon:
    """The lexicon."""
    table = _plain(load("questions"))
    return Lexicon(
        idle=frozenset(table["idle"].split()),
        topics=frozenset(table["topics"]),
        silent=tuple(table["silent"]),
        offices=frozenset(table["offices"]["words"]),
        lists=tuple((row["name"], tuple(row["words"])) for row in table["list"]),
        types={word: EntityType(name) for name, row in table["types"].items() for word in row},
        acts=tuple(_act(row) for row in table["act"]),
        phrases=tuple(
            Phrase(tuple(row["words"]), row.get("set", {}), row.get("list"), row.get("said", False))
            for row in table["phrase"]
        ),
    )


def _plain(table: Any) -> Any:
    """The same with hyphens in phrases as spaces: the words of a question are those between hyphens."""
    if isinstance(table, dict):
        return {key: _plain(value) for key, value in table.items()}
    if isinstance(table, list):
        return [_plain(value) for value in table]
    return table.replace("-", " ") if isinstance(table, str) else table


def _act(row: Mapping[str, Any]) -> Act:
    words = tuple(row["words"])
    if "predicate" not in row:
        return Act(words, "deals", row.get("subject", {}), row.get("object", {}))
    told = {"predicate": row["predicate"]}
    both = row.get("both", False)
    ends = ("about", "about") if both else ("subject", "object")
    return Act(words, "relations", {ends[0]: "", **told}, {ends[1]: "", **told}, both)


_FILTERS: Mapping[str, type[filters.Listing]] = {
    "deals": filters.DealFilter,
    "figures": filters.FigureFilter,
    "statements": filters.StatementFilter,
    "relations": filters.RelationFilter,
    "claims": filters.ClaimFilter,
    "entities": filters.EntityFilter,
    "documents": filters.DocumentFilter,
    "corroborations": filters.ComparisonFilter,
    "contradictions": filters.ComparisonFilter,
    "checks": CheckFilter,
}
_OTHERS = {"cycles": frozenset({"involving"}), "timeline": frozenset({"kind", "since", "until"})}


def parameters(name: str) -> frozenset[str]:
    """The parameters that a list takes."""
    shape = _FILTERS.get(name)
    return frozenset(shape.model_fields) if shape else _OTHERS.get(name, frozenset())


def single(name: str, key: str) -> bool:
    """Whether a list takes a parameter once only."""
    shape = _FILTERS.get(name)
    field = shape.model_fields.get(key) if shape else None
    return field is not None and field.default != ()
