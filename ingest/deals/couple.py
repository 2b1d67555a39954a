"""Two companies of one sentence: the clues whether it tells of a deal between them, which, and who gives to whom.

No verb has to be known: "A hands its masts to B for $3m" has a giver, "to" and a price. Clues are words of the grammar
(dependencies, prepositions, auxiliaries), classes of the lexicon and kinds of figures; no names, no rare words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.deals.event import Event
from ingest.deals.lexicon import lexicon
from ingest.deals.opening import determiner
from ingest.deals.party import is_firm
from ingest.deals.path import label
from ingest.deals.tree import CLAUSES, Tree, is_passive

_MOST = 9
"""Companies in a sentence beyond which it is a list and no pair of it is looked at."""
_GROUPS = (
    "light",
    "receive",
    "answer",
    "give",
    "agree",
    "terms",
    "build",
    "leave",
    "job",
    "use",
    "accept",
    "put",
    "fund",
)
_MODALS = frozenset(
    {"will", "would", "could", "may", "might", "can", "should", "must", "to", "has", "had", "have", "not"}
)
_SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "PRON", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Couple:
    """Two tokens that bear companies' names, in the order of the text, and the word at which they meet."""

    tree: Tree
    first: Token
    second: Token
    head: Token

    @property
    def ids(self) -> frozenset[str]:
        """The ids of both."""
        return frozenset(self.tree.names[t.i].ref.id or "" for t in (self.first, self.second))


def couples(tree: Tree) -> Iterator[Couple]:
    """Every two companies of a sentence."""
    tokens = [tree.doc[i] for i in sorted(tree.names) if is_firm(tree.names[i])]
    if len({tree.names[t.i].ref.id for t in tokens}) > _MOST:
        return
    for first, second in combinations(tokens, 2):
        if tree.names[first.i].ref.id != tree.names[second.i].ref.id:
            yield Couple(tree, first, second, meeting(first, second))


def meeting(first: Token, second: Token) -> Token:
    """The verb or noun at which two names meet: above both where one hangs on the other or they are listed together."""
    above = [first, *first.ancestors]
    low = {t.i for t in [second, *second.ancestors]}
    meet = next((t for t in above if t.i in low), first)
    while meet.head != meet and (meet.i in {first.i, second.i} or _is_passed(meet)):
        meet = meet.head
    return meet


def _is_passed(token: Token) -> bool:
    """Whether a word is only a link of a list, or a preposition."""
    return token.pos_ == "ADP" or (token.dep_ in {"conj", "appos"} and token.pos_ == "PROPN")


def clues(analysis: Analysis, couple: Couple, told: Sequence[Event]) -> frozenset[str]:
    """The features of two companies in a sentence; `told` are the tellings that rules read in it."""
    found = {*_ways(couple, _way(couple)), *_heads(couple), *_between(couple)}
    found |= {*_figures(analysis, couple), *_speakers(analysis, couple), *_told(couple, told)}
    return frozenset(found)


def _told(couple: Couple, told: Sequence[Event]) -> Iterator[str]:
    """What the rules make of the two: the rule, its trigger and the roles, of the telling that names most of them."""
    own = [couple.tree.names[t.i].ref.id for t in (couple.first, couple.second)]
    both = [e for e in told if couple.ids <= e.ids]
    for event in both:
        roles = {p.id: p.role.value for p in event.parts}
        yield from (f"told both {key}" for key in (event.rule, event.type.value, event.rule.partition(">")[0]))
        yield f"told roles {roles[own[0] or '']} {roles[own[1] or '']}"
        yield f"told both of {min(4, len(event.parts))} whole {not event.partial}"
    for event in told if not both else ():
        for n, key in enumerate(own):
            role = next((p.role.value for p in event.parts if p.id == key), None)
            if role is not None:
                yield from (f"told {n} {role} whole {not event.partial}", f"told one {event.rule.partition('>')[0]}")
    if not told:
        yield "nothing told"


def _way(couple: Couple) -> tuple[str, str]:
    return _down(couple.head, couple.first), _down(couple.head, couple.second)


def _down(head: Token, token: Token) -> str:
    """The labels from a name up to the head."""
    steps: list[str] = []
    while token.i not in {head.i, token.head.i} and len(steps) < 7:
        steps.append(label(token))
        token = token.head
    return "<".join(steps[:5]) if len(steps) < 7 else "far"


def _ways(couple: Couple, way: tuple[str, str]) -> Iterator[str]:
    a, b = way
    kind = "V" if couple.head.pos_ in CLAUSES else "N"
    yield f"way {a} {kind} {b}"
    yield f"way1 {a}"
    yield f"way2 {b}"
    yield f"end {a.partition('<')[0]} {b.partition('<')[0]} {kind}"
    yield f"top {a.rpartition('<')[2]} {b.rpartition('<')[2]} {kind}"
    yield from (
        f"end1 {a.partition('<')[0]}",
        f"end2 {b.partition('<')[0]}",
        f"top1 {a.rpartition('<')[2]}",
        f"top2 {b.rpartition('<')[2]}",
    )
    yield f"long {min(6, a.count('<'))} {min(6, b.count('<'))}"
    if couple.second.dep_ == "conj" and couple.second.head.i == couple.first.i:
        yield "listed together"
    if couple.first.i in {t.i for t in couple.second.ancestors}:
        yield f"second under first {label(couple.second)}"
    if couple.second.i in {t.i for t in couple.first.ancestors}:
        yield f"first under second {label(couple.first)}"


def _heads(couple: Couple) -> Iterator[str]:
    head = couple.head
    yield f"head {head.pos_} {head.tag_}"
    yield from (f"head is {c}" for c in classes(couple.tree, head))
    if head.pos_ in CLAUSES and is_passive(head):
        yield "passive"
    for child in head.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}:
            yield from (f"{child.dep_} is {c}" for c in classes(couple.tree, child))
            yield f"{child.dep_} {determiner(child)}"
        elif child.dep_ in {"prep", "agent", "prt", "dative", "mark"}:
            yield f"{child.dep_} {child.lower_}"
    verb = head
    while verb.pos_ not in CLAUSES and verb.head != verb:
        verb = verb.head
    yield from (f"aux {c.lower_}" for c in verb.children if c.lower_ in _MODALS)
    if verb != head:
        yield from (f"above is {c}" for c in classes(couple.tree, verb))
    yield from (f"in the sentence {k}" for t in couple.tree.doc for k in keys(couple.tree, t))


def keys(tree: Tree, token: Token) -> Sequence[str]:
    """The triggers of the lexicon that a word is."""
    words = lexicon()
    if tree.name(token) is not None:
        return ()
    if token.pos_ in CLAUSES:
        return [
            k
            for k, particle in words.verbs.get(tree.word(token), ())
            if not particle or any(c.lower_ == particle for c in token.children)
        ]
    if token.pos_ == "NOUN":
        return words.nouns.get(token.lemma_.lower(), ())
    return ()


def classes(tree: Tree, token: Token) -> Iterator[str]:
    """The classes of the lexicon that a word is in."""
    words, lemma = lexicon(), token.lemma_.lower()
    if tree.name(token) is not None:
        yield f"name {tree.names[token.i].ref.type.value}"
        return
    known = [*(f"trigger {k}" for k in keys(tree, token))]
    known += [k for k in _GROUPS if lemma in getattr(words, k)] if token.pos_ in CLAUSES else []
    known += [f"kind {k}" for k, some in words.kinds.items() if lemma in some] if token.pos_ == "NOUN" else []
    yield from known or [f"other {token.pos_}"]


def _between(couple: Couple) -> Iterator[str]:
    """The small words, names and classes of words between the two, and those after the second."""
    doc, tree = couple.tree.doc, couple.tree
    middle = doc[couple.first.i + 1 : couple.second.i]
    yield f"apart {min(8, len(middle) // 3)}"
    yield f"names between {min(3, sum(is_firm(tree.name(t)) for t in middle))}"
    yield from (f"between {t.lower_}" for t in middle if t.pos_ in _SMALL and not any(c.isdigit() for c in t.text))
    yield from (f"between is {c}" for t in middle if t.pos_ in {"VERB", "NOUN"} for c in classes(tree, t))
    if not any(t.pos_ in {"VERB", "AUX"} for t in middle):
        yield "no verb between"
    after = doc[couple.second.i + 1 : couple.second.i + 9]
    yield from (
        f"after is {c}"
        for t in after
        if t.pos_ in {"VERB", "NOUN"}
        for c in classes(tree, t)
        if not c.startswith("other")
    )
    yield from (
        f"next {n} {t.lower_ if t.pos_ in _SMALL or t.pos_ == 'AUX' else t.pos_}" for n, t in enumerate(after[:2])
    )
    before = doc[max(0, couple.first.i - 2) : couple.first.i]
    yield from (f"before {t.lower_ if t.pos_ in _SMALL else t.pos_}" for t in before)
    yield from (f"type {n} {tree.names[t.i].ref.type.value}" for n, t in enumerate((couple.first, couple.second)))


def _figures(analysis: Analysis, couple: Couple) -> Iterator[str]:
    """The kinds of figures in the sentence, and those beside the pair."""
    tree = couple.tree
    start, end = analysis.raw(tree.sentence.start, tree.sentence.end)
    low, high = analysis.raw(tree.span(couple.first)[0], tree.span(couple.second)[1])
    for figure in analysis.figures:
        if start <= figure.start < end:
            yield f"figure {figure.dimension.value}"
            if low <= figure.start < high:
                yield f"figure between {figure.dimension.value}"
            elif high <= figure.start < high + 60:
                yield f"figure after {figure.dimension.value}"


def _speakers(analysis: Analysis, couple: Couple) -> Iterator[str]:
    """Whether one of the two says what the sentence holds."""
    start, end = analysis.raw(couple.tree.sentence.start, couple.tree.sentence.end)
    said = {
        r.id for s in analysis.statements if s.start < end and start < s.end for r in (s.speaker, s.affiliation) if r
    }
    for n, token in enumerate((couple.first, couple.second)):
        if couple.tree.names[token.i].ref.id in said:
            yield f"speaker {n}"
