"""Classes as ends of a relation: "Chinese chipmakers", "export controls", "closed, proprietary models".

A class is a plural noun of `relations.toml` with what stands before it in its phrase, without article, number or
pronoun; it needs at least one word before the noun.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.relations.lexicon import Lexicon
from ingest.segment import Sentence

HOW = "class"
"""By what a class was found, as a name's `how`."""
_LONGEST = 6
"""Words of a class, at most."""
_DROPPED = frozenset({"DET", "NUM", "PRON", "PUNCT", "ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV"})
_PLAIN = frozenset({"amod", "compound", "nmod", "punct", "npadvmod", "advmod", "acl"})


def class_names(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...], words: Lexicon) -> tuple[Name, ...]:
    """The classes of a sentence that no name covers, in the order of the text."""
    if words.classed.search(analysis.text, sentence.start, sentence.end) is None:
        return ()
    return tuple(_find(analysis, sentence, names, words))


def _find(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...], words: Lexicon) -> Iterator[Name]:
    done = -1
    for token in analysis.tree(sentence):
        kind = words.generic.get(token.lower_)
        if token.lower_ in words.common and not _covered(
            sentence.start + token.idx, sentence.start + token.idx, token, sentence, names
        ):
            at = sentence.start + token.idx
            yield Name(at, at + len(token), words.common[token.lower_], HOW)
            continue
        if kind is None or token.i <= done or not token.tag_.startswith("NN"):
            continue
        first, last = _first(token), _last(token, words)
        start = sentence.start + first.idx
        end = sentence.start + last.idx + len(last)
        text = " ".join(analysis.text[start:end].split())
        if first == token or len(text.split()) > _LONGEST or _covered(start, end, token, sentence, names):
            continue
        done = last.i
        yield Name(start, end, Ref.to(kind, text), HOW)


def _first(noun: Token) -> Token:
    """The first word of the phrase that belongs to the class."""
    first = noun
    for token in reversed(list(noun.doc[noun.left_edge.i : noun.i])):
        inside = token.head == noun or noun.is_ancestor(token)
        plain = token.pos_ not in _DROPPED or _mark(token) or _joined(token)
        if not inside or not plain or token.dep_ not in _PLAIN:
            break
        first = token
    while first.i < noun.i and (first.pos_ in {"PUNCT", "PART"} or not first.text[0].isalnum()):
        first = first.nbor(1)
    return first


def _mark(token: Token) -> bool:
    """Whether a mark stands within the phrase: a hyphen, or the comma between two adjectives."""
    return token.text in {"-", "–"} or (token.text == "," and token.i > 0 and token.nbor(-1).dep_ == "amod")


def _joined(token: Token) -> bool:
    """Whether a word is part of a compound with a hyphen ("top-ranked")."""
    after = token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    return after or (token.i > 0 and token.nbor(-1).text == "-")


def _last(noun: Token, words: Lexicon) -> Token:
    """The last noun of a class of two ("labs and startups")."""
    joined = [t for t in noun.conjuncts if t.i > noun.i and t.i - noun.i == len("ab") and t.lower_ in words.generic]
    bare = [t for t in joined if not any(c.dep_ in {"amod", "compound", "det", "poss"} for c in t.children)]
    return bare[-1] if bare else noun


def _covered(start: int, end: int, noun: Token, sentence: Sentence, names: tuple[Name, ...]) -> bool:
    """Whether the noun itself is part of a name, or a name reaches over the edge of the class."""
    at = sentence.start + noun.idx
    own = any(n.start <= at < n.end for n in names)
    return own or any(n.start < start < n.end or n.start < end < n.end for n in names)


def is_named(name: Name, names: tuple[Name, ...]) -> bool:
    """Whether a class holds a name of its own ("Chinese chipmakers")."""
    return any(name.start <= n.start and n.end <= name.end for n in names if n != name)


def with_classes(names: tuple[Name, ...], classes: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names and classes in the order of the text; a class stands for the names that it holds."""
    free = [n for n in names if not any(c.start <= n.start and n.end <= c.end for c in classes)]
    return tuple(sorted([*free, *classes], key=lambda n: (n.start, n.end)))


CLASS_MARKS = {
    EntityType.ORGANIZATION: "U",
    EntityType.COMPANY: "U",
    EntityType.MODEL: "V",
    EntityType.CHIP: "W",
    EntityType.TECHNOLOGY: "Z",
    EntityType.POLICY: "Y",
    EntityType.FACILITY: "F",
}
"""The mark of a class in a sketch."""
