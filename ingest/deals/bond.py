"""From pairs of companies to tellings: the pairs that are likely deals, joined where they are sides of one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graph.families import FAMILIES
from graph.vocab import DealType, Role
from ingest.analysis import Analysis
from ingest.classifier import Classifier
from ingest.deals.couple import Couple, clues, couples, keys
from ingest.deals.event import Event, Part
from ingest.deals.lexicon import lexicon
from ingest.deals.path import label
from ingest.deals.spans import clause
from ingest.deals.tree import Tree

PAIR = "deal_pair"
"""Whether a sentence tells of a deal between two companies."""
TAKER = "deal_taker"
"""Whether the first of the two is the one that gets the goods or gives the money."""
KNOWN_FAMILIES = ("capital", "control", "trade", "alliance")
_PERMITTING = frozenset(
    {"allow", "let", "permit", "authorise", "authorize", "clear", "approve", "forbid", "ban", "block"}
)
_OPPOSING = frozenset({"sue", "accuse", "fine", "outbid", "beat", "outdo", "overtake", "rival", "criticise"})
LEAST = 0.3
"""The probability from which a pair is looked at as a telling."""
_FALLBACK = {
    "capital": DealType.INVESTMENT,
    "control": DealType.ACQUISITION,
    "trade": DealType.SUPPLY,
    "alliance": DealType.PARTNERSHIP,
}
_SIDES = {
    DealType.INVESTMENT: (Role.INVESTOR, Role.INVESTEE),
    DealType.FINANCING: (Role.LENDER, Role.BORROWER),
    DealType.ACQUISITION: (Role.ACQUIRER, Role.TARGET),
    DealType.SUPPLY: (Role.BUYER, Role.SELLER),
    DealType.LEASE: (Role.LESSEE, Role.LESSOR),
    DealType.LICENSING: (Role.LICENSEE, Role.LICENSOR),
}
_WHOLE = frozenset({"dobj", "nsubjpass", "of", "in", "poss", "compound", "nmod", "into", "for"})
"""Where the company stands that is bought itself; elsewhere it is the one that sells."""


def family_model(family: str) -> str:
    """The name of the weights that tell a family from the others."""
    return f"deal_{family}"


@dataclass(frozen=True, slots=True)
class Bond:
    """A pair that is a deal: how likely, of which family, and who takes."""

    couple: Couple
    chance: float
    family: str
    taker: float


def bonds(analysis: Analysis, tree: Tree, told: Sequence[Event], models: Callable[[str], Classifier]) -> list[Bond]:
    """Every two companies of a sentence as they are judged, the likeliest place of each two, likeliest first."""
    found: dict[frozenset[str], Bond] = {}
    for couple in (c for c in couples(tree) if not (is_permitted(c) or is_opposed(c))):
        some = clues(analysis, couple, told)
        chance = models(PAIR).probability(some)
        old = found.get(couple.ids)
        if old is None or chance > old.chance:
            family = max(KNOWN_FAMILIES, key=lambda f: models(family_model(f)).score(some))
            found[couple.ids] = Bond(couple, chance, family, models(TAKER).probability(some))
    return sorted(found.values(), key=lambda b: -b.chance)


def is_permitted(couple: Couple) -> bool:
    """Whether one side only lets the other act ("the ministry let A sell chips"): a permission is no deal."""
    between = [t for name in (couple.first, couple.second) for t in name.ancestors if couple.head.is_ancestor(t)]
    return any(t.lemma_.lower() in _PERMITTING for t in (couple.head, *between))


def is_opposed(couple: Couple) -> bool:
    """Whether one side acts against the other ("A sued B over a contract", "A outbid B"): that is no deal with it."""
    return couple.head.lemma_.lower() in _OPPOSING


def pair_events(tree: Tree, told: Sequence[Event], judged: Sequence[Bond], sure: Sequence[Event]) -> Iterator[Event]:
    """A telling for each likely pair that no rule made whole."""
    for bond in judged:
        if bond.chance >= LEAST and not any(bond.couple.ids <= e.ids for e in sure):
            yield _event(tree, bond, told)


def played(bond: Bond, event: Event) -> tuple[DealType, list[Part]]:
    """The type and roles of a pair that completes a rule's telling; its own type where the family is the same."""
    type_ = event.type if FAMILIES[event.type] == bond.family else _type(bond.couple, bond.family)
    return type_, list(_parts(bond.couple.tree, bond, type_))


def _event(tree: Tree, bond: Bond, told: Sequence[Event]) -> Event:
    """The telling of a pair that no rule made whole."""
    couple = bond.couple
    near = [e for e in told if e.ids & couple.ids and FAMILIES[e.type] == bond.family]
    type_ = near[0].type if near else _type(couple, bond.family)
    head = near[0].trigger if near and near[0].trigger is not None else couple.head
    return Event(
        tree=tree,
        trigger=head,
        at=tree.span(head),
        clause=_clause(tree, couple, head),
        rule=f"pair:{bond.family}",
        type=type_,
        parts=tuple(_parts(tree, bond, type_)),
        goods=near[0].goods if near else (),
        notes=(f"learned: p={bond.chance:.2f}",),
    )


def _clause(tree: Tree, couple: Couple, head: Token) -> tuple[int, int]:
    start, end = clause(tree, head)
    return min(start, tree.span(couple.first)[0]), max(end, tree.span(couple.second)[1])


def _type(couple: Couple, family: str) -> DealType:
    """The type within a family, by the words of dealing between the two and at the word where they meet."""
    doc = couple.tree.doc
    near = [couple.head, *couple.head.children, *doc[couple.first.i : couple.second.i + 6]]
    for key in (k for t in near for k in keys(couple.tree, t)):
        for rule in lexicon().rules_for(key):
            if FAMILIES[rule.type] == family:
                return rule.type
    return _FALLBACK[family]


def _parts(tree: Tree, bond: Bond, type_: DealType) -> Iterator[Part]:
    """Both with their roles: partners, or the one that takes and the one that gives."""
    first, second = bond.couple.first, bond.couple.second
    takes = bond.taker >= 0.5
    for token, own in ((first, takes), (second, not takes)):
        if type_ not in _SIDES:
            yield Part(tree.names[token.i], Role.PARTNER, "pair")
            continue
        role = _SIDES[type_][0 if own else 1]
        if role is Role.TARGET and label(token) not in _WHOLE:
            role = Role.SELLER
        yield Part(tree.names[token.i], role, "pair")
