"""Lists that are found by words: entities, documents, and everything at once."""

from collections.abc import Iterator

from graph.journal import Record
from graph.model import Entity
from graph.network import Network
from graph.query.conditions import judge, tests
from graph.query.cursor import Place
from graph.query.filters import ClaimFilter, DealFilter, DocumentFilter, EntityFilter, SearchFilter
from graph.slug import slug
from graph.vocab import Kind


def claims_of(network: Network, entity_id: str) -> dict[Kind, int]:
    """How many claims of each kind are about an entity."""
    return {kind: network.by_entity.count((entity_id, kind)) for kind in Kind}


def entities(network: Network, query: EntityFilter) -> list[Place]:
    """The entities that a filter wants, in its order."""
    return sorted(_entity_place(network, entity, query.sort) for entity in network.entities() if _fits(entity, query))


def _entity_place(network: Network, entity: Entity, sort: str) -> Place:
    if sort == "name":
        return (entity.name.casefold(), entity.id)
    return (-sum(claims_of(network, entity.id).values()), entity.id)


def _fits(entity: Entity, query: EntityFilter) -> bool:
    if query.type and entity.type not in query.type:
        return False
    return query.q is None or _bears(entity, query.q)


def _bears(entity: Entity, words: str) -> bool:
    """Whether a name, an alias or an id holds these words."""
    wanted = words.casefold()
    return any(wanted in name.casefold() for name in (entity.name, *entity.aliases, entity.id, entity.wikidata or ""))


def documents(network: Network, query: DocumentFilter) -> tuple[list[Place], dict[str, int]]:
    """The documents that a filter wants, in its order, and how many it leaves out for want of a date."""
    sign = 1 if query.sort == "published" else -1
    found: list[Place] = []
    undated = 0
    for record in network.records.values():
        if not _document_fits(record, query):
            continue
        day = record.document.published
        if day is None and (query.since or query.until):
            undated += 1
        elif day is None or ((not query.since or day >= query.since) and (not query.until or day <= query.until)):
            found.append((sign * day.toordinal() if day else 10**7, record.document.id))
    return sorted(found), {"undated": undated} if undated else {}


def _document_fits(record: Record, query: DocumentFilter) -> bool:
    document = record.document
    if query.source:
        told = {(origin.source or "").casefold() for origin in document.origins}
        if not told & {source.casefold() for source in query.source}:
            return False
    if query.q is None:
        return True
    named = (part for origin in document.origins for part in (origin.name, origin.title or ""))
    text = " ".join([*named, document.text]).casefold()
    return all(part in text for part in query.q.casefold().split())


def search(network: Network, query: SearchFilter) -> list[Place]:
    """Whatever bears these words: entities (those called just so first), deals, claims, documents, each in order."""
    found: list[Place] = []
    for tier, items in enumerate(_tiers(network, query.q)):
        found.extend((tier + at / 10**9, item) for at, item in enumerate(items))
    return found


def _tiers(network: Network, words: str) -> Iterator[list[str]]:
    exact = set(network.naming.find(words))
    bearing = [place[1] for place in entities(network, EntityFilter(q=words))]
    named = {item for item in exact if network.naming.get(item)}
    yield sorted(named, key=lambda item: (slug(item.split("/", 1)[1]) != slug(words), item))
    yield [item for item in bearing if item not in named]
    asks = tests(network, DealFilter(q=words))
    deals = network.deals.joined
    yield [item for item in sorted(deals) if judge(asks, deals[item]) is True]
    asks = tests(network, ClaimFilter(q=words))
    ranks = sorted(rank for kind in (Kind.FIGURE, Kind.STATEMENT, Kind.RELATION) for rank in network.by_kind.get(kind))
    yield [rank[1] for rank in ranks if judge(asks, network.claims[rank[1]]) is True]
    yield [place[1] for place in documents(network, DocumentFilter(q=words))[0]]
