"""Whether a telling with these parties is a deal, and one of its own: features of what is learned."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from graph.families import FAMILIES
from ingest.deals.event import Event
from ingest.deals.lexicon import lexicon
from ingest.deals.opening import determiner, missing, openings, shape
from ingest.deals.scene import Scene
from ingest.deals.slots import maker
from ingest.deals.tree import CLAUSES

_MAKING = ("receive", "answer", "give", "light", "leave")
_MODALS = frozenset({"will", "would", "could", "may", "might", "can", "should", "must", "to"})


def worth(scene: Scene, event: Event, others: Sequence[Event]) -> frozenset[str]:
    """The features of a telling with its parties, however they were found."""
    side = "whole" if event.whole else f"only {event.parts[0].role.value}" if event.parts else "none"
    clues = {side, event.rule.partition(":")[0], f"type {event.type.value}", f"parties {min(len(event.parts), 4)}"}
    return frozenset({*clues, *_form(event), *_around(scene, event), *_told(event, others), *_open(event)})


def _open(event: Event) -> Iterator[str]:
    role = missing(event)
    if role is None or role in {p.role for p in event.parts} or event.tree is None:
        return
    found = [shape(event.tree, t) for _, t in openings(event, role)]
    yield f"open {found[0] if found else 'nothing'}"


def _form(event: Event) -> Iterator[str]:
    """The form of the trigger: tense and modality of its clause, what determines a noun."""
    trigger = event.trigger
    if trigger is None:
        yield "row"
        return
    yield f"definite {event.definite}"
    yield f"lonely {event.lonely}"
    if event.rule.startswith("noun"):
        yield f"determiner {determiner(trigger)}"
        yield f"tag {trigger.tag_}"
        yield f"noun is {trigger.dep_}"
        made = maker(trigger)
        yield f"made by {next((k for k in _MAKING if made in getattr(lexicon(), k)), 'other')}"
    else:
        yield f"tag {trigger.tag_} {trigger.dep_}"
    verb = _verb(trigger)
    if verb is not None:
        words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg", "mark", "auxpass"}}
        yield from (f"aux {w}" for w in words & _MODALS)
        yield from (f"{d}" for d in ("neg", "mark") if any(c.dep_ == d for c in verb.children))
        yield f"verb tag {verb.tag_}"


def _verb(token: Token) -> Token | None:
    """The verb of the clause."""
    while token.pos_ not in CLAUSES and token.head != token:
        token = token.head
    return token if token.pos_ in CLAUSES else None


def _around(scene: Scene, event: Event) -> Iterator[str]:
    """What the clause and the document hold: money, a number, a quotation, a heading."""
    analysis = scene.analysis
    start, end = analysis.raw(*event.clause)
    figures = [f for f in analysis.figures if start <= f.start < end]
    yield from {f"figure {f.dimension.value}" for f in figures}
    if not figures:
        yield "no figure"
    at = analysis.raw(*event.at)[0]
    if any(s.start <= at < s.end and s.kind.value == "direct" for s in analysis.statements):
        yield "in a quotation"
    if event.tree is not None:
        yield f"block {event.tree.sentence.block.value}"
        yield f"first sentences {event.tree.sentence.index < 3}"
    yield from (f"topic is {p.role.value}" for p in event.parts if p.id == scene.topic)


def _told(event: Event, others: Sequence[Event]) -> Iterator[str]:
    """Whether other tellings name its parties too."""
    for other in others:
        if other.at == event.at or not event.ids & other.ids:
            continue
        kin = "kin" if FAMILIES[other.type] == FAMILIES[event.type] else "else"
        whole = "whole" if not other.partial else "part"
        here = "here" if other.sentence == event.sentence else "before" if other.at < event.at else "after"
        how = (
            "same"
            if other.ids == event.ids
            else "more"
            if event.ids < other.ids
            else "fewer"
            if other.ids < event.ids
            else "some"
        )
        yield f"told {kin} {whole} {here} {how}"
        if kin == "kin":
            yield f"told {whole} {how}"
