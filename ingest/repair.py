"""Damage that a text suffered on its way, mended in the shadow only: the quote is always the raw text."""

from ingest.shadow import Shadow


def repair(raw: str) -> Shadow:
    """The shadow of a raw text, with what is damaged read as what it was."""
    return Shadow.of(raw)
