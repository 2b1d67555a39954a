"""The worked queries that the page and the documentation show: one file each, its title in the first line."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Worked:
    """A query with its name and title."""

    name: str
    title: str
    query: str


@cache
def worked() -> tuple[Worked, ...]:
    """Every worked query, in the order of its number."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.rq")))


def _read(path: Path) -> Worked:
    first, _, query = path.read_text(encoding="utf-8").partition("\n")
    return Worked(path.stem.partition("-")[2], first.removeprefix("# "), query.strip())
