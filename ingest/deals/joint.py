"""What companies agree to do together: "A and B agreed to set up a plant", "A, together with B, built ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.vocab import DealType, Role
from ingest.analysis import Name
from ingest.deals.event import Event, Part
from ingest.deals.lexicon import lexicon
from ingest.deals.party import is_firm, parties
from ingest.deals.spans import clause
from ingest.deals.tree import Tree, subjects


def read_joint(tree: Tree, told: list[Event]) -> Iterator[Event]:
    """Undertakings of two or more named companies that no event of the sentence tells already."""
    for verb in tree.doc:
        if verb.pos_ != "VERB" or any(verb.i == e.trigger.i for e in told if e.trigger is not None and not e.partial):
            continue
        rule = _rule(verb)
        if rule is None:
            continue
        names = _undertakers(tree, verb)
        if len(names) > 1 and not any({n.ref.id for n in names} <= e.ids for e in told):
            yield _event(tree, verb, names, rule)


def _rule(verb: Token) -> str | None:
    """Whether a verb tells of a common undertaking, and by which words."""
    words = lexicon()
    doing = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_.lower() in words.build]
    if verb.lemma_.lower() in words.agree and doing:
        return "verb:agree together"
    if verb.lemma_.lower() in words.build and any(_is_common(c) for t in [verb, *subjects(verb)] for c in t.children):
        return "verb:build jointly"
    return None


def _is_common(token: Token) -> bool:
    """Whether a word under a verb is "jointly" or "together (with)"."""
    if token.lower_ in {"jointly", "together"}:
        return True
    return token.lower_ in {"with", "jointly", "together"} and any(
        c.lower_ in {"together", "jointly"} for c in token.children
    )


def _undertakers(tree: Tree, verb: Token) -> list[Name]:
    """The companies that undertake it: the subject's, and those after "together with"."""
    heads = subjects(verb)
    found = [n for t in heads for n in parties(tree, t)]
    for child in [*verb.children, *(c for t in heads for c in t.children if _is_common(c))]:
        if child.lower_ in {"jointly", "together"} or (child.dep_ == "prep" and child.lower_ == "with"):
            found += [n for t in child.subtree for n in [tree.name(t)] if n is not None]
    return list({n.ref.id: n for n in found if is_firm(n)}.values())


def _event(tree: Tree, verb: Token, names: list[Name], rule: str) -> Event:
    shared = any(t.lower_ in {"venture", "each", "jointly-owned", "50:50"} for t in verb.subtree)
    return Event(
        tree=tree,
        trigger=verb,
        at=tree.span(verb),
        clause=clause(tree, verb),
        rule=rule,
        type=DealType.JOINT_VENTURE if shared else DealType.PARTNERSHIP,
        parts=tuple(Part(n, Role.PARTNER, "subj") for n in names),
    )
