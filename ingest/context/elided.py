"""Units that the text leaves out: index levels, levels beside a change, what the subject counts, "ones", "more"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from graph import units
from graph.vocab import Dimension
from ingest.context.carried import Told, money_of, of_it
from ingest.context.counted import noun_of
from ingest.context.scene import Bearing, Scene
from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, load, words_of
from ingest.quantities.line import Form
from ingest.quantities.nouns import singular

_LINKING = cue_words("elided", "linking")
_SAME = frozenset({"one", "ones", "more", "others", "other", "of", "such", "each"})


@cache
def _indexes() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in words_of(load("counted")["indexes"]["words"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def completed(scene: Scene, before: str | None, told: Told) -> Scene:
    """The scene with units for the amounts that had none; what stays without a unit is left out by `build`.

    `before` is the unit that the last sentence counted, for "ones" and "more" across a full stop.
    """
    done: list[Bearing] = []
    last = before
    for index, bearing in enumerate(scene.bearings):
        amount = bearing.amount
        if amount.unit is None or (bearing.noun in {"one", "more", "other"} and last is not None):
            if (paid := _same_money(scene, bearing, done)) is not None:
                done.append(replace(bearing, amount=paid, noun=None))
                continue
            found = _unit(scene, bearing, done, scene.bearings[index + 1 :], last)
            whole_amount = None if found else money_of(scene, bearing, done, told) or of_it(scene, bearing, done, told)
            if whole_amount is not None:
                done.append(replace(bearing, amount=whole_amount))
                continue
            whole = bearing if found is None else replace(bearing, amount=replace(amount, unit=found), noun=found)
            done.append(_pointed(scene, whole))
            continue
        if bearing.noun is not None or units.unit(amount.unit).dimension is Dimension.COUNT:
            last = amount.unit
        done.append(_pointed(scene, bearing))
    return replace(scene, bearings=tuple(done))


def _unit(
    scene: Scene, bearing: Bearing, done: list[Bearing], rest: tuple[Bearing, ...], last: str | None
) -> str | None:
    amount, line = bearing.amount, scene.scanned.line
    if amount.form in {Form.WORDS, Form.DIGITS} and bearing.noun in {"one", "more", "other"}:
        return last
    if line.low(amount.last) in {"more", "others", "ones"} and last is not None:
        return last
    for find in (_index, _aged, _same_span, _beside, _subject):
        if (unit := find(scene, bearing, done)) is not None:
            return unit
    return _ahead(line.low(amount.last), rest)


def _ahead(following: str, rest: tuple[Bearing, ...]) -> str | None:
    """ "from 1.2 million to 2 million homes": the unit that a later amount bears."""
    if following in {"to", "or", "and"} and rest and rest[0].amount.unit is not None and not rest[0].amount.money:
        return rest[0].amount.unit
    return None


def _index(scene: Scene, bearing: Bearing, _: list[Bearing]) -> str | None:
    """ "the Nasdaq rose 1% to 17,000": points; not for small or scaled numbers."""
    amount = bearing.amount
    near = scene.tree.text[max(0, amount.start - 110) : amount.start]
    if amount.scale == 1 and amount.value >= 100 and amount.form is Form.DIGITS and _indexes().search(near):
        return "point"
    return None


_MONEY_LINK = re.compile(r"(?:\s(?:an?|per)\s\w+)?,?\s(?:from|against|versus|compared with)\s")


def _same_money(scene: Scene, bearing: Bearing, done: list[Bearing]) -> Amount | None:
    """ "to 3 million euros from 11 million", "to 34 cents a litre from 39": the money that stands right before."""
    before, amount = done[-1].amount if done else None, bearing.amount
    if before is None or not before.money or amount.form is not Form.DIGITS or bearing.noun is not None:
        return None
    if _MONEY_LINK.fullmatch(scene.scanned.plain[before.end : amount.start]) is None:
        return None
    part = before.divisor if amount.scale == 1 else 1
    return replace(amount, unit=before.unit, sure=before.sure, per=before.per, value=amount.value / part)


_AGED = frozenset({"aged", "age", "ages"})


def _aged(scene: Scene, bearing: Bearing, _: list[Bearing]) -> str | None:
    """ "aged 18 to 75", "between the ages of 6 and 11": years."""
    line, first = scene.scanned.line, bearing.amount.first
    back = 2 if line.low(first - 1) == "of" else 1
    return "year" if line.low(first - back) in _AGED else None


_SPAN_LINK = re.compile(r"\W{0,3}(?:(?:up|down)\s)?(?:from|to|or|against|versus|instead of|rather than)\s")


def _same_span(scene: Scene, bearing: Bearing, done: list[Bearing]) -> str | None:
    """ "from 12 days to seven", "47 minutes, up from 31": the span of time that stands right before."""
    before = done[-1].amount if done else None
    if before is None or before.unit is None or units.unit(before.unit).dimension is not Dimension.DURATION:
        return None
    between = scene.scanned.plain[before.end : bearing.amount.start]
    return before.unit if _SPAN_LINK.fullmatch(between) else None


def _beside(scene: Scene, bearing: Bearing, done: list[Bearing]) -> str | None:
    """ "up from one", "to 140", "against 2.2 billion": the unit of an amount before it in the sentence."""
    line, amount = scene.scanned.line, bearing.amount
    if (
        line.low(amount.first - 1) not in _LINKING | {"with", "averaging", "average", "only", "just", "year", "was"}
        and amount.form is Form.WORDS
    ):
        return None
    for other in reversed(done):
        unit = other.amount.unit
        if unit is None or other.amount.money or unit in {"%", "fraction", "x", "percentage point", "basis point"}:
            continue
        if units.unit(unit).dimension is Dimension.DURATION and other.noun is None:
            continue
        return unit
    if "range" in (line.low(amount.first - 1), line.low(amount.first - 2)) or line.low(amount.first - 1) == "to":
        previous = done[-1].amount if done else None
        return (
            previous.unit
            if previous is not None and previous.unit == "%" and amount.scale == 1 and amount.value <= 100
            else None
        )
    return None


def _subject(_: Scene, bearing: Bearing, __: list[Bearing]) -> str | None:
    """ "waiting days fell from 52 to 47", "the number of users reached 2 million", "headcount rose to 500"."""
    token = bearing.number
    if token is None or (bearing.amount.form is Form.WORDS and bearing.amount.scale == 1 and bearing.amount.value < 10):
        return None
    node: Token = token
    for _step in range(8):
        for noun in _nouns_about(node, token):
            if (unit := _counts(noun)) is not None:
                return unit
        if node.lemma_.lower() == "employ" and node != token:
            return "person"
        if node.head == node:
            return None
        node = node.head
    return None


def _nouns_about(node: Token, token: Token) -> Iterator[Token]:
    """The nouns whose number a word may give: the noun itself, what a clause describes, the subject of a verb."""
    if node.pos_ == "NOUN" and node != token:
        yield node
    if node.dep_ in {"acl", "relcl"}:
        yield node.head
    if node.pos_ in {"VERB", "AUX"}:
        yield from (c for c in node.children if c.dep_ in {"nsubj", "nsubjpass"} and c != token)


def _counts(noun: Token) -> str | None:
    """What a noun's number counts: "number of X", a collective, or the plural itself."""
    low = noun.lower_
    if low in {"number", "total", "count", "tally", "amount", "volume", "figure"}:
        of = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
        return noun_of(of) if of is not None else None
    if low in {"numbers", "volumes", "figures", "totals"}:
        of = next((c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN"), None)
        return singular(of.lower_) if of is not None else None
    stands = load("counted")["stands"]
    if low in stands:
        return str(stands[low])
    if noun.tag_ in {"NNS", "NNPS"} and noun.is_alpha and low not in _NO_COUNT:
        return _day_of(singular(low))
    return None


_NO_COUNT = cue_words("elided", "no_count")


def _day_of(noun: str) -> str:
    return noun


def _pointed(scene: Scene, bearing: Bearing) -> Bearing:
    """ "half a point of margin", "quarter-point cut", "rose 3 points to 45%": points that are percentage points."""
    amount = bearing.amount
    if amount.unit != "point":
        return bearing
    text = scene.tree.text.lower()
    rated = amount.value < 1 or re.search(
        r"\b(?:full|whole)\spoint\b|\bpoints?\s(?:of|to)\s(?:gross\s|operating\s|net\s)?(?:margin|share|growth|\d[\d.]*\s?(?:%|per))",
        text,
    )
    if rated and not _indexes().search(text[max(0, amount.start - 60) : amount.start]):
        return replace(bearing, amount=replace(amount, unit="percentage point"))
    return bearing
