"""Whether a capitalised common word stands in the sentence where only a name stands without an article."""

import re

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.entities.scan import Candidate
from ingest.entities.vocabulary import vocabulary
from ingest.segment import Block

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_DONE_TO = frozenset({"dobj", "ccomp", "xcomp", "dative"})
_OBJECT = frozenset({"dobj", "attr"})
_DEALT_WITH = frozenset(
    {"by", "from", "with", "to", "for", "of", "off", "against", "behind", "between", "than", "into"}
)
"""Prepositions before a party; after those of time and place a capital may be a season's or a region's."""
_VERB_NEAR = re.compile(r"(?:['’]s)?(?:,? [a-z]|, [\w ,.'’-]{3,80}, [a-z])")
"""After the first word of a sentence that may be a subject."""
_GOES_ON = re.compile(r"[-‑ ]?\d|[-‑/!]|[ \n](?:of[ \n]|in[ \n])?(?:the[ \n]|an?[ \n])?[A-Z]|[ \n]['’]?n['’]|[ \n]&")
"""After a word that only begins a longer name or a title: "Ring of Fire", "Phase 3"."""
_PART = re.compile(r"(?:[A-Z][\w.+-]*|['’]s|['’]|\d|&)[ \n]$|[/(]$")
"""Before a word that is the rest of one: "Blackstone Credit", "Gulliver's Travels"."""
_CAPITALS_OF = re.compile(r"[A-Z][\w.-]+ of $")
_RUNNING = frozenset({Block.PROSE, Block.ITEM})
_PROPER = "NNP"


def may_stand(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether the words around a lone word let it be a whole name; what is left is to ask the parse."""
    span, sentence = candidate.span, candidate.sentence
    if candidate.titled or sentence.block not in _RUNNING or _GOES_ON.match(analysis.text, span.end):
        return False
    if _PART.search(analysis.text, max(sentence.start, span.start - 25), span.start):
        return False
    return not span.lead or (sentence.block is Block.PROSE and _VERB_NEAR.match(analysis.text, span.end) is not None)


def stands(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a lone word is a proper noun that acts, is dealt with or is joined to a name.

    At the start of a sentence, where every word bears a capital, only the subject of a verb that tells what somebody
    does: "Coffee is dear" speaks of coffee, "Coffee sued its landlord" of a firm.
    """
    span, sentence = candidate.span, candidate.sentence
    if not may_stand(analysis, candidate):
        return False
    tree = analysis.tree(sentence)
    found = tree.char_span(span.start - sentence.start, span.end - sentence.start)
    if found is None or len(found) != 1 or found.root.tag_ != _PROPER:
        return False
    return _acts(found.root) if span.lead else _placed(analysis, candidate, found.root)


def _acts(token: Token) -> bool:
    """Whether the token, alone or joined to a name, does something to something, or tells or means to do it.

    What only happens, or is reached, may be said of demand or of a headcount too.
    """
    head = token.head
    if token.dep_ not in _SUBJECT or head.pos_ != "VERB" or head.i < token.i or head.lemma_ in vocabulary().measuring:
        return False
    joined = any(t.dep_ == "conj" and t.pos_ == "PROPN" for t in token.children)
    owner = any(t.dep_ == "case" for t in token.children)
    return joined or owner or any(t.dep_ in _DONE_TO for t in head.children)


def _placed(analysis: Analysis, candidate: Candidate, token: Token) -> bool:
    """Whether the token is a subject, an object, joined to a name, or says which one a common noun before it means."""
    head = token.head
    match token.dep_:
        case "conj":
            return head.pos_ == "PROPN"
        case "appos":
            return head.pos_ == "NOUN"
        case "pobj":
            place = _CAPITALS_OF.search(analysis.text, max(0, candidate.span.start - 40), candidate.span.start)
            return head.lower_ in _DEALT_WITH and not place
        case _:
            return token.dep_ in _SUBJECT | _OBJECT and head.pos_ in {"VERB", "AUX"}
