"""Plain text and Markdown: the words as they stand, without their front matter."""

from graph.model import Document
from ingest.readers import front_matter
from ingest.readers.characters import visible
from ingest.readers.metadata import Metadata


def document(text: str, name: str, given: Metadata) -> Document:
    """The document of a text; what is given wins over its front matter. Raises `EmptyDocument`, `BadMetadata`."""
    stated, body = front_matter.split(text)
    return Document.of(visible(body), given.over(stated).origin(name))
