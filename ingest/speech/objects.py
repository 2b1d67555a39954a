"""What a verb says as its object: "warned of a fall", "denied a report that ...", "called the price fair"."""

from spacy.tokens import Token

from ingest.lexicon_file import load, words

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
"""Tags of finite verbs."""


def object_said(verb: Token, lemma: str, rights: list[Token]) -> Token | None:
    """What a verb says as its object: "warned of a fall", "denied a report that ...", "predicts a fall"."""
    links = load("speech")["prepositional"].get(lemma, "").split()
    if any(c.lower_ in links for c in rights):
        thing = next((c for c in rights if c.dep_ == "dobj" and c.i == min(t.i for t in rights)), None)
        return thing if thing is not None and lemma == "guide" else next(c for c in rights if c.lower_ in links)
    if load("speech")["particle"].get(lemma) == "out" and lemma == "rule":
        return next((c for c in rights if c.dep_ == "dobj"), None)
    if lemma in words("speech", "denying"):
        heard = [c for c in rights if c.dep_ == "dobj" and c.lemma_ in words("speech", "hearsay")]
        tells = [c for c in heard if any(g.dep_ in {"acl", "relcl", "ccomp"} or g.lower_ == "of" for g in c.rights)]
        return tells[0] if tells else None
    if lemma in words("speech", "object"):
        return next((c for c in rights if c.dep_ in {"dobj", "ccomp", "xcomp"} and not _is_sum(c)), None)
    if lemma in words("speech", "foresee"):
        return next((c for c in rights if c.dep_ in {"ccomp", "dobj"}), None) if _foreseen(verb) else None
    return _reckoned(lemma, rights) or _value_or_name(verb, lemma, rights)


def _reckoned(lemma: str, rights: list[Token]) -> Token | None:
    """The number that somebody reckons: "reckons barely a tenth of that"."""
    if lemma not in words("speech", "reckoning"):
        return None
    small = next((c for c in rights if c.dep_ in {"dobj", "ccomp"} and c.pos_ != "PRON"), None)
    return small if small is not None and any(_counts(t) for t in small.subtree) else None


def _counts(token: Token) -> bool:
    """Whether a word is a number or a part of one."""
    return token.like_num or token.text[:1].isdigit() or token.lower_ in words("speech", "fractions")


def _is_sum(noun: Token) -> bool:
    """Bare money: "pledged $250 million" gives it, and says nothing."""
    return noun.dep_ == "dobj" and (noun.like_num or noun.text == "$")


def _value_or_name(verb: Token, lemma: str, rights: list[Token]) -> Token | None:
    """What a verb puts at a value ("puts the cost at $5") or gives a name to ("what her lawyer called a trap")."""
    if lemma in words("speech", "value"):
        thing = next((c for c in rights if c.dep_ == "dobj"), None)
        at = [c for r in rights for c in r.subtree if c.lower_ in {"at", "as"}]
        valued = any(
            t.like_num or t.text[:1].isdigit() or t.lower_ in {"twice", "half", "double"} for c in at for t in c.subtree
        )
        return thing if thing is not None and valued and verb.tag_ != "VBG" else None
    if lemma in words("speech", "naming") and verb.dep_ in {"pcomp", "ccomp", "csubj", "relcl", "advcl"}:
        what = any(c.tag_ in {"WP", "WDT"} for c in verb.lefts)
        return next((c for c in rights if c.dep_ in {"oprd", "dobj", "ccomp"}), None) if what else None
    return _named(verb, rights) if lemma in words("speech", "naming") else None


def _named(verb: Token, rights: list[Token]) -> Token | None:
    """What a finite verb calls a lesser name than a proper one: the price in "called the price full but fair"."""
    thing = next((c for c in rights if c.dep_ in {"dobj", "nsubj"}), None)
    link = next((c for c in rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    given = next(
        (c for c in (link.children if link is not None else rights) if c.dep_ in {"oprd", "pobj", "amod"}), None
    )
    if (
        thing is None
        or thing.pos_ == "PRON"
        or given is None
        or verb.tag_ not in FINITE
        or given.i < thing.i
        or given.pos_ == "PROPN"
    ):
        return None
    return thing if not any(t.is_quote for t in verb.doc[thing.i : given.i + 1]) else None


def _foreseen(verb: Token) -> bool:
    """Whether what is "seen" is a development: the present tense and a number behind it."""
    tokens = [t for c in verb.rights for t in c.subtree]
    return verb.tag_ in {"VBZ", "VBP"} and any(t.like_num or any(map(str.isdigit, t.text)) for t in tokens)
