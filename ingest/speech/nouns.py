"""Nouns of saying: "the Commission's estimate is that ...", "Orlen's warning that ...", "a Reuters report that ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.vocab import Modality
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.saying import Saying
from ingest.speech.trimming import trim

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def noun_saying(sentence: Sentence, noun: Token) -> Iterator[Saying]:
    """What somebody's estimate, warning or report says: the clause behind its copula, or behind the noun itself."""
    clause = _clause(noun)
    whose = _owner(noun)
    doc = noun.doc
    if whose is not None and whose.i < noun.i and doc[noun.i + 1 : noun.i + 2].text == ":":
        cue, told = sentence.start + noun.idx, trim(doc.text, noun.idx + len(noun) + 1, len(doc.text))
        if told is not None:
            yield Saying(
                (cue, cue + len(noun)), whose, (sentence.start + told[0], sentence.start + told[1]), _modality(noun)
            )
        return
    if clause is None or whose is None:
        return
    first, last = min(t.i for t in clause.subtree), max(t.i for t in clause.subtree)
    if noun.dep_ in _SUBJECTS and clause.head == noun:
        last = min(last, next((noun.head.i - 1 for _ in "." if noun.head.i > clause.i), last))
    span = trim(doc.text, doc[first].idx, doc[last].idx + len(doc[last]))
    if span is not None:
        cue = sentence.start + noun.idx
        yield Saying(
            (cue, cue + len(noun)), whose, (sentence.start + span[0], sentence.start + span[1]), _modality(noun)
        )


def _modality(noun: Token) -> Modality:
    return Modality.PREDICTED if noun.lemma_ in words("speech", "outlooks") else Modality.ASSERTED


def _clause(noun: Token) -> Token | None:
    """The clause with "that" behind the noun, or behind the copula of which it is the subject."""
    copula = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
    clauses = [c for c in noun.head.children if c.dep_ == "ccomp"] if copula else []
    clauses += [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i]
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    opened = any(t.lower_ == "that" and t.dep_ not in _ARGUMENTS for t in behind)
    return next((c for c in clauses if _is_marked(c) or (opened and c.head == noun)), None)


def _is_marked(clause: Token) -> bool:
    """Whether "that" opens a clause and is no subject or object of it."""
    return any(g.lower_ == "that" and g.dep_ in {"mark", "advmod", "det"} and g.i < clause.i for g in clause.children)


def _owner(noun: Token) -> Token | None:
    """Whose word it is: "Orlen's", "of Orlen", "a Reuters report", or the verb's subject ("Orlen issued a ...")."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next((c for c in noun.children if c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    if owner is None:
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "by", "from", "in"}), None)
        owner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    verb = noun.head
    if verb.lemma_.lower() in words("speech", "denying"):
        return None
    if owner is None and noun.dep_ == "dobj" and verb.lemma_.lower() in words("speech", "uttering"):
        owner = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return owner
