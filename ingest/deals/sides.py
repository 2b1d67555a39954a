"""Who sells and who buys where the words ("a contract between A and B", "a supply deal with B") leave it open."""

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from graph.vocab import DealType, Role
from ingest.deals.event import Event, Part
from ingest.deals.lexicon import lexicon
from ingest.deals.tree import Tree
from ingest.lexicon_file import load

_OPEN = (">agreement.supply", ">agreement.lease", ">agreement.license", ">leasing", ">sign.space")
_TAKER = {DealType.SUPPLY: Role.BUYER, DealType.LEASE: Role.LESSEE, DealType.LICENSING: Role.LICENSEE}
_GIVER = {DealType.SUPPLY: Role.SELLER, DealType.LEASE: Role.LESSOR, DealType.LICENSING: Role.LICENSOR}


@cache
def _trades() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Words for what is traded, and the words in the names of those who sell it and of those who buy it."""
    rows = load("deals_trade")["trade"]
    return tuple((re.compile(r["goods"]), re.compile(r["seller"]), re.compile(r["buyer"])) for r in rows)


def sided(tree: Tree, noun: Token, event: Event) -> Event:
    """The event with the sides that names and descriptions give ("A Power" sells power, "A, a maker of pumps" pumps);
    two parties without any hint are the one that takes and the one that gives, in this order."""
    if not event.rule.endswith(_OPEN) or event.type not in _TAKER or len(event.parts) < 2:
        return event
    roles = {p.role for p in event.parts}
    if Role.PARTNER in roles or len(roles) > 2:
        return event
    sells = [_sells(tree, part, " ".join(t.lower_ for t in noun.subtree)) for part in event.parts]
    if max(sells) == min(sells):
        return event if len(roles) > 1 else _given(event, [n > 0 for n in range(len(sells))])
    middle = (max(sells) + min(sells)) / 2
    return _given(event, [s > middle for s in sells])


def _given(event: Event, selling: list[bool]) -> Event:
    """The event with these parties as the giving side."""
    taker, giver = _TAKER[event.type], _GIVER[event.type]
    parts = zip(event.parts, selling, strict=True)
    return replace(event, parts=tuple(replace(p, role=giver if sells else taker) for p, sells in parts))


def _sells(tree: Tree, part: Part, words: str) -> int:
    """How much speaks for a party as the one that sells: 1, -1 for one that buys, 0 where nothing does."""
    for goods, seller, buyer in _trades():
        if goods.search(words):
            score = bool(seller.search(part.name.ref.name)) - bool(buyer.search(part.name.ref.name))
            if score:
                return score
    return 1 if _is_maker(tree, part) else 0


def _is_maker(tree: Tree, part: Part) -> bool:
    """Whether a description beside the name says that the party makes or provides things."""
    before = tree.text[: max(0, part.name.start - tree.sentence.start)].split()
    if before and before[-1].lower() in lexicon().maker:
        return True
    head = next((tree.doc[i] for i, name in tree.names.items() if name is part.name), None)
    if head is None:
        return False
    beside = [c for c in head.children if c.dep_ in {"appos", "compound", "nmod"}]
    beside += [head.head] if head.dep_ == "appos" else []
    return any(c.lemma_.lower() in lexicon().maker for c in beside)
