"""What an object is: a company, a stake, a part of a company, money, an agreement, or goods."""

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.deals.lexicon import lexicon
from ingest.deals.party import is_firm, parties, supposed
from ingest.deals.tree import Tree, prepositions

_MADE = frozenset({"output", "production", "capacity", "generation"})
_LISTED = ("control", "rights", "forces", "round", "unit", "money", "deal")
_POSTS = frozenset({"be", "become", "join", "lead", "head", "advise", "succeed", "replace", "chair"})
"""What people are chosen to do."""
_NO_CAPITAL = frozenset({"market", "wallet", "mind", "time", "voice", "screen", "audience"})
"""What a share is of that is no part of a company, before the noun."""
_MONEY = frozenset("$€£¥₹")


def kind(tree: Tree, token: Token) -> str:
    """The kind of thing that a phrase, given by its head, is; "goods" where it is nothing else."""
    name = tree.name(token)
    if name is not None:
        return "party" if is_firm(name) or looks_like_company(tree, token) else "goods"
    lemma = token.lemma_.lower()
    special = _portion(token)
    if special:
        return special
    if is_share(token) or lemma in lexicon().kinds["stake"]:
        return "control" if is_most(token) else "stake"
    if is_money(token) or _holds_money(token):
        return "money"
    if not is_ware(tree, token) and looks_like_company(tree, token):
        return "party"
    listed = next((key for key in _LISTED if lemma in lexicon().kinds[key]), None)
    return listed or _unlisted(tree, token)


def _portion(token: Token) -> str:
    """The kind of a share by what it is a share of: an issue, a business ("half of its fields"), no company at all."""
    words, lemma = lexicon().kinds, token.lemma_.lower()
    if token.lower_ in words["self"]:
        return "self"
    if lemma in words["royalty"]:
        return "royalty"
    shared = is_share(token) or lemma in words["stake"] or lemma in words["share"]
    return _share_of(token) if shared else ""


def _share_of(token: Token) -> str:
    words, lemma = lexicon().kinds, token.lemma_.lower()
    if lemma == "share" and any(c.dep_ == "compound" and c.lemma_.lower() in _NO_CAPITAL for c in token.children):
        return "goods"
    wholes = {g.lemma_.lower() for key, g in prepositions(token) if key in {"of", "in"}}
    if wholes & words["issue"]:
        return "issue"
    if wholes & words["whole"]:
        return "goods"
    return "slice" if wholes & words["unit"] else "part" if lemma == "part" and not wholes else ""


def looks_like_company(tree: Tree, token: Token) -> bool:
    """Whether a phrase is a name by its capitals, of which no list says that it is anything but a company."""
    return bool(supposed(tree, token))


def _holds_money(token: Token) -> bool:
    """ "a total of $3m"."""
    if token.lemma_.lower() not in {"total", "sum", "amount"}:
        return False
    return any(key == "of" and is_money(g) for key, g in prepositions(token))


def _unlisted(tree: Tree, token: Token) -> str:
    """A part of a company, companies that are listed after a common noun, or goods."""
    if token.lemma_.lower() in lexicon().kinds["share"] and any(key == "of" for key, _ in prepositions(token)):
        return "goods" if is_listed(tree, token, "ware") else "stake"
    if is_ware(tree, token):
        return "goods"
    return "party" if any(is_firm(n) for n in parties(tree, token)) else "goods"


def is_money(token: Token) -> bool:
    """Whether a phrase is an amount of money."""
    near = [token, *token.children]
    return any(t.text[0] in _MONEY for t in near) or (
        token.pos_ in {"NUM", "SYM"} and any(t.tag_ == "$" or t.lower_ in {"rs", "usd", "eur"} for t in near)
    )


def is_share(token: Token) -> bool:
    """Whether a phrase is a percentage ("51% of A"): a share where it is bought."""
    return token.lower_ in {"%", "percent", "per", "pc"} or (
        any(c.lower_ in {"%", "percent"} for c in token.children if c.dep_ != "prep") and token.pos_ in {"NUM", "NOUN"}
    )


def is_most(token: Token) -> bool:
    """Whether a share is the whole company or most of it."""
    near = {t.lower_ for t in token.subtree if abs(t.i - token.i) < 7}
    if near & lexicon().kinds["most"]:
        return True
    for word, after in zip(token.doc[token.left_edge.i :], token.doc[token.left_edge.i + 1 :], strict=False):
        if word.i > token.i + 2:
            return False
        if (
            word.like_num
            and after.lower_ in {"%", "percent", "per", "pc", "-"}
            and word.text.replace(".", "").isdigit()
        ):
            return float(word.text.strip(".")) >= 50
    return False


def makers(tree: Tree, token: Token) -> list[Token]:
    """Names within a phrase of goods: who made them ("Nvidia chips", "50 Boeing 737s", "A's servers")."""
    near = [token, *(g for key, g in prepositions(token) if key in {"of", "for"})]
    near += [c for t in near for c in t.children if c.dep_ == "conj"]
    made = [
        g for t in near if t.lemma_.lower() in _MADE for key, g in prepositions(t) if key == "of" and g.pos_ == "PROPN"
    ]
    if made:
        return made
    owned = [c for t in near for c in t.children if c.dep_ == "poss" and is_firm(tree.name(c))]
    return owned or [
        c for t in near for c in t.children if c.dep_ in {"compound", "nmod", "poss", "amod"} and is_firm(tree.name(c))
    ]


def is_ware(tree: Tree, token: Token) -> bool:
    """Whether a phrase names or holds things that are ordered: chips, aircraft, a product by name."""
    if token.lower_ == "part" and not list(token.lefts):
        return False
    if token.lemma_.lower() in lexicon().kinds["ware"]:
        return token.pos_ != "PROPN" or not tree.shown(token).istitle()
    name = tree.name(token)
    return name is not None and name.ref.type in {EntityType.PRODUCT, EntityType.CHIP, EntityType.MODEL}


def is_listed(tree: Tree, token: Token, name: str) -> bool:
    """Whether a phrase, or what it is an amount or a part of ("a third of the jets"), is of a kind of things."""
    words = lexicon().client if name == "client" else lexicon().kinds[name]
    near = [token, *(g for key, g in prepositions(token) if key == "of")]
    if name == "ware":
        near += [c for t in near for c in t.children if c.dep_ == "compound" and tree.name(c) is not None]
    return any((name == "ware" and is_ware(tree, t)) or (t.lemma_.lower() in words and name != "ware") for t in near)


def possessors(token: Token) -> list[Token]:
    """Whose things a phrase names ("A's 40 jets", "most of A's chips")."""
    near = [token, *(g for key, g in prepositions(token) if key == "of")]
    return [c for t in near for c in t.children if c.dep_ == "poss"]


def is_bare_stake(tree: Tree, token: Token) -> bool:
    """Whether a phrase is a share of which nothing says whose or of what ("a 12% stake")."""
    if kind(tree, token) != "stake" or any(c.dep_ in {"poss", "compound"} for c in token.children):
        return False
    return not any(key in {"in", "of"} for key, _ in prepositions(token))


def holders(token: Token) -> list[Token]:
    """Who has the share of another company that a phrase names ("A's stake in B")."""
    if not any(key in {"in", "of"} for key, _ in prepositions(token)):
        return []
    return [c for c in token.children if c.dep_ == "poss" and c.tag_ != "PRP$"]


def is_named_unit(tree: Tree, token: Token) -> bool:
    """Whether a phrase is a part of a company told with its own name ("A's Polish arm, B")."""
    if token.lemma_.lower() not in lexicon().units | lexicon().kinds["unit"]:
        return False
    return any(c.dep_ == "appos" and is_firm(tree.name(c)) for c in token.children)


def is_suit(token: Token) -> bool:
    """Whether a phrase is a bid, sale or issue, on which advisers work."""
    return token.lemma_.lower() in lexicon().kinds["suit"] | lexicon().kinds["issue"]


def is_own(tree: Tree, token: Token) -> bool:
    """Whether a phrase names a thing that somebody owns, by his name or "its", and no goods, share or money."""
    if not any(c.dep_ == "poss" and (c.tag_ == "PRP$" or is_firm(tree.name(c))) for c in token.children):
        return False
    return kind(tree, token) in {"goods", "unit"} and not is_ware(tree, token)


def has_job(verb: Token) -> bool:
    """Whether a verb of choosing says what for: "to build trains", "as supplier"."""
    words = lexicon()
    doing = [c for c in verb.children if c.dep_ in {"xcomp", "advcl", "ccomp"}]
    if any(c.lemma_.lower() in words.build | words.job or (c.dep_ == "xcomp" and c.tag_ == "VB") for c in doing):
        return not any(c.lemma_.lower() in _POSTS for c in doing)
    return any(key == "as" and g.lemma_.lower() in words.collective for key, g in prepositions(verb))
