"""What a question becomes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

Parameter = tuple[str, str]


class Known(Protocol):
    """What a question may name: the entities of the graph, and the sources without a name."""

    def find(self, name: str, /) -> Sequence[str]:
        """The ids of the entities that bear a name."""

    def nearest(self, name: str, /) -> Sequence[str]:
        """The names that are spelt most like one that nobody bears."""

    def labels(self) -> Collection[str]:
        """The words for sources without a name: "analysts"."""


@dataclass(frozen=True, slots=True)
class Question:
    """How a question was read. `path` is null where no list answers it; `suggestion` is the nearest that one does."""

    text: str
    path: str | None
    parameters: tuple[Parameter, ...]
    words: str
    not_understood: tuple[str, ...] = ()
    suggestion: str | None = None

    @property
    def url(self) -> str | None:
        """The address that answers the same."""
        if self.path is None:
            return None
        query = urlencode(self.parameters, quote_via=quote)
        return f"{self.path}?{query}" if query else self.path
