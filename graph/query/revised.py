"""What is gathered from a whole network once a revision."""

from abc import ABC, abstractmethod
from typing import Self

from graph.network import Network


class Revised(ABC):
    """Something gathered from one network, for as long as its revision stays."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._revision = -1

    @property
    def stale(self) -> bool:
        """Whether it has to be gathered anew."""
        return self._revision != self._network.revision

    def refreshed(self) -> Self:
        """Itself, up to date."""
        if self.stale:
            revision = self._network.revision
            self._gather()
            self._revision = revision
        return self

    @abstractmethod
    def _gather(self) -> None:
        """Gather it."""
