"""What several independent sources tell: deals, figures and relations, each with all its claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.joined import Counts
from graph.model import Claim, kind_of
from graph.network import Network
from graph.sources import repeated
from graph.vocab import Kind


@dataclass(frozen=True)
class Corroboration:
    """A fact that two or more independent sources tell. `groups` holds its documents, those of one source together."""

    id: str
    kind: Kind
    claims: tuple[Claim, ...]
    groups: tuple[tuple[str, ...], ...]

    @property
    def counts(self) -> Counts:
        """How often it is told."""
        documents = {claim.document for claim in self.claims}
        return Counts(claims=len(self.claims), documents=len(documents), sources=len(self.groups))


def corroborations(network: Network) -> Iterator[Corroboration]:
    """Every fact with two or more independent sources; page furniture does not corroborate."""
    for deal_id in sorted(network.deals.joined):
        members = [member for member in network.deals.joined[deal_id].members if not member.furniture]
        yield from _told(network, deal_id, Kind.DEAL, members)
    for ids in network.facts.shared():
        claims = [claim for one in ids if not (claim := network.claims[one]).furniture]
        yield from _told(network, ids[0], kind_of(network.claims[ids[0]]), claims)


def _told(network: Network, fact: str, kind: Kind, claims: Sequence[Claim]) -> Iterator[Corroboration]:
    documents = {claim.document for claim in claims}
    if len(documents) < 2:
        return
    groups = network.sources.groups(documents, repeated(claims))
    if len(groups) > 1:
        yield Corroboration(fact, kind, tuple(sorted(claims, key=lambda claim: claim.id)), tuple(groups))
