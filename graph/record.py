"""What is kept of one document."""

from graph.model import Document, Reading, Value


class Record(Value):
    """A document and all that was read in it."""

    document: Document
    reading: Reading
