"""Why a deal was read as it was: trigger, rule, each role with its slot, what was joined; and deals nearly read."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.analysis import Analysis
from ingest.deals.event import Event
from ingest.deals.join import Group


@dataclass(frozen=True, slots=True)
class Explained:
    """One deal, or a near miss (`deal` false): a deal word with too few parties.

    `start` and `end` are the document's own offsets of the trigger. `roles` hold name, role, the slot that gave it and
    by what the name was found.
    """

    deal: bool
    trigger: str
    start: int
    end: int
    rule: str
    type: str
    roles: tuple[tuple[str, str, str, str], ...]
    joined: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The explanation as lines of text, the first without indentation."""
        what = "deal" if self.deal else "near miss"
        head = f"{what}: {self.type} by {self.rule}, trigger {self.trigger!r} at {self.start}"
        roles = (f"  {role}: {name} ({slot}; name by {how})" for name, role, slot, how in self.roles)
        return (head, *roles, *(f"  joined: {why}" for why in self.joined))


def explained(analysis: Analysis, groups: Sequence[Group], misses: Sequence[Event]) -> tuple[Explained, ...]:
    """Every deal and every near miss of a document, in the order of the text."""
    told = [_of(analysis, g.lead, g, True) for g in groups]
    near = [_of(analysis, e, Group([e]), False) for e in misses]
    return tuple(sorted([*told, *near], key=lambda e: (e.start, not e.deal)))


def _of(analysis: Analysis, event: Event, group: Group, deal: bool) -> Explained:
    start, end = analysis.raw(*event.at)
    others = [f"{e.rule} at {analysis.raw(*e.at)[0]}" for e in group.events if e is not event]
    return Explained(
        deal=deal,
        trigger=analysis.document.text[start:end],
        start=start,
        end=end,
        rule=event.rule,
        type=event.type.value,
        roles=tuple((p.name.ref.name, p.role.value, p.slot, p.name.how) for p in group.parts),
        joined=(*event.notes, *group.joined, *others),
    )
