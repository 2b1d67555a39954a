"""Patterns over a sketch: the sentence with every name replaced by a mark of its type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.lexicon import Entry, load
from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Analysis, Name
from ingest.relations.classes import CLASS_MARKS, HOW
from ingest.relations.found import Found
from ingest.relations.lexicon import MARKS, Lexicon, Rule, lexicon
from ingest.segment import Sentence

_MARK = re.compile(r"⟦[A-Z](\d+)⟧")
_STANDING = re.compile(r"⟦K(\d+)⟧")
"""A noun that stands for a company within a pattern: it must be one of the ends ("Nokia, the Finnish supplier")."""
_OWNING = frozenset({"its", "his", "her", "their", "whose"})
_MADE = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY})
_FAMILY = re.compile(r"[A-Za-z]+(?: [A-Z][a-z]+)?(?=[ \-\d])|[A-Za-z]+")
_ORIGIN = re.compile(r"⟦[NA]\d+⟧(?:[’'‘]s)? (?:(?!and |or )[a-z-]+ ){0,2}(?=⟦)")
_TICKS = frozenset("'’‘")
_FEW = 2
"""A sketch with fewer names than this states no relation."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The sketch of a sentence; `spans` are the shadow offsets of its names, `places` maps sketch offsets back."""

    text: str
    names: tuple[Name, ...]
    pieces: tuple[tuple[int, int], ...]

    def offset(self, at: int) -> int:
        """The shadow offset of a sketch offset (of the start of a mark, where it falls inside one)."""
        before = max((p for p in self.pieces if p[0] <= at), key=lambda p: p[0])
        return before[1] + at - before[0]


def draw(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...]) -> Sketch:
    """The sketch of a sentence. Words that stand for two ("the pair") stay words."""
    shared = {n.start for n in names if sum(m.start == n.start for m in names) > 1}
    kept = tuple(n for n in names if n.start not in shared)
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    at, length = sentence.start, 0
    for number, name in enumerate(kept):
        plain = analysis.text[at : name.start]
        mark = f"⟦{_mark(analysis, name)}{number}⟧"
        bare = _owns_bare(analysis.text, name)
        owned = "'s" if bare or analysis.text[name.start : name.end].lower() in _OWNING else ""
        pieces += [(length, at), (length + len(plain), name.start)]
        out += [plain, mark, owned]
        length += len(plain) + len(mark) + len(owned)
        at = name.end + bare
    pieces.append((length, at))
    out.append(analysis.text[at : sentence.end])
    return Sketch("".join(out).replace("\n", " "), kept, tuple(pieces))


def _owns_bare(text: str, name: Name) -> bool:
    """Whether a name in -s stands in the possessive ("Siemens' unit"), which the sketch writes as all others."""
    after = text[name.end : name.end + 2]
    quoted = text[max(0, name.start - 1) : name.start] in _TICKS and name.start > 0
    return text[name.end - 1] == "s" and after[:1] in _TICKS and after[1:] == " " and after != " " and not quoted


def _mark(analysis: Analysis, name: Name) -> str:
    if name.how == "adjective":
        return "A"
    if name.how == HOW:
        return CLASS_MARKS[name.ref.type]
    if name.how == "coreference" and name.ref.type is EntityType.COMPANY:
        said = analysis.text[name.start : name.end].lower()
        return "C" if said in _OWNING else "I" if said == "it" else "K"
    return MARKS[name.ref.type]


def match(sketch: Sketch, words: Lexicon, classes: bool = False) -> Iterator[Found]:
    """Every relation that a pattern states, in the order of the rules; `classes`: those whose ends may be classes."""
    if len(sketch.names) < _FEW:
        return
    present = {
        "role": words.role.search(sketch.text) is not None,
        "firm": "⟦K" in sketch.text or words.firm.search(sketch.text) is not None,
        "site": words.site.search(sketch.text) is not None,
    }
    for rule in words.rules:
        if rule.classes is classes and any(present.get(n, n in sketch.text) for n in rule.needs):
            for hit in rule.pattern.finditer(sketch.text):
                yield from _found(sketch, rule, hit)


def _found(sketch: Sketch, rule: Rule, hit: re.Match[str]) -> Iterator[Found]:
    groups = hit.groupdict()
    start = sketch.offset(hit.start())
    ends = [n.end for n in _names(sketch, hit.group())]
    end = max(ends) if hit.group().endswith("⟧") else max(*ends, sketch.offset(hit.end()))
    role = _role(groups.get("role"))
    phrase = groups.get("np")
    others = [Ref.to(EntityType.FACILITY, _plain(sketch, phrase))] if phrase else _refs(sketch, groups["o"])
    standing = {sketch.names[int(number)].ref for number in _STANDING.findall(hit.group())}
    if not standing <= {*_refs(sketch, groups["s"]), *_refs(sketch, groups.get("o") or "")}:
        return
    for subject in _refs(sketch, groups["s"]):
        for other in others:
            predicate = _checked(rule.predicate, subject, other)
            fitting = (not rule.known or _makes(subject, other)) and (predicate is rule.predicate or not rule.strict)
            if fitting and (predicate is not Predicate.LOCATED_IN or _placed(subject, other)):
                yield Found(subject, predicate, other, start, end, rule.name, role, clause=rule.clause)


def _placed(subject: Ref, other: Ref) -> bool:
    """Whether one may lie in the other: a place only in a country, state or province ("Graz, Austria").

    A ministry that bears its country's name is not said to lie there.
    """
    if other.type is EntityType.PLACE and subject.name.endswith(f" of {other.name}"):
        return False
    if subject.type is not EntityType.PLACE or other.type is not EntityType.PLACE:
        return True
    entry = load().get(other.id or "")
    wide = entry is not None and (bool(entry.adjectives) or entry.name in lexicon().regions)
    within = load().get(subject.id or "")
    return wide and not (within is not None and within.adjectives)


def _refs(sketch: Sketch, marks: str) -> list[Ref]:
    """The ends that marks stand for; what only tells where a later one of a list is from ("Korea's Mirae") is none."""
    return [name.ref for name in _names(sketch, _ORIGIN.sub("", marks))]


def _plain(sketch: Sketch, text: str) -> str:
    """Words of a sketch with the names written out."""
    return _MARK.sub(lambda m: sketch.names[int(m.group(1))].ref.name, text)


def _names(sketch: Sketch, marks: str) -> list[Name]:
    return [sketch.names[int(number)] for number in _MARK.findall(marks)]


def _role(text: str | None) -> str | None:
    return " ".join(_MARK.sub("", text).split()).strip(" ,") or None if text else None


def _checked(predicate: Predicate, subject: Ref, other: Ref) -> Predicate:
    """`develops`, unless the lexicon knows another maker: then whose thing it is uses it."""
    if predicate is Predicate.DEVELOPS and _maker(other) is not None and not _makes(subject, other):
        return Predicate.USES
    return predicate


def _maker(made: Ref) -> str | None:
    entry = load().get(made.id or "") or _family(made)
    return entry.maker if entry is not None and made.type in _MADE else None


def _family(made: Ref) -> Entry | None:
    """The entry of the family that a version belongs to ("GPT-5": GPT)."""
    family = _FAMILY.match(made.name)
    entries = load().by_alias(family.group()) if family else ()
    return next((e for e in entries if e.type is made.type), None)


def _makes(subject: Ref, other: Ref) -> bool:
    """Whether the lexicon knows the subject for the maker of the object."""
    maker = _maker(other)
    return maker is not None and any(subject.name == e.name for e in load().by_alias(maker))
