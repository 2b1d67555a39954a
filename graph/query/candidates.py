"""Where to look for the rows of a filter: the shortest list of an index that holds them all, newest first."""

from collections.abc import Iterable, Sequence

from graph import units
from graph.index import Rank
from graph.network import ALL, Network
from graph.query.filters import ClaimFilter, ClaimListing, DealFilter, FigureFilter, RelationFilter, StatementFilter
from graph.vocab import Dimension, Kind

Lists = Iterable[list[Rank]]


def candidates(network: Network, query: ClaimListing) -> list[Rank]:
    """Rows among which are all that the filter wants, in the order of their dates, newest first."""
    match query:
        case DealFilter():
            named = [*([name] for name in query.involving), query.party]
            return _shortest((_deals(network, names) for names in named if names), network.deals_by_party.get(ALL))
        case FigureFilter():
            lists = [_claims(network, query.subject, [Kind.FIGURE])] if query.subject else []
            if query.unit:
                lists.append(_units(network, query.unit))
            return _shortest(lists, network.by_kind.get(Kind.FIGURE))
        case StatementFilter():
            return _about(network, [query.speaker, query.affiliation, query.about], Kind.STATEMENT)
        case RelationFilter():
            return _about(network, [query.subject, query.object, query.about], Kind.RELATION)
        case ClaimFilter():
            kinds = query.kind or tuple(Kind)
            everything = _merged(network.by_kind.get(kind) for kind in kinds)
            return _claims(network, query.about, kinds) if query.about else everything
        case _:
            raise TypeError(type(query).__name__)


def _about(network: Network, parameters: Iterable[Sequence[str]], kind: Kind) -> list[Rank]:
    lists = (_claims(network, names, [kind]) for names in parameters if names and _known(network, names))
    return _shortest(lists, network.by_kind.get(kind))


def _known(network: Network, names: Iterable[str]) -> bool:
    """Whether all names are entities: unnamed sources stand in no index."""
    return all(network.naming.find(name) for name in names)


def _claims(network: Network, names: Iterable[str], kinds: Iterable[Kind]) -> list[Rank]:
    kinds = tuple(kinds)
    if not _known(network, names := tuple(names)):
        return _merged(network.by_kind.get(kind) for kind in kinds)
    ids = (entity for name in names for entity in network.naming.find(name))
    return _merged(network.by_entity.get((entity, kind)) for entity in ids for kind in kinds)


def _deals(network: Network, names: Iterable[str]) -> list[Rank]:
    if not _known(network, names := tuple(names)):
        return network.deals_by_party.get(ALL)
    return _merged(network.deals_by_party.get(entity) for name in names for entity in network.naming.find(name))


def _units(network: Network, symbols: Iterable[str]) -> list[Rank]:
    """The figures of these units; where one is a currency those of all currencies, which are not found but counted."""
    bases = {units.unit(symbol).base for symbol in symbols}
    if any(units.unit(base).dimension is Dimension.MONEY for base in bases):
        bases |= {base for base in network.figures_by_unit if units.unit(base).dimension is Dimension.MONEY}
    return _merged(network.figures_by_unit.get(base) for base in sorted(bases))


def _merged(lists: Lists) -> list[Rank]:
    found = list(lists)
    return found[0] if len(found) == 1 else sorted({rank for ranks in found for rank in ranks})


def _shortest(lists: Lists, everything: list[Rank]) -> list[Rank]:
    return min([*lists, everything], key=len)
