"""What is measured, in a short noun phrase of the text's own words, and what kind of thing that is."""

import re
from functools import cache

from spacy.tokens import Token

from graph import units
from graph.vocab import Dimension, Direction, Measure
from ingest.context.periods import carried
from ingest.context.scene import Bearing, Scene
from ingest.quantities.lexicon import cue_words, load, words_of

_LONGEST = 8
_KEPT = frozenset({"amod", "compound", "nmod", "poss", "case", "quantmod"})


@cache
def _kinds() -> tuple[tuple[Measure, re.Pattern[str]], ...]:
    rows = load("measures")["kinds"].items()
    return tuple(
        (Measure(kind), re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of(words)))})(?:e?s|e?d|ing|ion)?\b"))
        for kind, words in rows
    )


def property_of(bearing: Bearing, way: Direction | None) -> str:
    """A short noun phrase: the counted noun with its adjectives, else the noun that has the figure."""
    token = bearing.token
    if bearing.title is not None:
        return _cell(bearing)
    if token is None:
        return bearing.noun or bearing.amount.unit or "amount"
    if bearing.noun is not None and bearing.token != bearing.number:
        return _phrase(token, bearing) or bearing.noun
    head = _content(token) or _holder(token)
    if head is not None and head.pos_ == "PROPN" and head.lower_ != head.text and _is_proper(head):
        return _plain(bearing)
    words = _phrase(head, bearing) if head is not None else ""
    if words and way is not None and not _names_change(words):
        return f"{'increase' if way is Direction.INCREASE else 'decrease'} of {words}"
    return words or _plain(bearing)


def _cell(bearing: Bearing) -> str:
    """What a table cell measures: the column's title, or the row's label where the title is a date or a change."""
    title, label = (re.sub(r"\s*\([^()]*\)", "", words or "").strip() for words in (bearing.title, bearing.label))
    if not title or carried(title) is not None or re.fullmatch(r"\D{0,4}(?:19|20)\d\d\D{0,3}", title):
        return label or _plain(bearing)
    if re.match(r"(?:change|growth|yoy|y/y|%|var)", title, re.IGNORECASE) and label:
        return f"change of {label}"
    return title


def _content(token: Token) -> Token | None:
    """ "$5m in funding", "$3bn of debt": the noun that the amount is made of."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
            return next((g for g in child.children if g.dep_ == "pobj" and g.pos_ == "NOUN" and g.tag_ != "CD"), None)
    return None


def _is_proper(head: Token) -> bool:
    """Whether a noun is a name, not an ordinary noun in a heading's capitals."""
    return head.tag_ in {"NNP", "NNPS"} and not any(t.tag_ == "NN" for t in head.children)


def _names_change(words: str) -> bool:
    return any(w in words for w in ("increase", "decrease", "growth", "rise", "fall", "drop", "decline", "cut", "gain"))


def _plain(bearing: Bearing) -> str:
    kind = units.unit(bearing.amount.unit or "").dimension
    return {Dimension.MONEY: "amount", Dimension.PERCENTAGE: "share", Dimension.DURATION: "duration"}.get(
        kind, kind.value
    )


def _holder(token: Token) -> Token | None:
    """The noun that has the figure: above it, or the subject or object of its verb."""
    node = token
    for _ in range(8):
        head = node.head
        if head == node:
            break
        if head.pos_ in {"NOUN", "PROPN"} and head.i != token.i and head.lower_ not in _UNITS:
            return head
        if head.pos_ in {"VERB", "AUX"}:
            return _argument(head, token)
        node = head
    return _argument(node, token) if node.pos_ in {"VERB", "AUX"} else None


_UNITS = cue_words("property", "units")


def _argument(verb: Token, token: Token) -> Token | None:
    for names in (("dobj",), ("nsubj", "nsubjpass")):
        for child in verb.children:
            inside = token == child or any(g == token for g in child.subtree)
            if child.dep_ in names and not inside and child.pos_ in {"NOUN", "PROPN"}:
                return child
    return None


def _phrase(head: Token, bearing: Bearing) -> str:
    """The noun with what qualifies it, without numbers, determiners and clauses."""
    amount = bearing.amount
    words = [t for t in head.children if t.dep_ in {"amod", "compound", "nmod"} and t.i < head.i]
    tokens = [g for t in words for g in t.subtree] + [head]
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "in", "for"} and c.i > head.i), None)
    if of is not None:
        tokens += [g for g in of.subtree if g.i - of.i < _LONGEST]
    own = {t for t in tokens if amount.start <= t.idx < amount.tail and t != head}
    kept = [
        t
        for t in sorted(set(tokens), key=lambda t: t.i)
        if t not in own and t.pos_ not in {"DET", "NUM", "PUNCT", "SYM", "PRON"} and any(c.isalpha() for c in t.text)
    ]
    while kept and kept[-1].pos_ in {"ADP", "CCONJ", "PART", "ADV", "SCONJ"}:
        kept.pop()
    return " ".join(t.text for t in kept[: _LONGEST + 2]).strip()


def measure_of(scene: Scene, bearing: Bearing, words: str, way: Direction | None) -> Measure:
    """The kind of measure, by the words of the property, the figure's unit, then the words of its sentence."""
    dimension = units.unit(bearing.amount.unit or "").dimension
    if way is not None and dimension in {Dimension.PERCENTAGE, Dimension.RATIO}:
        return Measure.GROWTH
    if dimension is Dimension.DURATION:
        return Measure.DURATION
    low = f" {words.lower()} "
    for kind, cues in _kinds():
        if cues.search(low) and _fits(kind, dimension):
            return kind
    if dimension is Dimension.COUNT:
        return Measure.QUANTITY
    near = scene.tree.text[max(0, bearing.amount.start - 60) : bearing.amount.end + 40].lower()
    for kind, cues in _kinds():
        if _fits(kind, dimension) and cues.search(near):
            return kind
    return {Dimension.POWER: Measure.CAPACITY, Dimension.COMPUTE: Measure.PERFORMANCE}.get(dimension, Measure.OTHER)


_MONEY = frozenset(
    {
        Measure.PRICE,
        Measure.REVENUE,
        Measure.COST,
        Measure.PROFIT,
        Measure.INVESTMENT,
        Measure.DEAL_VALUE,
        Measure.VALUATION,
        Measure.SHORTFALL,
        Measure.DEMAND,
    }
)
_SHARES = frozenset(
    {
        Measure.STAKE,
        Measure.MARKET_SHARE,
        Measure.PROFIT,
        Measure.GROWTH,
        Measure.PERFORMANCE,
        Measure.COST,
    }
)


def _fits(kind: Measure, dimension: Dimension) -> bool:
    match dimension:
        case Dimension.MONEY:
            return kind in _MONEY
        case Dimension.PERCENTAGE | Dimension.RATIO:
            return kind in _SHARES
        case Dimension.COUNT:
            return kind in {Measure.HEADCOUNT, Measure.PRODUCTION}
        case Dimension.POWER | Dimension.ENERGY | Dimension.MASS | Dimension.VOLUME | Dimension.COMPUTE:
            return kind in {
                Measure.CAPACITY,
                Measure.DEMAND,
                Measure.PRODUCTION,
                Measure.SHORTFALL,
                Measure.PERFORMANCE,
            }
        case _:
            return False
