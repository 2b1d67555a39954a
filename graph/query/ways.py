"""The steps between entities, gathered once a revision."""

from graph.network import Network
from graph.query.paths import Steps, circles, connections, flows
from graph.query.revised import Revised


class Ways(Revised):
    """Connections, flows and circles of one network."""

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.connections: Steps = {}
        self.flows: dict[str, Steps] = {}
        self.circles: dict[str, list[tuple[str, ...]]] = {}

    def _gather(self) -> None:
        self.connections = connections(self._network)
        self.flows = flows(self._network)
        self.circles = {kind: circles(steps) for kind, steps in self.flows.items()}
