"""Opinions that a speaker is said to hold: "is of the view that ...", "was adamant that ...", "sounds sure it will"."""

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.trimming import trim

_COPULAS = frozenset({"be", "remain", "sound", "seem", "feel", "stay"})
_NEAR = 6
"""Within how many tokens behind the copula the word of opinion stands."""


def opinion(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The clause behind a word of opinion that a copula gives its subject."""
    word = _minded(verb)
    if word is None:
        return None
    behind = word.nbor() if word.i + 1 < len(word.doc) else None
    clause = next((c for c in word.children if c.dep_ in {"ccomp", "acl", "relcl"} and c.i > word.i), None)
    if behind is None or (behind.lower_ != "that" and (clause is None or any(c.tag_ == "TO" for c in clause.children))):
        return None
    told = next((t for t in verb.doc[behind.i :] if t.tag_ == "VBG" and t.nbor(-1).text == "," and _says(t)), None)
    end = sentence.start + told.nbor(-1).idx if told is not None else sentence.end
    return trim(analysis.text, sentence.start + behind.idx, end)


def _says(verb: Token) -> bool:
    """Whether a participle goes on with what the speaker says: ", arguing that ..."."""
    return verb.lemma_.lower() in words("speech", "clause") | words("speech", "reasoning")


def _minded(verb: Token) -> Token | None:
    """The adjective ("adamant") or, behind "of the", the noun ("view") with which a copula gives an opinion."""
    if verb.lemma_.lower() not in _COPULAS:
        return None
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]:
        if token.lower_ in words("speech", "minded"):
            return (
                token
                if token.pos_ != "NOUN" or verb.doc[verb.i + 1].lower_ in {"of", "very", "still", "also"}
                else None
            )
        if token.is_punct or token.tag_ in {"VBD", "VBZ", "VBP"}:
            return None
    return None
