"""Who stands right beside a verb: whom something is given to, who acts together with the subject, "A-backed B"."""

from spacy.tokens import Token

_GIVING = frozenset({"pay", "owe", "give", "lend", "grant", "award", "hand", "offer", "promise"})
"""Verbs right after which a name is whom something is given ("pay B royalties")."""
_SELLING = frozenset({"sell", "lease", "rent", "supply", "ship", "charter", "license", "licence", "loan", "deliver"})


def given(verb: Token, targets: list[Token]) -> tuple[list[Token], list[Token]]:
    """Of two objects in a row ("sold B its pump arm") the first, a name, is the one to whom the second is given."""
    first = targets[0] if targets else None
    if first is None or len(targets) < 2 or first.pos_ != "PROPN" or verb.lemma_.lower() not in _GIVING | _SELLING:
        return [], targets
    return [first], targets[1:]


def right_after(verb: Token, targets: list[Token]) -> list[Token]:
    """A name that the parser hung on the object although it stands right after the verb ("sold B 30 jets")."""
    deps = {"nmod", "compound"} if verb.lemma_.lower() in _GIVING else {"nmod"}
    return [c for t in targets for c in t.children if c.dep_ in deps and c.i == verb.i + 1]


def together_with(subject: Token) -> list[Token]:
    """ "A, together with B, bought C": who does it with the subject."""
    near = [c for c in subject.children if c.dep_ == "prep" and c.lower_ in {"with", "alongside"}]
    joined = [c for c in near if c.lower_ == "alongside" or c.nbor(-1).lower_ in {"together", "along", "jointly"}]
    return [g for c in joined for g in c.children if g.dep_ == "pobj"]


def hyphened(verb: Token) -> list[Token]:
    """ "A-backed B": who does it and to whom; empty where a participle does not stand so."""
    if verb.i < 2 or verb.tag_ != "VBN" or verb.nbor(-1).text != "-" or verb.nbor(-2).pos_ != "PROPN":
        return []
    return [verb.nbor(-2), verb.head] if verb.head.i > verb.i else []
