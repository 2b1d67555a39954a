"""The noun phrase that opens a sentence behind its dateline, where the parser takes the place for the subject."""

from itertools import takewhile

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.segment import Sentence
from ingest.speech.dateline import past_dateline

_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PRON"})


def opening(analysis: Analysis, sentence: Sentence, until: int) -> Token | None:
    """The head of the noun phrase right behind the dateline: "group" no, "Orlen" in "OSLO, May 3 - The group Orlen".

    None without a dateline, and where the phrase ends behind the offset `until`.
    """
    begins = past_dateline(analysis.text, sentence.start, sentence.end)
    if begins == sentence.start:
        return None
    behind = [t for t in analysis.tree(sentence) if begins <= sentence.start + t.idx < until]
    phrase = list(takewhile(lambda t: t.pos_ in _WITHIN or t.text in {"-", "’s"}, behind))
    while phrase and phrase[-1].pos_ not in {"NOUN", "PROPN", "PRON"}:
        phrase.pop()
    return phrase[-1] if phrase else None
