"""YAML front matter: the block between two lines of `---` with which a .md or .txt file may start.

It is taken off the text only where it is a YAML mapping of keys that front matter is known to have, at least one of
them ours; everything else between such lines is text and stays. The keys that other tools use are passed over.
"""

import re

import yaml

from graph.errors import BadMetadata
from ingest.readers.metadata import FIELDS, NOTHING, Metadata

_BLOCK = re.compile(
    r"---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)
_OURS_FIRST = re.compile(rf"\s*(?:{'|'.join(FIELDS)})[ \t]*:")
_OTHERS = frozenset(
    {"aliases", "author", "authors", "canonical", "categories", "category", "cover", "date", "description", "draft"}
    | {"excerpt", "id", "image", "keywords", "lang", "language", "lastmod", "layout", "license", "modified"}
    | {"permalink", "section", "slug", "subtitle", "summary", "tags", "thumbnail", "type", "updated", "weight"}
)


class _Words(yaml.SafeLoader):
    """The safe loader that keeps every scalar as its words: `title: No` is "No", a date is what was written."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - the name that PyYAML reads


def split(text: str) -> tuple[Metadata, str]:
    """The metadata of the front matter and the text after it; nothing and the whole text where there is none.

    Raises `BadMetadata` where a block begins with one of our keys and can't be used.
    """
    block = _BLOCK.match(text)
    if block is None:
        return NOTHING, text
    try:
        fields = _mapping(block[1])
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        if _OURS_FIRST.match(block[1]):
            raise BadMetadata(f"front matter: {_why(error)}; mend it or remove the block") from None
        return NOTHING, text
    if fields is None:
        return NOTHING, text
    return _metadata(fields), text[block.end() :]


def _mapping(block: str) -> dict[str, object] | None:
    loaded = _Words(block).get_single_data()
    if not isinstance(loaded, dict):
        return None
    fields = {key.lower(): value for key, value in loaded.items() if isinstance(key, str)}
    ours = fields.keys() & {*FIELDS}
    return fields if ours and len(fields) == len(loaded) and fields.keys() <= {*FIELDS, *_OTHERS} else None


def _metadata(fields: dict[str, object]) -> Metadata:
    words: dict[str, str | None] = {}
    for key in FIELDS:
        value = fields.get(key)
        if value is not None and not isinstance(value, str):
            raise BadMetadata(f"front matter: {key} is no single value; write it on one line")
        words[key] = value
    try:
        return Metadata.of(words)
    except BadMetadata as error:
        raise BadMetadata(f"front matter: {error}") from None


def _why(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"not YAML in line {error.problem_mark.line + 2} ({error.problem})"
    return "not YAML"
