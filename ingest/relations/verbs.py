"""Relations that a verb states, read from the parse: subject, object, prepositions, passives, coordination."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Analysis, Name
from ingest.relations.classes import HOW
from ingest.relations.found import Found
from ingest.relations.lexicon import Lexicon, Verb
from ingest.segment import Sentence

_SUBJECTS = frozenset({"nsubj", "csubj"})
_AMOUNTS = frozenset(
    {
        "percent",
        "cent",
        "%",
        "share",
        "shares",
        "quarter",
        "third",
        "half",
        "part",
        "majority",
        "most",
        "all",
        "cluster",
        "clusters",
        "fleet",
        "million",
        "millions",
        "thousands",
        "dozens",
        "hundreds",
        "billions",
        "number",
        "range",
        "series",
        "version",
        "lot",
        "variety",
    }
)
_ENDING = frozenset({"stop", "cease", "quit", "refuse", "decline"})
_NEAR = 6
"""Words after the head of an object within which a holding is looked for ("most of its assets")."""
_BESIDE = frozenset({"appos", "compound", "nmod"})
_MARKS = frozenset("'‘’\"“")
_LISTED = frozenset({"like", "including", "as"})
_MADE = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY})


class Clauses:
    """The verbs of one sentence, with the names that its words stand for."""

    def __init__(self, analysis: Analysis, sentence: Sentence, names: tuple[Name, ...], words: Lexicon) -> None:
        self._analysis = analysis
        self._sentence = sentence
        self._words = words
        self._tree: Doc = analysis.tree(sentence)
        self._named: dict[int, list[Name]] = {}
        for name in names:
            span = self._tree.char_span(name.start - sentence.start, name.end - sentence.start, alignment_mode="expand")
            for token in span or ():
                self._named.setdefault(token.i, []).append(name)

    def find(self) -> Iterator[Found]:
        """What the verbs of the lexicon state, in the order of the text."""
        for token in self._tree:
            if token.pos_ not in {"VERB", "AUX"}:
                continue
            for verb in self._words.verbs.get(_lemma(token), ()):
                yield from self._stated(token, verb)

    def _stated(self, token: Token, verb: Verb) -> Iterator[Found]:
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children)
        if passive or (token.tag_ == "VBN" and token.dep_ == "acl"):
            subjects, objects = self._passive(token, verb)
        else:
            subjects, objects = self._subjects(token, verb), self._objects(token, verb)
        if verb.inverse:
            subjects, objects = objects, subjects
        if verb.predicate is Predicate.SUPPLIES and self._holding(token):
            return
        if verb.at == ("each",):
            subjects, objects = subjects[:1], subjects[1:]
        for subject in subjects:
            for other in objects:
                if subject != other:
                    yield self._found(subject, verb, other, token)

    def _holding(self, token: Token) -> bool:
        """Whether shares or a business change hands, not goods."""
        direct = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass"}]
        firms = {i for i, names in self._named.items() if any(n.ref.type is EntityType.COMPANY for n in names)}
        if any(d.lower_ in _AMOUNTS and firms & {t.i for t in d.subtree} for d in direct):
            return True
        return any(
            d.i in firms or (t.lemma_.lower() in self._words.holdings and t.i - d.i < _NEAR)
            for d in direct
            for t in d.subtree
        )

    def _found(self, subject: Ref, verb: Verb, other: Ref, token: Token) -> Found:
        spans = [n for names in self._named.values() for n in names if n.ref in (subject, other)]
        starts = [n.start for n in spans] + [self._sentence.start + token.idx]
        ends = [n.end for n in spans] + [self._sentence.start + token.idx + len(token)]
        return Found(subject, verb.predicate, other, min(starts), max(ends), f"verb.{_lemma(token)}", token=token)

    def _passive(self, token: Token, verb: Verb) -> tuple[list[Ref], list[Ref]]:
        """ "X is developed by Y": the agent does it; without an agent nothing is stated."""
        if "dobj" not in verb.at:
            return [], []
        agents = [p for c in token.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        subjects = [r for a in agents for r in self._refs(a, generic=verb.generic)]
        patients = [c for c in token.children if c.dep_ == "nsubjpass"]
        if token.dep_ == "acl":
            patients = [token.head]
        elif token.dep_ == "relcl":
            patients = [token.head if p.tag_ in {"WDT", "WP"} else p for p in patients]
        return subjects, [r for p in patients for r in self._refs(p, generic=verb.generic)]

    def _subjects(self, token: Token, verb: Verb) -> list[Ref]:
        found = _object_tokens(token, "dobj") if verb.acted else _subject_tokens(token)
        return [r for s in found for r in self._refs(s, generic=verb.generic)]

    def _objects(self, token: Token, verb: Verb) -> list[Ref]:
        found = [o for place in verb.at for o in _object_tokens(token, place)]
        return [r for o in found for r in self._refs(o, generic=verb.generic)]

    def _refs(self, token: Token, generic: bool) -> list[Ref]:
        """Whom a noun and what is joined to it stand for."""
        refs: dict[Ref, None] = {}
        for noun in (token, *token.conjuncts):
            if noun.i < token.i:
                continue
            refs.update(dict.fromkeys(self._of(noun, generic)))
        return list(refs)

    def _of(self, noun: Token, generic: bool) -> list[Ref]:
        if noun.lower_ in _AMOUNTS or noun.pos_ == "NUM":
            inner = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
            if inner:
                return [r for p in inner for r in self._of(p, generic)]
        named = self._named.get(noun.i)
        if not named and noun.dep_ == "appos":
            named = self._named.get(noun.head.i)
        listed = [r for p in _examples(noun) for r in self._of(p, generic)]
        if named and not (listed and named[0].how == HOW):
            return [n.ref for n in named if n.how != "adjective" and (generic or n.how != HOW)]
        beside = [c for c in noun.children if (c.dep_ in _BESIDE or _quoted(c)) and c.i in self._named]
        made = [n.ref for c in beside for n in self._named[c.i] if c.dep_ == "appos" or n.ref.type in _MADE]
        return list(dict.fromkeys(made + listed))


def _quoted(token: Token) -> bool:
    """Whether a word stands in quotation marks, of which the second was taken for a possessive one."""
    return token.dep_ == "poss" and token.i > 0 and token.nbor(-1).text in _MARKS


def _examples(noun: Token) -> list[Token]:
    """What a noun is told to include: "tech giants like Baidu and Alibaba"."""
    heads = [p for c in noun.children if c.dep_ == "prep" and c.lower_ in _LISTED for p in c.children]
    return [p for h in heads for p in (h, *h.conjuncts) if p.dep_ in {"pobj", "conj"}]


def ended(verb: Token) -> bool:
    """Whether what a verb states holds no more: "no longer relies", "stopped selling"."""
    longer = any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in verb.children)
    return longer or (verb.dep_ in {"xcomp", "ccomp", "pcomp"} and verb.head.lemma_.lower() in _ENDING)


def _lemma(token: Token) -> str:
    """The lemma, with the word before a hyphen ("open-source" is three tokens)."""
    if token.i >= 2 and token.nbor(-1).text == "-":
        return f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
    return token.lemma_.lower()


def _subject_tokens(verb: Token) -> list[Token]:
    """The subject of a verb: its own, that of the verb it is joined to or governed by, or what its clause is about."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own:
        if verb.dep_ == "relcl" and own[0].tag_ in {"WDT", "WP"}:
            return [verb.head]
        return own
    match verb.dep_:
        case "acl" if verb.tag_ == "VBG":
            return [verb.head]
        case "acl" | "pcomp" if verb.head.head.pos_ in {"VERB", "AUX"} and verb.tag_ in {"VB", "VBG"}:
            return _subject_tokens(verb.head.head)
        case "conj" | "xcomp" | "advcl":
            if verb.head.pos_ in {"VERB", "AUX"}:
                controllers = [c for c in verb.head.children if c.dep_ == "dobj"] if verb.dep_ == "xcomp" else []
                passive = [c for c in verb.head.children if c.dep_ == "nsubjpass"]
                return controllers or passive or _subject_tokens(verb.head)
    return []


def _object_tokens(verb: Token, place: str) -> list[Token]:
    """The tokens at a place of the verb: its object, or what stands after a preposition of it or of its object."""
    direct = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if place.startswith("'s>"):
        owned = place.removeprefix("'s>")
        return [p for d in direct if d.lower_ == owned for p in d.children if p.dep_ == "poss"]
    if ">" in place:
        noun, place = place.split(">")
        if noun == "dobj":
            return direct if any(c.dep_ == "prep" and c.lower_ == place for c in verb.children) else []
        held = [d for d in direct if d.lower_ == noun]
        found = [c for h in held for c in (*h.children, *verb.children) if c.dep_ == "prep" and c.lower_ == place]
        return [p for c in found for p in c.children if p.dep_ == "pobj"]
    if place == "dobj":
        return direct
    if place == "dative":
        return [c for c in verb.children if c.dep_ == "dative" and c.pos_ in {"NOUN", "PROPN"}]
    holders = [verb, *direct]
    first = [c for h in holders for c in h.children if c.dep_ in {"prep", "dative"} and c.lower_ == place]
    found = [p for c in first for p in (c, *(j for j in c.conjuncts if j.i > c.i and j.lower_ == place))]
    return [p for c in found for p in c.children if p.dep_ in {"pobj", "obj"}]
