"""Figures: every quantity that a document states, with what it measures, of whom, when and how sure."""

from collections.abc import Iterator

from graph.model import Figure
from ingest.analysis import Analysis
from ingest.context.build import Setting, build
from ingest.context.carried import Told
from ingest.context.counted import counted
from ingest.context.elided import completed
from ingest.context.implied import priced
from ingest.context.scene import Scene
from ingest.context.tables import tabled
from ingest.context.view import View
from ingest.quantities.reading import holds_number, read_amounts


def extract(analysis: Analysis) -> tuple[Figure, ...]:
    """The figures of a document in the order of the text."""
    return tuple(figure for _, figure in viewed(analysis))


def viewed(analysis: Analysis) -> Iterator[tuple[View, Figure]]:
    """The figures in order, each with what its subjects were chosen by; a view is whole until the next one is asked."""
    setting = Setting.of(analysis)
    topic, seen, told, paragraph = setting.topic, 0, Told(), -1
    for found in scenes(analysis):
        for sentence in analysis.sentences[seen : found.sentence.index]:
            topic.follow(analysis, sentence)
        seen = found.sentence.index
        topic.enter(analysis, found.sentence)
        told = told if found.sentence.paragraph == paragraph else Told()
        scene = priced(analysis, completed(tabled(analysis, found), topic.counted, told), topic.counted)
        paragraph, told = found.sentence.paragraph, told.after(scene)
        topic.counted = next((b.noun for b in reversed(scene.bearings) if b.noun), topic.counted)
        yield from build(setting, scene)


def scenes(analysis: Analysis) -> Iterator[Scene]:
    """Each sentence that holds an amount, parsed, its counted nouns found."""
    read = [(s, read_amounts(analysis.words(s))) for s in analysis.sentences if holds_number(analysis.words(s))]
    worth = [(s, scanned) for s, scanned in read if scanned.kept]
    analysis.parse(s for s, _ in worth)
    for sentence, scanned in worth:
        yield counted(analysis, sentence, scanned)
