"""What is known of a document beside its text: title, URL, date of publication, source."""

import datetime as dt
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlsplit

from graph.errors import BadMetadata
from graph.model import Origin, Value
from ingest.readers.characters import clean

FIELDS = ("title", "url", "published", "source")


class Metadata(Value):
    """Metadata as somebody states it; what nobody states is null."""

    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    source: str | None = None

    @classmethod
    def of(cls, words: Mapping[str, str | None]) -> Self:
        """Checked metadata from words. Raises `BadMetadata` for a date or URL that is none."""
        return cls(
            title=line(words.get("title")),
            url=_url(line(words.get("url"))),
            published=_date(line(words.get("published"))),
            source=line(words.get("source")),
        )

    def over(self, other: "Metadata") -> "Metadata":
        """These, completed by the others."""
        return other.model_copy(update=self.model_dump(exclude_none=True))

    def origin(self, name: str) -> Origin:
        """The origin of a document of this name."""
        return Origin(
            name=line(name) or "unnamed",
            title=self.title,
            url=self.url,
            published=self.published,
            source=self.source,
        )


NOTHING = Metadata()


def line(words: str | None) -> str | None:
    """The words on one line, storable; null where nothing is left."""
    return " ".join(clean(words).split()) or None if words else None


def _date(words: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date and time, as it stands there: no time zone is converted."""
    if words is None:
        return None
    try:
        return (
            dt.date.fromisoformat(words) if len(words) == len("2026-03-31") else dt.datetime.fromisoformat(words).date()
        )
    except ValueError:
        raise BadMetadata(f"published: {words!r} is no date; write it as 2026-03-31") from None


def _url(words: str | None) -> str | None:
    if words is None:
        return None
    try:
        parts = urlsplit(words)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc or " " in words:
        raise BadMetadata(f"url: {words!r} is no web address; write it as https://example.org/page")
    return words
