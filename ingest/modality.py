"""Modality and negation of the clause that holds a word, read from the parse.

The clause verb's auxiliaries come first ("will", "could"), then what governs it ("plans to", "is expected to"), then a
condition ("if ..."), then the nouns and adjectives between the word and its verb ("a target of", "planned"). The least
sure of them wins: conditional, possible, planned or predicted, asserted. `reported` is for callers.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from graph.vocab import Modality
from ingest.quantities.lexicon import cue_words

_FILE = Path(__file__).with_name("lexicons") / "modality.toml"
_STEPS = 12
_ORDER = (Modality.CONDITIONAL, Modality.POSSIBLE, Modality.PLANNED, Modality.PREDICTED, Modality.ASSERTED)
_CHAIN = frozenset({"prep", "xcomp", "ccomp", "acl", "pcomp", "advcl", "conj", "oprd", "acomp", "csubj"})
_SAYING = cue_words("modality", "saying")


@cache
def _words() -> dict[str, dict[str, frozenset[str]]]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: {name: frozenset(words) for name, words in row.items()} for key, row in rows.items()}


def modality(token: Token) -> tuple[Modality, bool]:
    """The modality of the clause that holds a token, and whether the clause is negated."""
    verb = clause_verb(token)
    said = set(_nominal(token, verb))
    if verb is None:
        return _least(said), _negated_noun(token)
    said |= set(_verbal(token, verb))
    return _least(said), _is_negated(verb, token)


def _least(said: set[Modality]) -> Modality:
    return next((m for m in _ORDER if m in said), Modality.ASSERTED)


def clause_verb(token: Token) -> Token | None:
    """The verb of the smallest clause that holds a token, or null in a sentence without one."""
    node = token
    for _ in range(_STEPS * 2):
        if node.pos_ in {"VERB", "AUX"} and node.dep_ not in {"amod", "aux", "auxpass", "compound"}:
            return node
        if node.head == node:
            return None
        node = node.head
    return None


def governors(verb: Token) -> Iterator[Token]:
    """The verb and what governs it, outward, until a verb of saying or the root."""
    node = verb
    for _ in range(_STEPS):
        yield node
        if node.head == node or node.dep_ not in _CHAIN or node.head.lemma_.lower() in _SAYING:
            return
        if node.dep_ == "acl" and node.tag_ == "VBG" and (above := clause_verb(node.head)) is not None:
            yield node.head
            node = above
        else:
            node = node.head


def _class(key: str, lemma: str) -> Iterator[Modality]:
    for name, words in _words()[key].items():
        if lemma in words:
            yield Modality(name)


def _verbal(token: Token, verb: Token) -> Iterator[Modality]:
    inner: Token | None = None
    for node in governors(verb):
        if inner is not None and inner.dep_ in {"advcl", "conj"} and not _shares_mood(inner):
            return
        yield from _auxiliary(node)
        if _is_conditional(node):
            yield Modality.CONDITIONAL
        lemma = node.lemma_.lower()
        if inner is not None and inner.dep_ in {"xcomp", "ccomp", "acl", "oprd", "csubj", "pcomp"}:
            yield from _class("verbs", lemma)
            yield from _class("nouns", lemma)
        elif inner is None and node.pos_ in {"VERB"} and token != node:
            yield from _revised(token, node)
            yield from _class("transitive", lemma) if _is_object(token, node) and not _weighs(token, lemma) else ()
        inner = node


_MASSES = cue_words("modality", "masses")
_BEATING = cue_words("modality", "beating")


def _weighs(token: Token, lemma: str) -> bool:
    """ "weighs 2 tonnes" is no weighing of a plan."""
    return lemma == "weigh" and token.lemma_.lower() in _MASSES


def _revised(token: Token, verb: Token) -> Iterator[Modality]:
    """ "cut its forecast to $5 billion", "raised the target by 3%": the figure is the forecast's; what beat it by a
    margin is not."""
    if verb.lemma_.lower() in _BEATING:
        return
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and token not in child.subtree and token.i > verb.i:
            yield from (
                m for m in _class("nouns", child.lemma_.lower()) if m is Modality.PREDICTED or child.lemma_ == "target"
            )


def _shares_mood(inner: Token) -> bool:
    """A conjoined bare verb or a clause of purpose shares the mood of the verb before it."""
    if inner.dep_ == "conj":
        bare = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
        return bare and (inner.tag_ in {"VB", "VBG", "VBN"} or (inner.tag_ == "VBD" and inner.head.tag_ == "VBN"))
    return (inner.tag_ == "VB" and any(c.tag_ == "TO" for c in inner.children)) or (
        inner.tag_ == "VBG" and not any(c.dep_ in {"nsubj", "mark"} for c in inner.children)
    )


def _auxiliary(verb: Token) -> Iterator[Modality]:
    words = _words()["auxiliaries"]
    for child in verb.children:
        if child.dep_ not in {"aux", "auxpass"}:
            continue
        low = child.lower_
        if low in words["will"]:
            yield Modality.PREDICTED if verb.lemma_.lower() in _words()["outlook"]["words"] else Modality.PLANNED
        for name in ("possible", "conditional", "predicted"):
            if low in words[name]:
                yield Modality(name)
        if low == "to" and verb.dep_ in {"acl", "relcl", "ROOT"}:
            yield Modality.PLANNED


def _is_conditional(verb: Token) -> bool:
    marks = _words()["conditions"]["marks"]
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in marks - {"whether", "once", "should"} for c in verb.children):
        return True
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in marks - {"once", "should"} for c in child.children
        ):
            return True
        if child.lower_ in _words()["conditions"]["words"] and child.dep_ in {"prep", "acomp", "amod", "advmod"}:
            return child.lower_ == "absent" or any(g.lower_ == "to" for g in child.children)
    return False


def _is_object(token: Token, verb: Token) -> bool:
    """Whether a word belongs to a verb's object, complement or an "of/to/at" phrase, not to its subject or its time."""
    node = token
    while node.head not in {node, verb}:
        node = node.head
    return (
        node.head == verb
        and node.dep_ in {"dobj", "attr", "oprd", "ccomp", "xcomp", "prep", "dative", "pobj", "npadvmod"}
        and node.i > verb.i
    )


def _nominal(token: Token, verb: Token | None) -> Iterator[Modality]:
    node = token
    for _ in range(_STEPS):
        for child in node.children:
            if child.dep_ in {"amod", "compound", "nmod"} or (child.dep_ == "acl" and child.lower_ == "payable"):
                yield from _class("adjectives", child.lower_)
        if node != token and node.pos_ in {"NOUN", "ADJ"}:
            yield from _class("nouns", node.lemma_.lower())
        for child in node.children:
            if child.dep_ == "relcl" and token.i < child.i:
                yield from _class("transitive", child.lemma_.lower())
        if node.head in {node, verb}:
            return
        node = node.head


_NO_NEGATION = frozenset(
    {
        "only",
        "more",
        "less",
        "fewer",
        "exceed",
        "exceeding",
        "least",
        "just",
        "yet",
        "including",
        "counting",
        "over",
        "above",
        "later",
        "to",
    }
)


_DENYING = frozenset({"deny", "refute", "dismiss", "dispute", "reject", "rebut"})


def _is_negated(verb: Token, token: Token) -> bool:
    for node in governors(verb):
        for child in node.children:
            if child.dep_ == "neg" and not _is_bound(child):
                return True
        denies = node.head.lemma_.lower() in _words()["denials"]["words"] and node.head != node
        if denies and ((node.dep_ == "ccomp" and node.head.lemma_.lower() in _DENYING) or node.dep_ == "xcomp"):
            return True
        if node.head.lemma_.lower() == "deny" and node.dep_ in {"ccomp", "xcomp"}:
            return True
        if node.dep_ in {"advcl", "conj", "acl"}:
            break
    return _negated_noun(token)


def _is_bound(negation: Token) -> bool:
    """ "not more than", "not only", "no fewer than": a bound or an addition, no negation."""
    following = negation.nbor().lower_ if negation.i + 1 < len(negation.doc) else ""
    return following in _NO_NEGATION


def _negated_noun(token: Token) -> bool:
    return any(c.lower_ in {"no", "neither"} and c.dep_ == "det" and not _is_bound(c) for c in token.children)
