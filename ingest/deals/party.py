"""Whom a noun phrase names: the name itself, those listed with it, those in apposition, or the owner of a unit."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.deals.described import described
from ingest.deals.lexicon import lexicon
from ingest.deals.tree import Tree, prepositions

_FIRM = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_GUESSED = frozenset({EntityType.PLACE, EntityType.PERSON, EntityType.FACILITY})
"""Types that a name may have by its looks alone."""
_HOLDING = frozenset(
    {"lead", "include", "comprise", "consist", "head", "back", "control", "manage", "own", "advise", "run"}
)
"""Verbs that say who stands behind a group or a vehicle."""
_UNNAMED = frozenset({"unnamed", "undisclosed", "unidentified", "unspecified", "anonymous"})
_REST = frozenset({"rest", "remainder", "balance"})
_JOINERS = frozenset({",", "and", "&", ";", "plus", "or", "/"})
_GAP = 7


def is_firm(name: Name | None) -> bool:
    """Whether a name is a company's or an organization's."""
    return name is not None and name.ref.id is not None and name.ref.type in _FIRM


def parties(tree: Tree, token: Token, depth: int = 0) -> list[Name]:
    """The names that a phrase, given by its head token, stands for; none where it names nobody."""
    if depth > 5 or any(c.lower_ in _UNNAMED for c in token.children):
        return []
    found = [] if tree.name(token) is None else [tree.names[token.i]]
    if not _is_party(found):
        found = described(tree, token) or _inside(tree, token, depth)
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "X"}:
            found += parties(tree, child, depth + 1)
    if _is_party(found) and tree.name(token):
        found += _listed(tree, token)
    return _unique(found)


def _is_party(found: list[Name]) -> bool:
    return any(is_firm(n) or n.ref.type in {EntityType.PERSON, EntityType.PLACE} for n in found)


def _unique(names: list[Name]) -> list[Name]:
    seen: dict[str | None, Name] = {}
    for name in names:
        seen.setdefault(name.ref.id, name)
    return list(seen.values())


def _inside(tree: Tree, token: Token, depth: int) -> list[Name]:
    """The names within the phrase of a common noun that stand for it."""
    words = lexicon()
    lemma = token.lemma_.lower()
    named = next((n for c in token.children if c.dep_ == "appos" for n in [parties(tree, c, depth + 1)] if n), None)
    if named is not None:
        return named
    if lemma in _REST:
        return [n for key, g in prepositions(token) if key in {"from", "by"} for n in parties(tree, g, depth + 1)]
    if lemma in words.collective:
        return _members(tree, token, depth)
    return _belonging(tree, token, depth)


def _belonging(tree: Tree, token: Token, depth: int) -> list[Name]:
    """Whose organ or part a noun is, where it acts for the whole."""
    words, lemma = lexicon(), token.lemma_.lower()
    beside = [c for c in token.head.children if c.dep_ == token.dep_ and c.i == token.i + 1 and tree.name(c)]
    if beside:
        return []
    if lemma in words.governments:
        return [
            replace(n, how="government") if n.ref.type is EntityType.PLACE else n for n in owners(tree, token, depth)
        ]
    if lemma in words.units:
        return owners(tree, token, depth)
    return [tree.names[c.i] for c in token.children if c.dep_ == "nmod" and is_firm(tree.name(c))]


def _members(tree: Tree, token: Token, depth: int) -> list[Name]:
    """The members of "a group of investors including A and B", "a consortium led by A"."""
    found: list[Name] = []
    for key, governed in prepositions(token):
        if key in {"of", "including", "like", "as", "between", "comprising", "by"}:
            found += parties(tree, governed, depth + 1)
    for child in token.children:
        if child.dep_ in {"acl", "relcl", "prep"} and child.lemma_.lower() in _HOLDING:
            found += [n for c in child.children if c.dep_ in {"dobj", "pobj"} for n in parties(tree, c, depth + 1)]
            found += [n for key, g in prepositions(child) if key in {"by", "of"} for n in parties(tree, g, depth + 1)]
        if child.dep_ in {"compound", "nmod"} and is_firm(tree.name(child)):
            found.append(tree.names[child.i])
    return found


def owners(tree: Tree, token: Token, depth: int = 0) -> list[Name]:
    """Whose unit, share or product a noun is: its possessor, the name before it, or what follows "of" or "in"."""
    for deps in ({"poss"}, {"compound", "nmod", "amod"}):
        found = [n for c in token.children if c.dep_ in deps and tree.name(c) for n in parties(tree, c, depth + 1)]
        if found:
            return found
    for key, governed in prepositions(token):
        if key in {"of", "in", "from"}:
            found = parties(tree, governed, depth + 1) or owners(tree, governed, depth + 1) if depth < 3 else []
            if found:
                return found
    return []


def _listed(tree: Tree, token: Token) -> list[Name]:
    """Names that follow in a list ("A, the pension fund B and C"), where the parser hung them elsewhere."""
    found: list[Name] = []
    position = token.i
    closed = False
    while not closed:
        step = _next_in_list(tree, position)
        if step is None:
            break
        position, closed = step
        found.append(tree.names[position])
    return found if closed else []


def _next_in_list(tree: Tree, position: int) -> tuple[int, bool] | None:
    """The next name after a comma or "and", and whether "and" came before it (which ends the list)."""
    doc = tree.doc
    i = position + 1
    if i >= len(doc) or doc[i].lower_ not in _JOINERS:
        return None
    last = False
    while i < len(doc) and doc[i].lower_ in _JOINERS:
        last = last or doc[i].lower_ in {"and", "&", "plus", "or"}
        i += 1
    for token in doc[i : i + _GAP]:
        if tree.name(token) is not None and is_firm(tree.name(token)):
            return None if _opens(doc, token) else (token.i, last)
        if token.pos_ not in {"DET", "ADJ", "NOUN", "NUM", "PROPN"} and token.lower_ not in {",", "'s", "-"}:
            return None
    return None


def _opens(doc: Doc, token: Token) -> bool:
    """Whether a name starts something new: it has a verb of its own, or owns what follows."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is None:
        return False
    own = token.dep_ in {"nsubj", "nsubjpass"} and after.lower_ != ","
    return own or after.pos_ in {"VERB", "AUX"} or after.lower_ in {"'s", "'", "-"}


def _is_place(tree: Tree, token: Token) -> bool:
    name = tree.name(token)
    return name is not None and name.ref.type is EntityType.PLACE


def supposed(tree: Tree, token: Token) -> list[Name]:
    """A company where only a company stands: a capitalised phrase without a name, or one typed by its looks."""
    known = tree.name(token)
    if known is not None:
        return [_as_company(known)] if known.how == "capitals" and known.ref.type in _GUESSED else []
    if token.lemma_.lower() in lexicon().works and known is None:
        before = [c for c in token.children if c.dep_ == "compound" and (c.pos_ == "PROPN" or tree.name(c))]
        return supposed(tree, before[-1]) if before else []
    if not _is_proper(token) or token.ent_type_ == "DATE":
        return []
    first = token.i
    while first > 0 and tree.doc[first - 1].pos_ == "PROPN" and not _is_place(tree, tree.doc[first - 1]):
        first -= 1
    start, end = tree.span(tree.doc[first])[0], tree.span(token)[1]
    words = tree.text[start - tree.sentence.start : end - tree.sentence.start]
    if not words[:1].isupper() or len(words) < 3 or words in lexicon().no_names:
        return []
    return [Name(start, end, Ref.to(EntityType.COMPANY, " ".join(words.split())), "role")]


def alike(names: list[Name]) -> list[Name]:
    """The names of a list that holds a company, those typed as places or people by their looks alone as companies."""
    if len(names) < 2 or not any(is_firm(n) for n in names):
        return names
    return [_as_company(n) if n.how == "capitals" and n.ref.type in _GUESSED else n for n in names]


def _is_proper(token: Token) -> bool:
    """Whether a word is a proper noun, or written all in capitals, which the small model often takes for a noun."""
    return token.pos_ == "PROPN" or (token.pos_ in {"NOUN", "ADJ", "VERB"} and len(token) > 2 and token.text.isupper())


def _as_company(name: Name) -> Name:
    return Name(name.start, name.end, Ref.to(EntityType.COMPANY, name.ref.name), "role")


def unnamed_in_list(tree: Tree, token: Token) -> list[Name]:
    """Companies by their looks among those that are coordinated with a phrase ("from A, B and C")."""
    last = any(c.dep_ == "nmod" and any(g.dep_ == "cc" for g in c.children) for c in token.children)
    found: list[Name] = supposed(tree, token) if last and tree.name(token) is None else []
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ == "PROPN":
            found += supposed(tree, child) if tree.name(child) is None else []
            found += unnamed_in_list(tree, child)
    return found
