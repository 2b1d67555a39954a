"""The part of the graph around some nodes: a breadth-first walk, many times quicker than `networkx.ego_graph`.

Edges count in both directions. What is told by a document is reached from the document, but a walk from elsewhere
goes to documents only where they are asked for: all of a paper's claims are no neighbours of each other.
"""

from collections.abc import Collection, Iterator

from graph.network import Network

DOCUMENT = "document"


def around(network: Network, centers: Collection[str], hops: int, types: Collection[str]) -> dict[str, int]:
    """The nodes at most `hops` edges from the centers with their distance; of these types only, where some are named.

    In the order of distance, then of ids, so that a cut takes the farthest.
    """
    found = dict.fromkeys(sorted(centers), 0)
    edge = list(found)
    for distance in range(1, hops + 1):
        reached = {node for near in edge for node in _neighbours(network, near) if node not in found}
        edge = sorted(node for node in reached if _wanted(network, node, types))
        found.update(dict.fromkeys(edge, distance))
    return found


def node_type(network: Network, node: str) -> str:
    """The type of a node; for an entity, what it is (company, person, ...)."""
    entity = network.naming.get(node)
    return entity.type.value if entity else str(network.graph.nodes[node]["type"])


def _neighbours(network: Network, node: str) -> Iterator[str]:
    yield from network.graph.successors(node)
    yield from network.graph.predecessors(node)


def _wanted(network: Network, node: str, types: Collection[str]) -> bool:
    kind = node_type(network, node)
    return kind in types if types else kind != DOCUMENT
