"""The steps between entities, gathered once a revision."""

from graph.network import Network
from graph.query.paths import Steps, circles, connections, flows


class Ways:
    """Connections, flows and circles of one network."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._revision = -1
        self.connections: Steps = {}
        self.flows: dict[str, Steps] = {}
        self.circles: dict[str, list[tuple[str, ...]]] = {}

    def refreshed(self) -> "Ways":
        """Itself, up to date."""
        if self._revision != self._network.revision:
            self.connections = connections(self._network)
            self.flows = flows(self._network)
            self.circles = {kind: circles(steps) for kind, steps in self.flows.items()}
            self._revision = self._network.revision
        return self
