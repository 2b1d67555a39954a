"""The parse of a masked sentence: tokens with their place in the text, names on them, subjects and prepositions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.analysis import Analysis, Name
from ingest.deals.mask import Masked, mask
from ingest.segment import Sentence

CLAUSES = frozenset({"VERB", "AUX"})
_JOINING = frozenset({"participation", "support", "backing", "help", "contributions", "investment"})
_DEEPEST = 6
"""Clauses up to which a subject is looked for."""
_CONTROLLING = frozenset(
    {
        "allow",
        "ask",
        "help",
        "enable",
        "let",
        "require",
        "force",
        "urge",
        "want",
        "clear",
        "permit",
        "authorise",
        "authorize",
    }
)
"""Verbs whose object does what follows ("regulators cleared A to buy B")."""
_CHAIN = ("xcomp", "conj", "advcl", "pcomp", "ccomp")


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of one sentence; `names` by the index of their head token."""

    sentence: Sentence
    masked: Masked
    doc: Doc
    names: dict[int, Name]
    text: str

    def span(self, token: Token) -> tuple[int, int]:
        """The shadow offsets of a token."""
        return self.masked.at[token.idx], self.masked.ends[token.idx + len(token) - 1]

    def word(self, token: Token) -> str:
        """The word of the text in lower case where the parser read another in its place, else the token's."""
        return self.shown(token).lower()

    def shown(self, token: Token) -> str:
        """The words of the text where a token stands."""
        start, end = self.span(token)
        return self.text[start - self.sentence.start : end - self.sentence.start]

    def name(self, token: Token) -> Name | None:
        """The name on this token, whatever its type."""
        return self.names.get(token.i)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a shadow offset, or the last one before it (its amount stood in brackets)."""
        best = None
        for token in self.doc:
            start, end = self.span(token)
            if start <= offset:
                best = token
            if start <= offset < end:
                return token
        return best


def trees(analysis: Analysis, sentences: Sequence[Sentence], more: tuple[Name, ...] = ()) -> Iterator[Tree]:
    """The trees of these sentences, parsed in one batch; `more` are names beyond the analysis's own."""
    masked = [mask(analysis, s, more) for s in sentences]
    docs = analysis.parser.parse([m.text for m in masked])
    for sentence, text, doc in zip(sentences, masked, docs, strict=True):
        yield Tree(sentence, text, doc, _heads(doc, text), analysis.words(sentence))


def _heads(doc: Doc, masked: Masked) -> dict[int, Name]:
    """The token that a name hangs by: the one whose head lies outside the name."""
    heads: dict[int, Name] = {}
    for start, end, name in masked.names:
        inside = _tokens(doc, start, end)
        top = [t for t in inside if t.head not in inside or t.head == t]
        if top:
            heads.setdefault(top[-1].i, name)
    return heads


def _tokens(doc: Doc, start: int, end: int) -> Sequence[Token]:
    """The tokens that share characters with a span that begins and ends with a word."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return () if span is None else tuple(span)


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: with an auxiliary, or a participle after its noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"}:
        return True
    if any(c.dep_ == "agent" for c in verb.children) and not any(c.lemma_ == "have" for c in verb.children):
        return True
    if verb.dep_ == "conj" and not _own(verb) and not any(c.dep_ == "aux" for c in verb.children):
        return is_passive(verb.head)
    return False


def _own(verb: Token) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
    return own or [g for c in verb.children if c.dep_ == "aux" for g in c.children if g.dep_ == "nsubj"]


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the surface subject, taken from the governing clause where the verb has none."""
    if depth > _DEEPEST:
        return []
    own = [c for c in _own(verb) if c.dep_ != "expl"]
    if not own and verb.pos_ == "NOUN":
        own = [c for c in verb.children if c.dep_ in {"compound", "poss", "nsubj"} and c.pos_ == "PROPN"]
    if own and is_relative(own[0]):
        return [verb.head] if verb.dep_ in {"relcl", "acl", "ccomp"} else []
    if own or _before_its_object(verb):
        return own or [verb.nbor(-1)]
    return _governing(verb, depth)


def _governing(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb without its own: the noun that it modifies, or the subject of the clause above."""
    head = verb.head
    if verb.dep_ in {"acl", "relcl"} and head != verb:
        return [head] if head.dep_ in {"attr", "appos"} or not _is_complement(verb) else []
    if verb.dep_ in _CHAIN or verb.dep_ in {"prep", "dep", "parataxis"}:
        return _inherited(verb, head, depth)
    return []


def _before_its_object(verb: Token) -> bool:
    """ "A ordering chips", where the participle was read as an adjective of its object."""
    if verb.dep_ not in {"amod", "compound"} or not verb.lower_.endswith("ing") or verb.head.i < verb.i or verb.i == 0:
        return False
    return verb.nbor(-1).pos_ == "PROPN"


def _inherited(verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject of the verb that governs this one; an object of "help" or "allow" is the subject of what follows."""
    while (head.pos_ in {"ADP", "SCONJ"} or head.dep_ == "acomp") and head.head != head:
        head = head.head
    if head.pos_ not in CLAUSES:
        return [head] if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and head.pos_ == "PROPN" else []
    if verb.dep_ == "xcomp":
        controlled = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
        if controlled and head.lemma_ in _CONTROLLING:
            return controlled
    return subjects(head, depth + 1)


def _is_complement(verb: Token) -> bool:
    """Whether "to build" after a noun says what the noun is for, not what it does."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def objects(verb: Token) -> list[Token]:
    """The direct object, also where a relative clause or an infinitive leaves it out."""
    every = [c for c in verb.children if c.dep_ in {"dobj", "attr", "oprd"}]
    own = [c for c in every if not is_relative(c)]
    if own:
        return own
    if _before_its_object(verb):
        return [verb.head]
    after = [g for c in verb.children if c.dep_ == "prt" for g in c.children if g.dep_ == "pobj"]
    if after:
        return after
    subject = _own(verb)
    if verb.dep_ == "relcl" and (every or (subject and not is_relative(subject[0]) and not _stranded(verb))):
        return [verb.head]
    return []


def is_relative(token: Token) -> bool:
    """Whether a token is a relative pronoun."""
    return token.tag_ in {"WDT", "WP"} or (
        token.lower_ in {"that", "which", "who"} and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
    )


def _stranded(verb: Token) -> bool:
    """Whether the relative pronoun hangs on a preposition ("under which")."""
    return any(c.dep_ == "prep" and any(g.tag_ in {"WDT", "WP"} for g in c.children) for c in verb.children)


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition that hangs on a token with the head of what it governs, chained ones too."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and (child.pos_ in {"ADP", "SCONJ", "VERB", "PART"}):
            yield from _governed(child)


def _governed(preposition: Token) -> Iterator[tuple[str, Token]]:
    key = preposition.lower_
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp", "dobj"}:
            yield key, child
        elif child.dep_ in {"prep", "conj"} and child.pos_ == "ADP":
            yield from _governed(child)


def reach(token: Token, depth: int = 3) -> Iterator[tuple[int, str, Token]]:
    """Prepositions on a token and, further off, on what they govern: attachment in a small model is a guess."""
    for key, governed in prepositions(token):
        yield 0, key, governed
    for child in token.children:
        if child.pos_ == "ADJ" and child.lower_ in {"worth", "valued"}:
            yield from ((1, key, governed) for key, governed in prepositions(child))
        elif child.pos_ == "ADV" and child.lower_ in {"together", "jointly"}:
            yield from ((1, key + "_together", governed) for key, governed in prepositions(child))
    for _, governed in prepositions(token):
        if depth and governed.pos_ in {"NOUN", "NUM", "SYM", "PROPN"}:
            for level, inner, target in reach(governed, depth - 1):
                yield level + 1, ("participation" if governed.lower_ in _JOINING and inner == "from" else inner), target


def clause_top(token: Token) -> Token:
    """The topmost word of the clauses that hang together without coordination: where "A did this and B that" parts."""
    while token.head != token and not (token.pos_ in CLAUSES and token.dep_ in {"conj", "parataxis", "ccomp"}):
        token = token.head
    return token
