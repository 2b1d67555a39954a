"""What the service counts, for Prometheus: requests by route and status, their durations, what the graph holds.

Each app counts for itself, in a registry of its own. Routes are counted by their pattern, never by the path that was
asked for: no name of an entity becomes a label, and their number is bounded.
"""

from collections.abc import Callable, Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from prometheus_client.registry import Collector

from graph.network import Network

MEDIA_TYPE = CONTENT_TYPE_PLAIN_1_0_0
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "claimgraph_requests", "Requests answered", ["method", "route", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "claimgraph_request_seconds",
            "Time from request to the end of its answer",
            ["method", "route"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._running = Gauge(
            "claimgraph_requests_running", "Requests that are being answered", registry=self._registry
        )

    def began(self) -> None:
        """A request came."""
        self._running.inc()

    def ended(self, method: str, route: str, status: int, seconds: float) -> None:
        """It was answered."""
        self._running.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def watch(self, network: Callable[[], Network | None]) -> None:
        """Count what a network holds whenever somebody looks; nothing while there is none."""
        self._registry.register(_Holdings(network))

    def text(self) -> bytes:
        """The text format of Prometheus, version 1.0.0."""
        return generate_latest(self._registry)


class _Holdings(Collector):
    def __init__(self, network: Callable[[], Network | None]) -> None:
        self._network = network

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """What the graph holds now."""
        network = self._network()
        yield GaugeMetricFamily("claimgraph_ready", "1 once the graph stands", value=float(network is not None))
        if network is None:
            return
        yield GaugeMetricFamily("claimgraph_revision", "The graph's revision", value=network.revision)
        held = GaugeMetricFamily("claimgraph_held", "What the graph holds", labels=["kind"])
        held.add_metric(["documents"], len(network.records))
        held.add_metric(["entities"], len(network.naming))
        held.add_metric(["deals"], len(network.deals.joined))
        held.add_metric(["claims"], len(network.claims))
        yield held
