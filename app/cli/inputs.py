"""What the command line names, as documents: files, folders in name order, web pages, standard input."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from app.cli.console import complain
from app.compose import Format, Metadata, format_of, known, read, read_each
from graph.errors import ClaimgraphError, NotFound, ReadError, TooLarge
from graph.model import Document

if TYPE_CHECKING:
    from app.fetching.page import Fetcher

STANDARD_INPUT = "-"
FILE_LIMIT = 64 * 2**20
"""Bytes of a file that is one document; checked before it is read into memory."""


@dataclass
class Inputs:
    """The documents that the arguments name. While they are read it counts, and tells, what could not be."""

    arguments: Sequence[str]
    given: Metadata
    private: bool = False
    """Whether pages are fetched from networks that are not public, too."""
    failures: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    expected: int = 0
    """How many documents there are, as far as is known: files, and lines of the JSON lines files opened so far."""

    def documents(self) -> Iterator[Document]:
        """Every document that can be read, in order; the others are named on standard error."""
        sources = list(self._sources())
        self.expected = len(sources)
        for source in sources:
            if isinstance(source, _Failure):
                self.fail(source.name, source.error)
            elif isinstance(source, str):
                yield from self._fetch(source)
            else:
                yield from self._read(source)

    def _sources(self) -> "Iterator[Path | str | _Failure | None]":
        """Files, addresses of pages, what can't be read, and nothing for standard input."""
        for argument in self.arguments:
            path = Path(argument)
            if argument == STANDARD_INPUT:
                yield None
            elif argument.lower().startswith(("http://", "https://")):
                yield urldefrag(argument).url
            elif _is_folder(path):
                yield from self._folder(path)
            else:
                yield path

    def _folder(self, folder: Path) -> "Iterator[Path | _Failure]":
        """The files of known kinds under a folder, by name; hidden ones are left out."""
        found = False
        for path in sorted(_files(folder)):
            if known(path.name):
                found = True
                yield path
            else:
                self.passed_over[path.suffix or "no ending"] += 1
        if not found:
            yield _Failure(
                str(folder), NotFound("no file of a known kind in this folder; known are .txt .md .html .jsonl")
            )

    def _read(self, path: Path | None) -> Iterator[Document]:
        name = STANDARD_INPUT if path is None else _storable(path.name)
        try:
            data = sys.stdin.buffer.read() if path is None else _bytes(path, name)
        except ReadError as error:
            self.fail(str(path), error)
            return
        if path is not None and format_of(name) is Format.ROWS:
            self.expected += max(0, data.count(b"\n") - 1)
        for document in read_each(data, name, given=self.given):
            if isinstance(document, Document):
                yield document
            else:
                self.fail(name if path is None else str(path), document)

    def _fetch(self, url: str) -> Iterator[Document]:
        """The page at a URL, which is its origin unless another is given."""
        try:
            given = self.given.over(Metadata.of({"url": url}))
            page = self._fetcher.fetch(url)
            yield from read(page.data, url, page.media_type, given)
        except ReadError as error:
            self.fail(url, error)

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from app.fetching.page import Fetcher, Limits  # noqa: PLC0415 - loads a client of HTTP

        return Fetcher(Limits(ports=None, may_reach=lambda _: True) if self.private else Limits())

    def fail(self, name: str, error: ClaimgraphError) -> None:
        """Count an argument or document that could not be read, and tell why."""
        self.failures += 1
        complain(f"{_storable(name)}: {error}")


@dataclass(frozen=True)
class _Failure:
    name: str
    error: ReadError


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long a name, a NUL in it: opening the file tells
        return False


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _bytes(path: Path, name: str) -> bytes:
    """The bytes of a file. Raises `NotFound`, `UnknownFormat`, `TooLarge`, before anything is read where possible."""
    try:
        size = path.stat().st_size
        if format_of(name) is not Format.ROWS and size > FILE_LIMIT:
            raise TooLarge(f"{size:,} bytes, the limit is {FILE_LIMIT:,}; split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound("no such file or folder; check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise NotFound(f"can't be opened: {reason}") from None


def _storable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
