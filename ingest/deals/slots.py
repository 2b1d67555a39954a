"""What stands where around a trigger: subject, object, prepositional phrases, possessor, the name before a noun."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.deals.beside import given, hyphened, right_after, together_with
from ingest.deals.doers import beyond, whose
from ingest.deals.lexicon import lexicon
from ingest.deals.tree import CLAUSES, is_passive, is_relative, objects, prepositions, reach, subjects

_LEADING = frozenset({"lead", "co-lead", "head", "anchor", "join", "follow"})
_OBJECTS = frozenset({"acomp", "dobj", "attr", "nsubjpass", "conj", "prep", "dative", "oprd", "appos", "pobj"})
_TALKS = frozenset({"talk", "discussion", "negotiation"})
_THROUGH = frozenset({"in", "into", "through", "via", "under", "as", "by", "of", "with"}) | {
    "on",
    "after",
    "following",
    "for",
    "including",
    "to",
    "about",
    "over",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A phrase, by its head token, in a position; `level` counts how far off the parser hung it."""

    name: str
    token: Token
    level: int = 0


def verb_slots(verb: Token) -> list[Slot]:
    """The slots of a verb, the surest first."""
    found: list[Slot] = []
    passive = is_passive(verb)
    surface = _surface(verb, passive)
    found += [Slot("obj" if passive else "subj", t) for t in surface]
    iobjs, targets = given(verb, [] if passive else objects(verb))
    found += [Slot("iobj", t) for t in iobjs] + [Slot("obj", t) for t in targets]
    things = targets or (surface if passive else [])
    if verb.lemma_.lower() != "raise":
        found += [Slot("obj", o, 1) for t in things for key, o in prepositions(t) if key == "of" and _is_amount(t)]
    found += [Slot("iobj", t, 1) for t in right_after(verb, targets)]
    for target in targets:
        clauses = [c for c in target.children if c.dep_ in {"acl", "relcl"} and c.pos_ in CLAUSES] + _led(target)
        found += [
            s for c in clauses for s in _clause_on(target, c) if s.name in {"led_by", "including", "participation"}
        ]
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_.lower() in {"lead", "back"} and child.tag_ == "VBN":
            found += [Slot("led_by", t, 1) for key, t in prepositions(child) if key == "by"]
    found += [Slot("private", c) for t in verb.children if t.lower_ == "private" for c in [*t.children, *targets]]
    found += [Slot("iobj", c) for c in verb.children if c.dep_ == "dative" and c.pos_ not in {"ADP", "PART"}]
    agent = passive and any(c.dep_ == "agent" for c in verb.children)
    for level, key, token in reach(verb):
        found.append(Slot("subj" if passive and key == "by" and level <= (0 if agent else 2) else key, token, level))
    for target in targets + (surface if passive else []):
        found += [Slot(key, token, level + 1) for level, key, token in reach(target)]
        found += [
            Slot(key, token, 2) for rest in target.conjuncts for key, token in prepositions(rest) if key == "from"
        ]
    if passive and verb.dep_ == "acl" and not any(c.dep_ == "agent" for c in verb.children):
        found += [Slot("doer", t, 4) for t in beyond(verb)]
    found += [Slot("jointly", c) for c in verb.children if c.lower_ in {"jointly", "equally", "together"}]
    found += [Slot("obj" if passive else "subj", t) for s in surface for t in together_with(s)]
    found += [Slot(name, t) for name, t in zip(("subj", "obj"), hyphened(verb), strict=False)]
    found += [Slot("to_do", c) for c in verb.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB"]
    done = passive and not surface and any(c.lower_ == "to" for c in verb.children)
    above = [Slot("obj", s.token, s.level) if done and s.name == "subj" else s for s in _borrowed(verb)]
    return sorted(found + above, key=lambda s: s.level)


def _surface(verb: Token, passive: bool) -> list[Token]:
    """The subject; of "in December 1997, when bought by B" that of the clause above."""
    own = [t for t in subjects(verb) if t.i != verb.i]
    if verb.dep_ == "relcl" and passive and any(c.lower_ == "when" for c in verb.children):
        return beyond(verb) or own
    return own


def _is_amount(token: Token) -> bool:
    """Whether a phrase is an amount of what "of" after it names ("$2bn of chips", "200 MW of power")."""
    return token.pos_ in {"NUM", "SYM"} or any(c.pos_ == "NUM" for c in token.children)


def _borrowed(verb: Token) -> list[Slot]:
    """ "agreed with A to buy", "a deal with A to buy": the partner hangs on the word above."""
    if verb.dep_ not in {"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp"} or verb.head == verb:
        return []
    if verb.dep_ == "pcomp" and verb.head.pos_ == "ADP" and verb.head.head.pos_ == "NOUN":
        noun = verb.head.head
        found = [Slot("subj", s.token, 2) for s in noun_slots(noun) if s.name in {"subj", "poss"}]
        return found + [Slot("other", t, 2) for key, t in prepositions(noun) if key == "with"]
    found = [Slot(key, t, 2) for key, t in prepositions(verb.head) if key in {"with", "between", "among", "from"}]
    found += [Slot("other", t, 2) for key, t in prepositions(verb.head) if key == "with"]
    if verb.head.pos_ in {"NOUN", "PROPN"}:
        found += [Slot("subj", s.token, 2) for s in noun_slots(verb.head) if s.name in {"subj", "poss", "comp"}]
        if verb.head.head.pos_ in CLAUSES:
            found += [Slot(key, t, 3) for key, t in prepositions(verb.head.head) if key in {"with", "between", "among"}]
    return found


def noun_slots(noun: Token) -> list[Slot]:
    """The slots of a noun that tells of an event: whose it is, what stands before it, after it, and who does it."""
    found = [Slot("poss", whose(c)) for c in noun.children if c.dep_ == "poss"]
    found += [Slot("comp", c) for c in _before(noun)]
    found += [Slot(key, t, level) for level, key, t in reach(noun)]
    for child in [*noun.children, *_appended(noun), *_led(noun)]:
        if child.dep_ in {"acl", "relcl"} and child.pos_ in CLAUSES:
            found += _clause_on(noun, child)
    return sorted(found + list(_doers(noun)), key=lambda s: s.level)


def _led(noun: Token) -> list[Token]:
    """Who leads it, hung deeper in the phrase ("a round of over 2 billion yuan, led by A, followed by B")."""
    deep = [t for t in noun.subtree if t.dep_ == "acl" and t.head.i != noun.i and t.tag_ == "VBN"]
    return [t for t in deep if t.lemma_.lower() in _LEADING and t.head.pos_ in {"NOUN", "NUM", "SYM"}]


def _appended(noun: Token) -> Iterator[Token]:
    """What hangs on amounts that stand in apposition to a noun ("a round, $45 million, led by A")."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ in {"NUM", "SYM", "PROPN", "NOUN"}:
            yield from child.children
            yield from _appended(child)


def _before(noun: Token) -> Iterator[Token]:
    """Words before a noun that belong to it, those joined by a hyphen too ("the A-B pact")."""
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "amod", "nsubj"} and child.i < noun.i:
            yield child
            yield from (g for g in child.children if g.dep_ in {"compound", "nmod", "conj"})


def _clause_on(noun: Token, verb: Token) -> list[Slot]:
    """ "a round led by A", "an order that A placed with B", "the pact signed with A"."""
    lemma = verb.lemma_.lower()
    by = "led_by" if lemma in _LEADING - {"join", "follow"} else "by"
    by = "including" if lemma in {"join", "follow"} else by
    keys = {"by": by, "with": "including" if by == "led_by" else "with"}
    found = [Slot(keys.get(key, key), t, level) for level, key, t in reach(verb)]
    for more in (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBN"):
        found += [Slot("including", t, 1) for key, t in prepositions(more) if key == "by"]
    if any(c.dep_ == "prep" and any(is_relative(g) for g in c.children) for c in verb.children):
        found += [Slot("including", t) for t in subjects(verb) if t.i != noun.i]
    elif lemma in lexicon().light and not is_passive(verb):
        found += [Slot("subj", t) for t in subjects(verb) if t.i != noun.i]
    return found


def _doers(noun: Token) -> Iterator[Slot]:
    """The subject of the verb that makes the deal ("A signed a pact", "A pays for it with a loan")."""
    last, head, key = _governor(noun)
    for word in noun.ancestors:
        if word.lemma_.lower() in _TALKS:
            yield from (Slot(name, t, 2) for name, t in prepositions(word) if name in {"with", "between"})
    if head.pos_ in CLAUSES and head.lemma_.lower() in lexicon().leave and last.dep_ in _OBJECTS:
        yield from (Slot("subj", t, 1) for t in subjects(head))
    if head.pos_ not in CLAUSES or (key and key not in _THROUGH) or last.dep_ not in _OBJECTS:
        return
    if key or head.lemma_.lower() in lexicon().light or last.dep_ == "nsubjpass":
        yield from _around(last, head, key)


def _governor(noun: Token) -> tuple[Token, Token, str]:
    """The verb that governs a noun, the word by which it hangs on it, and the preposition between them if any."""
    last, head, key = noun, noun.head, ""
    while head != last and (
        _is_link(head)
        or (head.pos_ in {"NOUN", "NUM", "ADJ"} and last.dep_ in {"conj", "appos"})
        or (last.lower_ == "of" and head.lemma_.lower() in lexicon().part and head.head.lower_ != "as")
    ):
        key = head.lower_ if (head.pos_ == "ADP" or head.lower_ == "including") and not _counts(head) else key
        last, head = head, head.head
    if key in {"in", "under", "through"} and head.dep_ == "dobj" and head.head.pos_ in CLAUSES:
        head = head.head
    return last, head, key


def _counts(preposition: Token) -> bool:
    """Whether "of" stands after a word for a part or a number of things ("a third of", "a string of")."""
    return preposition.lower_ == "of" and preposition.head.lemma_.lower() in lexicon().part


def framed_by(noun: Token) -> int:
    """The index of the verb that an agreement frames ("rents it to B under a contract"), -1 where there is none."""
    _, head, key = _governor(noun)
    return head.i if key in {"under", "through", "via"} else -1


def _is_link(word: Token) -> bool:
    if word.pos_ == "ADV" and word.lower_ in {"away", "out", "back"}:
        return True
    if word.pos_ == "ADJ" and word.dep_ == "acomp":
        return True
    return word.pos_ == "ADP" or word.lower_ == "including" or word.lemma_.lower() in _TALKS


def _around(noun: Token, verb: Token, key: str) -> Iterator[Slot]:
    """The slots of the verb that makes a deal, as the deal's."""
    level = 3 if key else 1
    passive, given = is_passive(verb), noun.dep_ in {"dobj", "oprd"}
    leading = verb.lemma_.lower() in {"lead", "anchor", "head", "co-lead"}
    active = "led_by" if leading else "subj"
    if (not passive or given) and verb.lemma_.lower() not in lexicon().judge:
        yield from (Slot("iobj" if passive else active, t, level) for t in _agents(verb))
    yield from (Slot("iobj", c, level) for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
    if key == "in" or (key == "under" and not any(c.lower_ in {"the", "that", "this"} for c in noun.children)):
        yield from (Slot("maker", o, level) for t in _things(verb) for o in t.children if o.dep_ == "poss")
    for depth, word, token in reach(verb):
        yield Slot(active if passive and word == "by" else word, token, level + depth)


def _agents(verb: Token) -> list[Token]:
    """Who does what a verb tells: its subject, or of "in talks to lead" that of the clause above."""
    return subjects(verb) or [s.token for s in _borrowed(verb) if s.name == "subj"]


def _things(verb: Token) -> Iterator[Token]:
    """What a verb is done to, down to what "of" and "to" hang on it ("access to up to a million of A's chips")."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
            yield from (t for _, key, t in reach(child) if key in {"of", "to"})


def maker(noun: Token) -> str:
    """The lemma of the verb whose object a noun is ("won" of "won a contract"); empty where there is none."""
    if noun.dep_ == "nsubjpass" or (
        noun.dep_ in {"dobj", "nsubj"} and noun.head.pos_ in CLAUSES and noun.head.lemma_.lower() != "be"
    ):
        return noun.head.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.pos_ in CLAUSES:
        return noun.head.head.lemma_.lower()
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ in CLAUSES]
    if clauses:
        return clauses[0].lemma_.lower()
    last, head, key = _governor(noun)
    through = key in {"", "of", "in", "through", "via"} and last.dep_ in _OBJECTS and head.pos_ in CLAUSES
    return head.lemma_.lower() if through else ""
