"""The sentence that a quote stands in."""

from bisect import bisect_right

from graph.journal import Record
from graph.model import Evidence, Span


def context(record: Record, evidence: Evidence) -> Span:
    """The sentence or sentences that the evidence touches; the quote itself where it stands in none."""
    sentences = record.reading.sentences
    start, end = evidence.start, evidence.end
    at = bisect_right(sentences, (start, len(record.document.text))) - 1
    if at >= 0 and sentences[at][1] > start:
        start = sentences[at][0]
    last = bisect_right(sentences, (end - 1, len(record.document.text))) - 1
    if last >= 0 and sentences[last][1] > end:
        end = sentences[last][1]
    return Span(start=start, end=end, quote=record.document.text[start:end])
