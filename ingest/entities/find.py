"""The names of a document, from all that finds them."""

from ingest.analysis import Analysis, Name
from ingest.entities.known import find_known


def find_names(analysis: Analysis) -> tuple[Name, ...]:
    """Every occurrence of a name, in the order of the text; no two overlap."""
    return tuple(
        Name(match.start, match.end, match.entries[0].ref, "lexicon")
        for match in find_known(analysis.text)
        if not match.adjective
    )
