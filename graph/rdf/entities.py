"""Entities: our own class, schema.org's class, name, aliases, Wikidata."""

from collections.abc import Iterable, Iterator

from graph.model import Claim, Deal, Entity, Figure, Reading, Ref, Relation, Statement
from graph.rdf.claims import AGENTS
from graph.rdf.namespace import DCT, PROV, RDF, RDFS, SCHEMA, SKOS, WIKIDATA, Names
from graph.rdf.terms import Term, Triple, english, iri, text
from graph.vocab import EntityType

CLASSES: dict[EntityType, Term] = {
    EntityType.COMPANY: SCHEMA.Organization,
    EntityType.ORGANIZATION: SCHEMA.Organization,
    EntityType.PERSON: SCHEMA.Person,
    EntityType.PLACE: SCHEMA.Place,
    EntityType.MODEL: SCHEMA.SoftwareApplication,
    EntityType.CHIP: SCHEMA.Product,
    EntityType.TECHNOLOGY: SCHEMA.DefinedTerm,
    EntityType.POLICY: SCHEMA.Legislation,
    EntityType.FACILITY: SCHEMA.CivicStructure,
    EntityType.PRODUCT: SCHEMA.Product,
}


def entity_triples(names: Names, entity: Entity) -> Iterator[Triple]:
    """One entity. A Wikidata item is an exact match, never `owl:sameAs`: that would merge all that is said of both."""
    node = names.entity(entity.id)
    yield node, RDF.type, names.entity_class(entity.type)
    yield node, RDF.type, CLASSES[entity.type]
    if entity.type in AGENTS:
        yield node, RDF.type, PROV.Agent
    yield node, RDFS.label, english(entity.name)
    yield node, DCT.identifier, text(entity.id)
    for alias in entity.aliases:
        yield node, SKOS.altLabel, english(alias)
    if entity.wikidata:
        yield node, SKOS.exactMatch, iri(WIKIDATA + entity.wikidata)


def refs_of(claim: Claim) -> Iterator[Ref]:
    """Every ref of a claim."""
    match claim:
        case Figure():
            yield from claim.subjects
            yield from _given(claim.attributed_to)
        case Deal():
            yield from (Ref(id=party.id, type=party.type, name=party.name) for party in claim.parties)
            yield from claim.goods_entities
            yield from _given(claim.attributed_to)
            for figure in claim.figures:
                yield from refs_of(figure)
        case Statement():
            yield from _given(claim.speaker, claim.affiliation)
        case Relation():
            yield from _given(claim.subject, claim.object, claim.attributed_to)


def _given(*refs: Ref | None) -> Iterator[Ref]:
    yield from (ref for ref in refs if ref)


def entities_of(readings: Iterable[Reading]) -> tuple[Entity, ...]:
    """Every entity that the readings name, in the order of ids.

    Aliases are joined, of several names and Wikidata items the first in text order stands, so that the order of the
    readings leaves no trace. Refs that no reading describes are described by themselves.
    """
    found: dict[str, Entity] = {}
    for reading in readings:
        bare = (
            Entity(id=ref.id, type=ref.type, name=ref.name)
            for claim in reading.claims()
            for ref in refs_of(claim)
            if ref.id
        )
        for entity in (*reading.entities, *bare):
            known = found.get(entity.id)
            found[entity.id] = _joined(known, entity) if known else entity
    return tuple(found[key] for key in sorted(found))


def _joined(one: Entity, other: Entity) -> Entity:
    if one == other:
        return one
    name = min(one.name, other.name)
    aliases = {*one.aliases, *other.aliases, one.name, other.name} - {name}
    wikidata = min((q for q in (one.wikidata, other.wikidata) if q), default=None)
    return Entity(id=one.id, type=one.type, name=name, aliases=tuple(sorted(aliases)), wikidata=wikidata)
