"""What goes on about a deal after it was told ("This round was led by ...", "The pact, worth $3bn, ...")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from graph.families import FAMILIES
from graph.vocab import Role
from ingest.analysis import Analysis
from ingest.deals.event import Event, Part
from ingest.deals.implied import other_side, topic
from ingest.deals.join import Group, same_goods
from ingest.deals.party import is_firm
from ingest.deals.tree import clause_top
from ingest.lexicon_file import load
from ingest.segment import Block, Sentence

_NEAR = 3
"""Sentences back to which "this round" may point."""
_BACKERS = re.compile(r"\b[Ii]ts (?:\w+ )?(?:backers|investors|shareholders|owners)\b")


def complete(analysis: Analysis, events: Sequence[Event]) -> list[Event]:
    """The events, partial ones made whole by an earlier telling or by whom the paragraph is about; others dropped."""
    done: list[Event] = []
    waiting = sorted(events, key=lambda e: e.at)
    for number, event in enumerate(waiting):
        done.append(_completed(analysis, event, [*done, *waiting[number + 1 :]]))
    return done


def _completed(analysis: Analysis, event: Event, others: Sequence[Event]) -> Event:
    if not event.partial:
        return event
    earlier = _antecedent(event, others)
    if earlier is None:
        found = event if event.definite else _about_topic(analysis, event)
        found = found if found.whole else other_side(analysis, event, others)
    else:
        parts = earlier.parts if event.definite and ">bid." not in event.rule else _fitting(event, earlier)
        found = event.having(*parts, note=f"joined with {earlier.rule}")
    return replace(found, partial=not found.whole)


def _antecedent(event: Event, others: Sequence[Event]) -> Event | None:
    """The telling of the same family with what a partial one lacks: in its own sentence, or before a definite one."""
    if event.tree is None:
        return None
    best: tuple[int, int, Event] | None = None
    for other in others:
        if other.tree is None or not _one_trade(event, other):
            continue
        far = event.tree.sentence.index - other.tree.sentence.index
        whole = event.having(*_fitting(event, other), note="").whole
        near = far == 0 and _linked(event, other)
        if not event.ids & other.ids and (event.type is not other.type or event.rule.endswith("cede.unit")):
            continue
        if (
            whole
            and (near or (event.definite and 0 <= far <= _NEAR and other.at < event.at))
            and event.having(*_fitting(event, other), note="").whole
        ):
            key = (far, abs(event.at[0] - other.at[0]), other)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def _one_trade(event: Event, other: Event) -> bool:
    """Whether two tellings may be of one deal: of one family, in trade of one type."""
    return event.type is other.type or (FAMILIES[event.type] == FAMILIES[other.type] != "trade")


def _linked(event: Event, other: Event) -> bool:
    """Whether one trigger stands in the other's clause."""
    if event.trigger is None or other.trigger is None:
        return False
    own, its = clause_top(event.trigger), clause_top(other.trigger)
    return own.i == its.i


def _fitting(event: Event, other: Event) -> list[Part]:
    """The parties of another telling that play a role that this one lacks."""
    have = {p.role for p in event.parts}
    return [p for p in other.parts if p.role not in have or p.role is Role.PARTNER]


def _about_topic(analysis: Analysis, event: Event) -> Event:
    """A round or loan of which only those who give are named is the company's that the paragraph is about."""
    missing = {Role.INVESTOR: Role.INVESTEE, Role.LENDER: Role.BORROWER}
    roles = {p.role for p in event.parts}
    if event.tree is None or len(roles) != 1 or not roles <= set(missing) or not _of_topic(analysis, event):
        return event
    about = topic(analysis, event.tree.sentence)
    if about is None or about.name.ref.id in event.ids:
        return event
    return event.having(replace(about, role=missing[next(iter(roles))]), note="the paragraph's subject")


def _of_topic(analysis: Analysis, event: Event) -> bool:
    """Whether an event's noun, or "its backers", leaves open whose money it tells of."""
    words = analysis.text[event.clause[0] - 120 if event.clause[0] > 120 else 0 : event.clause[1]]
    return event.rule.startswith(("noun:", "verb:lend")) or _BACKERS.search(words) is not None


@cache
def _continuing() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    rows = load("deals")["continue"]
    return tuple((re.compile(row["cue"], re.IGNORECASE), frozenset(row["types"])) for row in rows)


def attach(groups: Sequence[Group], partial: Sequence[Event]) -> list[Event]:
    """Give each telling that names one side only ("A completes $2bn financing") to the one deal that it can mean; the
    others are returned."""
    left = []
    for event in partial:
        fits = [g for g in groups if event.ids < g.ids and _same_side(g, event) and _of_goods(g, event)]
        if len(fits) == 1 and not event.general and event.parts:
            fits[0].events.append(event)
            fits[0].joined.append(f"{event.rule}: names one side of it")
        else:
            left.append(event)
    return left


def _of_goods(group: Group, event: Event) -> bool:
    """Whether a telling of trade is about the group's goods, or points back to a deal told."""
    return FAMILIES[event.type] != "trade" or event.definite or same_goods(group, event)


def _same_side(group: Group, event: Event) -> bool:
    """Whether an event is of the group's type and gives its party the same role."""
    roles = {p.id: p.role for p in group.parts}
    return group.lead.type is event.type and all(roles[p.id] is p.role for p in event.parts)


def spread(analysis: Analysis, groups: Sequence[Group]) -> None:
    """Give each group the sentences that go on about its deal, until another deal is told."""
    told = {s for g in groups for s in g.sentences}
    for sentence in analysis.sentences:
        if sentence.index in told or sentence.block is Block.ROW:
            continue
        types = next((t for cue, t in _continuing() if cue.search(analysis.words(sentence))), None)
        home = _home(groups, sentence, types) if types is not None else _on_terms(analysis, groups, sentence)
        if home is not None:
            home.spans.append((sentence.start, sentence.end))
            home.joined.append(f"sentence at {sentence.start} goes on about it")


def _on_terms(analysis: Analysis, groups: Sequence[Group], sentence: Sentence) -> Group | None:
    """The deal whose terms a sentence states: it names a party, or "the partners", and says who pays or holds what."""
    cues = load("deals")["terms"]
    words = analysis.words(sentence)
    if not re.search(cues["cue"], words):
        return None
    both = re.search(cues["both"], words, re.IGNORECASE) is not None
    ids = {n.ref.id for n in analysis.names_in(sentence.start, sentence.end) if is_firm(n)}
    near = [g for g in groups if any(0 < sentence.index - i <= _NEAR for i in g.sentences)]
    fits = [g for g in near if (ids and ids <= g.ids) or (both and not ids)]
    fits = fits or [g for g in groups if ids and ids <= g.ids and g.lead.tree is None]
    return fits[-1] if len(fits) == 1 or (fits and fits[-1] is near[-1]) else None


def _home(groups: Sequence[Group], sentence: Sentence, types: frozenset[str]) -> Group | None:
    """The deal told last within reach, if its type fits the words that point back."""
    best: tuple[int, int, Group] | None = None
    for group in groups:
        reached = [i for i in group.sentences if 0 < sentence.index - i <= _NEAR * 2]
        if reached and (not types or group.lead.type in types):
            key = (max(reached), -group.lead.at[0], group)
            best = key if best is None or key[:2] > best[:2] else best
    return best[2] if best else None
