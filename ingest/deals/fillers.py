"""Who of earlier sentences may fill the role that a telling leaves open, each with the clues for and against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.families import FAMILIES
from graph.vocab import Role
from ingest.analysis import Name
from ingest.deals.event import Event
from ingest.deals.opening import openings, shape
from ingest.deals.party import is_firm
from ingest.deals.scene import Scene

_BACK = 6
"""Sentences back in which a filler is looked for."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A company that may be the missing side, and the clues."""

    name: Name
    clues: frozenset[str]


def fillers(scene: Scene, event: Event, role: Role, others: Sequence[Event]) -> Iterator[Filler]:
    """Every company that may fill a role: those named shortly before or in the headline."""
    if event.tree is None or event.trigger is None:
        return
    open_ = _opening_clues(event, role)
    here = {n.ref.id or "" for n in event.tree.names.values() if is_firm(n)}
    for key, gap, name in _earlier(scene, event, here):
        clues = {*_before_clues(scene, event, name, gap), *_story_clues(scene, event, key, others)}
        clues |= {*open_, *_agreeing(event, role, name), f"others here {min(len(here - event.ids), 3)}"}
        yield Filler(name, frozenset(_typed(role, clues)))


def _earlier(scene: Scene, event: Event, here: set[str]) -> Iterator[tuple[str, int, Name]]:
    """Those named before, near enough, or in the headline, or most in the document."""
    assert event.tree is not None
    sentence = event.tree.sentence
    for key, gap, name in scene.before(sentence, sentence.start):
        far = gap > _BACK and key not in scene.headed and key != scene.topic
        if key not in here and key not in event.ids and not far:
            yield key, gap, name


def _typed(role: Role, clues: set[str]) -> Iterator[str]:
    """The clues, each also for this role."""
    yield f"role {role.value}"
    for clue in clues:
        yield clue
        yield f"{role.value}: {clue}"


def _opening_clues(event: Event, role: Role) -> list[str]:
    """How the open role is realised."""
    assert event.tree is not None
    found = [(slot, shape(event.tree, t)) for slot, t in openings(event, role)]
    if not found:
        return ["open nothing"]
    slot, first = found[0]
    return [f"open {first}", f"open slot {slot}", f"open {first.partition(':')[0]}"]


def _before_clues(scene: Scene, event: Event, name: Name, gap: int) -> Iterator[str]:
    """Where a company of an earlier sentence stands."""
    assert event.tree is not None
    analysis, sentence = scene.analysis, event.tree.sentence
    own = analysis.sentence_at(name.start)
    yield f"gap {min(gap, 4)}"
    yield f"same paragraph {own.paragraph == sentence.paragraph}"
    key = name.ref.id or ""
    rank = next(i for i, row in enumerate(scene.before(sentence, sentence.start)) if row[0] == key)
    yield f"rank {min(rank, 4)}"
    if scene.opening(own) == key:
        yield f"opens its sentence {gap < 2}"
    if scene.paragraph_opening(sentence) == key:
        yield "opens the paragraph"
    yield f"sentence opens with a name {bool(scene.opening(sentence))}"


def _story_clues(scene: Scene, event: Event, key: str, others: Sequence[Event]) -> Iterator[str]:
    """What a company is in the whole document, and in other tellings."""
    yield f"topic {key == scene.topic}"
    if key in scene.headed:
        yield "in the headline"
    most = max(scene.counts.values(), default=1)
    yield f"share of mentions {min(4, int(5 * scene.counts[key] / most))}"
    assert event.tree is not None
    for other in others:
        if other is event or key not in other.ids:
            continue
        gap = "same" if other.sentence == event.sentence else "other"
        whole = "whole" if not other.partial else "part"
        kin = "kin" if FAMILIES[other.type] == FAMILIES[event.type] else "else"
        yield f"elsewhere {gap} {whole} {kin}"
        if event.ids <= other.ids:
            yield f"told together {kin} {gap}"


def _agreeing(event: Event, role: Role, name: Name) -> Iterator[str]:
    """Whether the head of the open phrase is a word of the name ("the fund", Acme Growth Fund)."""
    words = set(name.ref.name.lower().split())
    if any(t.lemma_.lower() in words for _, t in openings(event, role)):
        yield "head in name"
