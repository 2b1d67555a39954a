"""The graph: a projection of the journal's records, kept up as documents come and go.

Nodes are entities, joined deals, figures, statements and documents; the key of a node is its id, `type` says what it
is. Edges run from what is told to what it is told of, and bear `type` and `claims`: a deal to its parties (type: the
role), its goods and its figures, a figure to its subjects, a statement to speaker and affiliation, the subject of a
relation to its object (type: the predicate, key: the claim), and everything to the documents that tell of it.

The same records give the same graph in any order, and taking one out gives the graph that never saw it. Nothing here
is locked: one thread writes and reads, or the caller keeps readers out while it writes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import networkx as nx

from graph import projection
from graph.dating import claim_rank, deal_rank
from graph.deals import Deals
from graph.decision import Decisions
from graph.facts import Facts
from graph.identities import Identities
from graph.index import Key, Rank, SortedIndex
from graph.joined import JoinedDeal
from graph.journal import Record
from graph.model import Claim, Deal, Entity, Figure, kind_of
from graph.naming import Lexicon, Naming
from graph.retelling import retold, without
from graph.sources import Sources
from graph.versions import Versions, Wanted
from graph.vocab import Kind

ALL = ""
"""The key of `deals_by_party` under which every joined deal stands."""


class Network:
    """The graph of some records, with its indexes. `revision` is the journal's, set by whoever keeps both."""

    def __init__(
        self,
        records: Iterable[Record] = (),
        lexicon: Lexicon | None = None,
        revision: int = 0,
        decisions: Decisions | None = None,
        versions: Wanted = Wanted.LATEST,
    ) -> None:
        self.versions = Versions(versions)
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.revision = revision
        self.naming = Naming(lexicon)
        self.sources = Sources()
        self.facts = Facts()
        self.deals = Deals(self.sources)
        self.records: dict[str, Record] = {}
        self.claims: dict[str, Claim] = {}
        self.by_kind: SortedIndex[Kind] = SortedIndex()
        self.by_entity: SortedIndex[tuple[str, Kind]] = SortedIndex()
        self.deals_by_party: SortedIndex[str] = SortedIndex()
        self.figures_by_unit: SortedIndex[str] = SortedIndex()
        self.labels: Counter[str] = Counter()
        self._orphans: set[str] = set()
        self._deal_ranks: dict[str, Rank] = {}
        self._lexicon = lexicon
        self._decisions = decisions or Decisions()
        self.deals.keep_apart(self._decisions.apart)
        self.identities = Identities(lexicon, self._decisions)
        self._told: dict[str, Record] = {}
        self._documents_of: dict[str, set[str]] = {}
        for record in records:
            self.versions.put(record)
        for record in list(self.versions.records.values()):
            if self.versions.stands(record.document.id):
                self._learn(record)
        for record in self._told.values():
            self._take(record)
        self._settle()

    def __contains__(self, document_id: object) -> bool:
        return document_id in self.records

    def add(self, record: Record) -> None:
        """Take a document in; one that is there (by its id) is replaced, so that new origins count."""
        self._follow({record.document.id}, self.versions.put(record))

    def remove(self, document_id: str) -> bool:
        """Take a document out with all its claims; false where it was not there."""
        known = document_id in self.versions
        self._follow({document_id}, self.versions.take(document_id))
        return known

    def _follow(self, changed: set[str], beside: set[str]) -> None:
        """Show what stands now: the documents that changed, and those beside them of which another version may be."""
        changed = changed | {one for one in beside if self.versions.stands(one) is not (one in self._told)}
        moved: set[str] = set()
        for one in sorted(changed):
            self._drop(one)
            moved |= self._forget(one)
        come = [self.versions.records[one] for one in sorted(changed) if self.versions.stands(one)]
        for record in come:
            moved |= self._learn(record)
        self._again(moved - changed)
        for record in come:
            self._take(record)
        self._settle()

    def decide(self, decisions: Decisions) -> None:
        """Follow other decisions of people: which names mean one entity, which claims are none."""
        other = self.rejected ^ decisions.rejected
        self._decisions = decisions
        self.deals.keep_apart(decisions.apart)
        held = {one for one, told in self._told.items() if any(c.id in other for c in told.reading.claims())}
        self._again(held | self._naming_them(self.identities.decide(decisions)))
        self._settle()

    def entities(self) -> Iterator[Entity]:
        """Every entity, in the order of the ids."""
        for entity_id in sorted(self.naming):
            entity = self.naming.get(entity_id)
            if entity is not None:
                yield entity

    @property
    def rejected(self) -> frozenset[str]:
        """The ids of claims that people rejected."""
        return self._decisions.rejected

    def told(self) -> Iterator[Record]:
        """Every record as it came, every version of it too, in the order of the documents' ids."""
        for document in sorted(self.versions.records):
            yield self.versions.records[document]

    def of(self, records: Iterable[Record], versions: Wanted = Wanted.LATEST) -> "Network":
        """Another network of these records, on the same lexicon, decisions and revision."""
        return Network(records, self._lexicon, self.revision, self._decisions, versions)

    def _learn(self, record: Record) -> set[str]:
        """Take note of a record's names; the documents whose entities are now told of under another id."""
        self._told[record.document.id] = record
        entities = tuple(projection.entities(record))
        for entity in entities:
            self._documents_of.setdefault(entity.id, set()).add(record.document.id)
        return self._naming_them(self.identities.add(entities))

    def _forget(self, document_id: str) -> set[str]:
        """Take back what `_learn` noted; the documents whose entities are now told of under another id."""
        record = self._told.pop(document_id, None)
        entities = tuple(projection.entities(record)) if record else ()
        for entity in entities:
            self._documents_of[entity.id].discard(document_id)
            if not self._documents_of[entity.id]:
                del self._documents_of[entity.id]
        return self._naming_them(self.identities.remove(entities))

    def _naming_them(self, ids: Iterable[str]) -> set[str]:
        return {document for one in ids for document in self._documents_of.get(one, ())}

    def _again(self, documents: Iterable[str]) -> None:
        """Take documents out and in again: their entities have other ids now."""
        shown = [document for document in sorted(documents) if self._drop(document)]
        for document in shown:
            self._take(self._told[document])

    def _take(self, told: Record) -> None:
        of = self.identities.of
        record = without(told, self.rejected)
        record = retold(record, of, (e.id for e in projection.entities(record) if of(e.id) != e.id))
        document = record.document
        self.records[document.id] = record
        self.sources.add(document.id, document.text)
        self.graph.add_node(document.id, type="document")
        for entity in projection.entities(record):
            self.naming.add(entity)
            self.graph.add_node(entity.id, type="entity")
        for claim in projection.claims(record):
            self.claims[claim.id] = claim
            self.facts.add(claim)
            self._rank(claim, record, add=True)
            if isinstance(claim, Deal):
                self.deals.add(claim, document.published)
            else:
                projection.draw_claim(self.graph, claim)

    def _drop(self, document_id: str) -> bool:
        record = self.records.pop(document_id, None)
        if record is None:
            return False
        for claim in projection.claims(record):
            del self.claims[claim.id]
            self.facts.remove(claim)
            self._rank(claim, record, add=False)
            if isinstance(claim, Deal):
                self.deals.remove(claim)
            else:
                projection.erase_claim(self.graph, claim)
        for entity in projection.entities(record):
            self.naming.remove(entity)
        self.graph.remove_node(document_id)
        self.sources.remove(document_id)
        self._orphans.update(e.id for e in projection.entities(record) if e.id not in self.naming)
        return True

    def _settle(self) -> None:
        """Redraw the joined deals that a change touched, then let go of entities that no document names any more."""
        gone, come = self.deals.settle()
        for deal in gone:
            self.graph.remove_node(deal.id)
            self._rank_deal(deal, add=False)
        for deal in come:
            projection.draw_deal(self.graph, deal)
            self._rank_deal(deal, add=True)
        self.graph.remove_nodes_from([orphan for orphan in self._orphans if orphan not in self.naming])
        self._orphans.clear()

    def _rank(self, claim: Claim, record: Record, *, add: bool) -> None:
        kind, rank = kind_of(claim), claim_rank(claim, record.document.published)
        _put(self.by_kind, kind, rank, add=add)
        for entity_id in projection.about(claim, record):
            _put(self.by_entity, (entity_id, kind), rank, add=add)
        if isinstance(claim, Figure):
            _put(self.figures_by_unit, claim.normalized.unit, rank, add=add)
        self._label(claim, 1 if add else -1)

    def _label(self, claim: Claim, step: int) -> None:
        for ref in projection.refs(claim):
            if ref.id is None:
                self.labels[ref.name] += step
                if not self.labels[ref.name]:
                    del self.labels[ref.name]

    def _rank_deal(self, deal: JoinedDeal, *, add: bool) -> None:
        rank = deal_rank(deal, self.published(deal)) if add else self._deal_ranks.pop(deal.id)
        for key in (ALL, *(party.id for party in deal.parties if party.id)):
            _put(self.deals_by_party, key, rank, add=add)
        if add:
            self._deal_ranks[deal.id] = rank

    def published(self, deal: JoinedDeal) -> date | None:
        """The latest day on which a document published the deal."""
        days = (self.records[member.document].document.published for member in deal.members)
        return max((day for day in days if day), default=None)


def _put(index: SortedIndex[Key], key: Key, rank: Rank, *, add: bool) -> None:
    if add:
        index.add(key, rank)
    else:
        index.remove(key, rank)
