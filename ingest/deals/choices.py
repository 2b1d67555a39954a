"""How a telling may be completed: as it is, with another company of its sentence, or with one named before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.families import FAMILIES
from graph.vocab import Role
from ingest.classifier import Classifier
from ingest.deals.bond import Bond, played
from ingest.deals.event import Event, Part
from ingest.deals.fillers import Filler, fillers
from ingest.deals.opening import missing
from ingest.deals.scene import Scene
from ingest.deals.worth import worth

_TRIED = 2
"""How many fillers of each kind are tried, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A telling with its parties, and the clues by which it is judged."""

    event: Event
    clues: frozenset[str]


def open_role(event: Event) -> Role | None:
    """The role that nobody fills; None where both sides are named, or where no sentence was parsed."""
    return None if event.whole or event.tree is None else missing(event)


def choices(
    scene: Scene, event: Event, others: Sequence[Event], bonds: Sequence[Bond], ranker: Classifier
) -> Iterator[Choice]:
    """Every way in which a telling may be completed, each with its clues."""
    role = open_role(event)
    near = [b for b in bonds if len(b.couple.ids & event.ids) == 1] if role is not None else []
    found = list(fillers(scene, event, role, others)) if role is not None else []
    ranked = sorted(((ranker.probability(f.clues), -n, f) for n, f in enumerate(found)), reverse=True)
    rivals = {f"best before {_bin(max((r[0] for r in ranked), default=0.0))}"}
    rivals |= {f"best beside {_bin(max((b.chance for b in near), default=0.0))}"}
    yield Choice(event, worth(scene, event, others) | rivals | _borne(event, bonds) | {"as it is"})
    for place, bond in enumerate(near[:_TRIED]):
        whole = _beside(event, bond)
        extra = {f"beside {place}", "filled beside", f"one family {FAMILIES[event.type] == bond.family}"}
        yield Choice(whole, worth(scene, whole, others) | rivals | extra | _borne(whole, bonds))
    for place, (chance, _, filler) in enumerate(ranked[:_TRIED]):
        assert role is not None
        whole = _before(event, filler, role, chance)
        extra = {f"before {place}", f"filler {_bin(chance)}", "filled before"}
        yield Choice(whole, worth(scene, whole, others) | rivals | extra)


def _bin(chance: float) -> str:
    return str(min(9, int(chance * 10)))


def _borne(event: Event, bonds: Sequence[Bond]) -> set[str]:
    """How far the pairs of its parties bear a telling out: the best of them, and that of the party that has least."""
    own = [b for b in bonds if b.couple.ids <= event.ids]
    if not own:
        return {"no pair"}
    least = min(max((b.chance for b in own if i in b.couple.ids), default=0.0) for i in event.ids)
    best = own[0]
    found = {f"pair {_bin(best.chance)}", f"least {_bin(least)}", f"pair family {best.family == FAMILIES[event.type]}"}
    return found | {f"pair at least {n}" for n in range(1, 10) if best.chance * 10 >= n}


def _beside(event: Event, bond: Bond) -> Event:
    """The event with a company of its sentence, and what the pair says of type and roles."""
    type_, parts = played(bond, event)
    note = f"{' and '.join(p.name.ref.name for p in parts)}, learned: p={bond.chance:.2f}"
    new = tuple(p for p in parts if p.id not in event.ids)
    clash = type_ is not event.type or any(n.role is p.role is not Role.PARTNER for n in new for p in event.parts)
    known = {p.id: p for p in parts} if clash else {}
    own = tuple(known.get(p.id, p) for p in event.parts)
    return replace(event, type=type_, parts=own + new, notes=(*event.notes, note))


def _before(event: Event, filler: Filler, role: Role, chance: float) -> Event:
    """The event with a company named before."""
    note = f"{filler.name.ref.name} as {role.value}, learned: p={chance:.2f}"
    parts = (*event.parts, Part(filler.name, role, "named before"))
    return replace(event, parts=parts, notes=(*event.notes, note))
