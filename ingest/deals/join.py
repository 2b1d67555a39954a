"""One deal a document, however often it is told: events that tell of the same deal are grouped."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.families import FAMILIES
from graph.vocab import DealType, Role
from ingest.deals.event import Event, Part
from ingest.deals.lexicon import lexicon

_NEAR = 2
"""Sentences between two tellings of which one names fewer parties."""


@dataclass(slots=True)
class Group:
    """The events of one deal, in the order of the text; the first that names all parties leads."""

    events: list[Event]
    joined: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all parties."""
        return frozenset(p.id for p in self.parts)

    @property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences that tell of it."""
        return frozenset(e.sentence for e in self.events)

    @property
    def lead(self) -> Event:
        """The event that says most of what the deal is: a specific one before a general one, then the first."""
        return min(self.events, key=lambda e: (e.general, e.at))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every party once, with the role that the leading event gives it, else the first that gives one."""
        found: dict[str, Part] = {}
        for event in sorted(self.events, key=lambda e: (e is not self.lead, e.general, e.at)):
            for part in event.parts:
                found.setdefault(part.id, part)
        return tuple(_one_kind(self.lead, found.values()))


def _one_kind(lead: Event, parts: Iterable[Part]) -> Iterable[Part]:
    """Where the deal is an alliance, every party is a partner."""
    for part in parts:
        together = FAMILIES[lead.type] == "alliance" or lead.type is DealType.MERGER
        yield Part(part.name, Role.PARTNER, part.slot) if together else part


def group(events: Sequence[Event]) -> list[Group]:
    """The deals that events tell of, in the order of their first telling."""
    groups: list[Group] = []
    for event in sorted(events, key=lambda e: (-len(e.ids), e.general, e.at)):
        home = next((g for g in groups if _why(g, event)), None)
        if home is None:
            groups.append(Group([event]))
        else:
            home.joined.append(f"{event.rule}: {_why(home, event)}")
            home.events.append(event)
    for one in groups:
        one.events.sort(key=lambda e: e.at)
    return sorted(groups, key=lambda g: g.events[0].at)


def _why(group: Group, event: Event) -> str | None:
    """Why an event tells of a group's deal; None where it does not."""
    same = any(FAMILIES[e.type] == FAMILIES[event.type] for e in group.events)
    general = event.general or all(e.general for e in group.events)
    if event.ids == group.ids and (same or general):
        return "same parties"
    if event.ids < group.ids and same and len(event.ids) > 1 and not _other_side(group, event):
        return "fewer of the same parties"
    if event.rule.endswith("take.part") and _close(group, event) and _same_taker(group, event):
        return "takes part in the round"
    if (
        event.ids < group.ids
        and same
        and not event.whole
        and not _other_side(group, event)
        and same_goods(group, event)
    ):
        return "one side of it and the same goods"
    if event.ids < group.ids and general and (event.definite or _close(group, event)):
        return "fewer of the same parties"
    return None


def _other_side(group: Group, event: Event) -> bool:
    """Whether an event gives one of the parties another role than the group does."""
    roles = {p.id: p.role for p in group.parts}
    return any(roles[p.id] is not p.role for p in event.parts)


def _same_taker(group: Group, event: Event) -> bool:
    """Whether an event gives money to the company to which the group's deal gives it."""
    own = {p.id for p in event.parts if p.role is Role.INVESTEE}
    return bool(own) and own <= {p.id for p in group.parts if p.role is Role.INVESTEE}


def same_goods(group: Group, event: Event) -> bool:
    """Whether the telling of one side and the deal name the same kind of goods."""
    own = _wares(event)
    return any(own & _wares(e) for e in group.events)


def _wares(event: Event) -> set[str]:
    """The goods that the words of a telling name, in the singular."""
    if event.tree is None:
        return set()
    start, end = (at - event.tree.sentence.start for at in event.clause)
    words = (w.removesuffix("s") for w in re.findall(r"[a-z]+", event.tree.text[start:end].lower()))
    return {w for w in words if w in lexicon().kinds["ware"]}


def _close(group: Group, event: Event) -> bool:
    return any(
        e.tree is not None and event.tree is not None and abs(e.tree.sentence.index - event.tree.sentence.index) < _NEAR
        for e in group.events
    )
