"""Whom a deal's words imply without a name: whom the paragraph is about, or who ordered what is supplied."""

from collections.abc import Sequence
from dataclasses import replace

from graph.vocab import DealType, Role
from ingest.analysis import Analysis
from ingest.deals.event import Event, Part
from ingest.deals.lexicon import lexicon
from ingest.deals.party import is_firm
from ingest.deals.tree import subjects
from ingest.segment import Sentence

_NEAR = 8
"""Sentences back to the order for which something is supplied."""
_MISSING = {
    Role.BUYER: Role.SELLER,
    Role.SELLER: Role.BUYER,
    Role.LESSEE: Role.LESSOR,
    Role.LESSOR: Role.LESSEE,
    Role.LICENSEE: Role.LICENSOR,
    Role.LICENSOR: Role.LICENSEE,
    Role.PARTNER: Role.PARTNER,
}


def other_side(analysis: Analysis, event: Event, others: Sequence[Event]) -> Event:
    """The event with the side that its subject ("the firm") or an order told before it implies."""
    roles = {p.role for p in event.parts}
    if event.tree is None or event.trigger is None or len(roles) != 1 or not roles <= set(_MISSING):
        return event
    missing = _MISSING[next(iter(roles))]
    about = topic(analysis, event.tree.sentence)
    if about is not None and about.id not in event.ids and _is_definite(event):
        return event.having(replace(about, role=missing), note="the paragraph's subject")
    return _for_orderer(event, others) if missing is Role.BUYER else event


def _is_definite(event: Event) -> bool:
    """Whether the subject of an event's verb is "the firm", "the company", and no name."""
    if event.trigger is None or event.trigger.pos_ != "VERB" or any(p.slot == "subj" for p in event.parts):
        return False
    for token in subjects(event.trigger):
        first = token.left_edge.lower_
        if first == "the" and token.lemma_.lower() in lexicon().collective:
            return True
    return False


def _for_orderer(event: Event, others: Sequence[Event]) -> Event:
    """Who "will supply" parts right after an order was told supplies the one who ordered."""
    if event.tree is None or not event.rule.endswith(">supply") or not _will(event):
        return event
    buyers: dict[str, Part] = {}
    for other in others:
        if other.tree is None or other.type is not DealType.SUPPLY or other.partial or other.at >= event.at:
            continue
        if event.tree.sentence.index - other.tree.sentence.index <= _NEAR:
            buyers |= {p.id: p for p in other.parts if p.role is Role.BUYER}
    return event.having(*buyers.values(), note="supplies the order told before") if len(buyers) == 1 else event


def _will(event: Event) -> bool:
    return event.trigger is not None and any(
        c.lower_ in {"will", "to"} for c in event.trigger.children if c.dep_ == "aux"
    )


def topic(analysis: Analysis, sentence: Sentence) -> Part | None:
    """The company with which the paragraph's first sentence opens."""
    first = next(s for s in analysis.sentences if s.paragraph == sentence.paragraph)
    for name in analysis.names_in(first.start, min(first.end, first.start + 60)):
        if is_firm(name) and first.index <= sentence.index and analysis.text[name.end : name.end + 1] != ":":
            return Part(name, Role.PARTNER, "topic")
    return None
