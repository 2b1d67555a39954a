"""From groups of events to deals: roles, status, date, figures, evidence, identifiers."""

from collections import Counter
from collections.abc import Sequence

from graph.model import Deal, Evidence, Figure, Party, Ref
from graph.slug import claim_id, discriminated_id
from graph.vocab import DateBasis, EntityType, Kind, Modality, Status
from ingest.analysis import Analysis
from ingest.deals.belong import figures_of
from ingest.deals.dates import date_of
from ingest.deals.event import Event
from ingest.deals.join import Group
from ingest.deals.stage import is_denied, stage

_GOODS = frozenset({EntityType.PRODUCT, EntityType.CHIP, EntityType.MODEL, EntityType.TECHNOLOGY})
_MODALITY = {
    Status.RUMOURED: Modality.POSSIBLE,
    Status.REPORTED: Modality.REPORTED,
    Status.PLANNED: Modality.PLANNED,
    Status.ANNOUNCED: Modality.ASSERTED,
    Status.COMPLETED: Modality.ASSERTED,
    Status.CANCELLED: Modality.ASSERTED,
}


def build(analysis: Analysis, groups: Sequence[Group]) -> tuple[Deal, ...]:
    """The deals of a document, in the order of their triggers."""
    figures = figures_of(analysis, groups)
    shared = Counter(g.lead.at for g in groups)
    return tuple(_deal(analysis, g, f, shared[g.lead.at] > 1) for g, f in zip(groups, figures, strict=True))


def _deal(analysis: Analysis, group: Group, figures: list[Figure], shared: bool) -> Deal:
    lead = group.lead
    start, end = analysis.raw(*lead.at)
    document = analysis.document
    also = sorted(group.ids) if shared else []
    status = stage(analysis, group)
    date = date_of(analysis, group)
    evidence = _evidence(analysis, group)
    published = DateBasis.PUBLISHED if document.published else DateBasis.UNKNOWN
    return Deal(
        id=discriminated_id(Kind.DEAL, document.id, start, end, *also)
        if also
        else claim_id(Kind.DEAL, document.id, start, end),
        type=lead.type,
        status=status,
        parties=tuple(Party(id=p.id, type=p.name.ref.type, name=p.name.ref.name, role=p.role) for p in group.parts),
        goods=_goods(analysis, group.events),
        goods_entities=_goods_entities(analysis, group.events),
        figures=tuple(figures),
        date=date,
        date_basis=DateBasis.STATED if date is not None and date.start is not None else published,
        modality=_MODALITY[status],
        negated=is_denied(analysis, group),
        furniture=all(analysis.is_furniture(*e.at) for e in group.events),
        evidence=evidence,
    )


def _evidence(analysis: Analysis, group: Group) -> tuple[Evidence, ...]:
    """Every stretch that tells of the deal, each once; first that of the leading trigger."""
    spans = [*(e.clause for e in group.events), *group.spans]
    kept: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        else:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
    return tuple(analysis.evidence(*s) for s in kept)


def _goods(analysis: Analysis, events: Sequence[Event]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for event in events:
        for place in event.goods:
            start, end = map(int, place.split(":"))
            found.setdefault(" ".join(analysis.text[start:end].split()))
    return tuple(found)


def _goods_entities(analysis: Analysis, events: Sequence[Event]) -> tuple[Ref, ...]:
    """The products, chips and models that the goods name."""
    found: dict[str | None, Ref] = {}
    for event in events:
        for place in event.goods:
            start, end = map(int, place.split(":"))
            found |= {n.ref.id: n.ref for n in analysis.names_in(start, end) if n.ref.type in _GOODS}
    return tuple(found.values())
