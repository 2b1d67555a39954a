"""A document with its labelled deals, and which of its tellings and names they make right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.families import FAMILIES
from graph.vocab import Role
from ingest.analysis import Analysis, Name
from ingest.deals.event import Event
from ingest.deals.judge import Told
from ingest.deals.scene import Scene
from ingest.extractors.deals import tellings
from tests.eval.score import allowed, name_key, party_sets, same_name, same_names
from tests.training.documents import Labelled

Label = dict[str, Any]


@dataclass(frozen=True)
class Labels:
    """A document and its labelled deals; those in page furniture are left out."""

    name: str
    analysis: Analysis
    labels: tuple[Label, ...]

    @cached_property
    def told(self) -> list[Told]:
        """What rules read, sentence by sentence."""
        return list(tellings(self.analysis))

    @cached_property
    def events(self) -> list[Event]:
        """The tellings that name somebody."""
        return [e for one in self.told for e in one.events if e.parts]

    @cached_property
    def scene(self) -> Scene:
        """Whom the document names."""
        return Scene.of(self.analysis)

    def label_of(self, two: Sequence[Name]) -> Label | None:
        """The labelled deal whose evidence holds both names and whose parties they are; one that counts, if any."""
        some = {name_key(n.ref.name) for n in two}
        places = [self.analysis.raw(n.start, n.end)[0] for n in two]
        hit = [d for d in self.labels if within(d, some) and all(_holds(d, at) for at in places)]
        return min(hit, key=lambda d: bool(d["borderline"]), default=None)


def labels_of(one: Labelled) -> Labels:
    """The deals of a labelled document."""
    found = [
        {**d, "borderline": d.get("borderline") or d.get("minor"), "type_alt": d.get("alt_types", d.get("type_alt"))}
        for d in one.labels["deals"]
    ]
    return Labels(one.name, one.analysis, tuple(d for d in found if d["parties"] and not d.get("in_noise")))


def _holds(label: Label, at: int) -> bool:
    return any(span["start"] <= at < span["end"] for span in label["evidence"])


def names(event: Event) -> set[str]:
    """The names of its parties as the score compares them."""
    return {name_key(p.name.ref.name) for p in event.parts}


def covers(document: Labels, label: Label, event: Event) -> bool:
    """Whether the trigger stands in a label's evidence."""
    return _holds(label, document.analysis.raw(*event.at)[0])


def kin(label: Label, event: Event) -> bool:
    """Whether a label is of the event's family."""
    return FAMILIES[event.type] in {FAMILIES.get(t, t) for t in allowed(label, "type")}


def within(label: Label, some: set[str]) -> bool:
    """Whether these names are all parties of a labelled deal."""
    return any(all(any(same_name(n, y) for y in wanted) for n in some) for wanted in party_sets(label))


def roles(label: Label, some: Sequence[str]) -> list[Role | None]:
    """The role of each name in a labelled deal."""
    played = {name_key(p["name"]): Role(p["role"]) for p in label["parties"]}
    return [next((r for n, r in played.items() if same_name(n, name_key(one))), None) for one in some]


def verdict(document: Labels, event: Event) -> bool | None:
    """Whether a telling with its parties is a labelled deal; None where the label is borderline."""
    some = names(event)
    near = [d for d in document.labels if covers(document, d, event)]
    same = [d for d in document.labels if any(same_names(wanted, some) for wanted in party_sets(d))]
    hit = [d for d in same if kin(d, event) or d in near]
    if any(not d["borderline"] for d in hit):
        return True
    return None if any(d["borderline"] for d in [*hit, *near]) else False
