# ruff: noqa: E501 - a pattern is one line, to be read whole
"""Direction: whether a figure is itself the change ("rose 12%"); a level reached by a change ("to $5bn") has none."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from graph.vocab import Direction
from ingest.context.scene import Bearing, Scene
from ingest.quantities.lexicon import cue_words, load, words_of
from ingest.quantities.line import Form, Line

_CHANGED = frozenset({"%", "percentage point", "basis point", "point", "x", "fraction"})
_STEPS = 4


@cache
def _table(name: str) -> dict[str, Direction]:
    rows = load("changes")[name]
    return {word: Direction(way) for way in ("decrease", "increase") for word in words_of(rows[way])}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of(load("changes")[name]["words"]))


_ASIDE = re.compile(r"[\w%]\s?(?:[—–(\uFFFD]|\s-)\s?$")


def direction_of(scene: Scene, bearing: Bearing) -> Direction | None:
    """The way of the change that a figure is, or null."""
    line, amount = scene.scanned.line, bearing.amount
    if amount.sign and is_change_sign(line, bearing):
        return Direction.INCREASE if amount.sign > 0 else Direction.DECREASE
    if amount.form is Form.MULTIPLE:
        return _multiplied(line, bearing)
    if _is_share(line, bearing):
        return None
    before = line.low(amount.first - 1)
    if before in {"to", "at", "from", "reach", "reached", "versus", "vs", "against"} and not _by_change(
        line, amount.first - 1
    ):
        return None
    for find in (_beside, _headed, _following, _governing):
        if (way := find(scene, bearing)) is not None:
            return way
    return None


def _is_share(line: Line, bearing: Bearing) -> bool:
    """ "added 40 GW - a third of the grid": what share of a whole the amount before is; "share capital of $5m"."""
    amount = bearing.amount
    if amount.money:
        return line.low(amount.first - 1) == "of" and line.low(amount.first - 3) in {"capital", "share"}
    whole = amount.unit in {"fraction", "%"} and line.low(amount.last) == "of"
    return whole and _ASIDE.search(line.text[: amount.start]) is not None


def is_change_sign(line: Line, bearing: Bearing) -> bool:
    """Whether a written sign tells a change and not a level below zero ("negative $3.1bn", "EUR -7.5 million")."""
    amount = bearing.amount
    written = line.text[amount.start : amount.head]
    if any(c.isalpha() for c in written.replace("minus", "")) or (
        amount.start < amount.head and written[0] not in "+-−–~"
    ):
        return False
    return line.low(amount.first - 1) not in {
        "below",
        "above",
        "of",
        "to",
        "at",
        "than",
        "was",
        "is",
        "were",
        "under",
        "from",
        "between",
    }


def _by_change(line: Line, index: int) -> bool:
    return line.low(index - 1) in {"up", "down"} and line.low(index) == "from"


def _multiplied(line: Line, bearing: Bearing) -> Direction | None:
    token = bearing.number
    if line.low(bearing.amount.first - 1) in {"to", "will", "would", "could", "may", "might", "can", "should"}:
        return Direction.DECREASE if bearing.amount.value < 1 else Direction.INCREASE
    if token is None or token.tag_ not in {"VBD", "VBN", "VBZ", "VBG", "VB", "VBP"}:
        return _governed(token) if token is not None and token.lower_.endswith("fold") else None
    return Direction.DECREASE if bearing.amount.value < 1 else Direction.INCREASE


_PARTICLED = cue_words("direction", "particled")


def _beside(scene: Scene, bearing: Bearing) -> Direction | None:
    """ "up 3%", "an additional 30 GW", "off 31 cents", "$4 lower"; bound words before the number are passed over."""
    line, amount = scene.scanned.line, bearing.amount
    table = _table("beside")
    inside = [line.low(k) for k in range(amount.first, amount.last)]
    if {"additional", "extra"} & set(inside) and "of" not in inside:
        return Direction.INCREASE
    way = table.get(line.low(amount.first - 1))
    if line.low(amount.first - 1) == "off" and line.low(amount.first - 2) in _PARTICLED:
        way = None
    if way is not None and line.low(amount.first - 1) not in {"above", "below", "less", "fewer", "ahead", "further"}:
        beside = line.low(amount.first - 1) in {"up", "down", "off", "higher", "lower"}
        if beside or amount.unit in _CHANGED:
            return way
    after = line.low(amount.last)
    if after in {"higher", "lower", "up", "down", "cheaper", "more", "less", "fewer", "stronger", "weaker"}:
        if after in {"more", "less", "fewer"}:
            return _table("beside").get(after, Direction.INCREASE) if amount.unit == "%" else None
        return table[after]
    return None


def _headed(scene: Scene, bearing: Bearing) -> Direction | None:
    """ "an increase of 7%", "a cut of up to $2bn", "30 GW of additional capacity"."""
    line, amount = scene.scanned.line, bearing.amount
    if (
        line.low(amount.last) == "of"
        and line.low(amount.last + 1) in {"additional", "extra", "new", "incremental"}
        and not amount.money
    ):
        return Direction.INCREASE if line.low(amount.last + 1) != "new" else None
    if (way := _around(scene, bearing)) is not None:
        return way
    if line.low(amount.first - 1) != "of" or bearing.noun is not None:
        return None
    noun = line.low(amount.first - 2)
    if line.low(amount.first - 3) in {"capital", "share", "pay", "salary"} and amount.money:
        return None
    return _table("nouns").get(noun) or _table("nouns").get(noun.removesuffix("s"))


@cache
def _noun_cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(map(re.escape, _table("nouns")), key=len, reverse=True))
    before = rf"\b(?P<noun>{nouns})s?\s(?:in|to)\s(?:[^.;:,\d]|,\s(?=and)){{2,70}}\s(?:of|by)\s(?:about\s|approximately\s|nearly\s)?$"
    after = rf"(?:\s(?:per|an?)\s[\w-]+)?,?(?:\sor\s[\d.,$€£%]+(?:\s(?:percent|per cent|million|billion))?,?)?\s(?:\w+\s){{0,2}}?(?P<noun>{nouns})(?![\w-])"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _around(scene: Scene, bearing: Bearing) -> Direction | None:
    """ "an increase in costs of 7%"; "the $12 per ton, or 18%, rise": a noun of change further off."""
    text, amount = scene.scanned.plain, bearing.amount
    before, after = _noun_cues()
    if bearing.noun is None and (match := before.search(text[max(0, amount.start - 110) : amount.start])):
        return _table("nouns")[match["noun"].lower()]
    if ", or " in text[amount.end : amount.end + 30] and (match := after.match(text, amount.end)):
        return _table("nouns")[match["noun"].lower()]
    if (
        text[amount.end : amount.end + 2] == ", "
        and ", or " in text[: amount.start][-6:]
        and (match := after.match(text, amount.end))
    ):
        return _table("nouns")[match["noun"].lower()]
    return None


def _following(_: Scene, bearing: Bearing) -> Direction | None:
    """ "a 7% rise", "40 per cent annual growth", "a quarter-point cut", "a $2bn reduction"."""
    token, noun = bearing.token, bearing.noun
    if token is None or noun is not None:
        return None
    head = token.head
    for _step in range(3):
        if head == token or head.pos_ not in {"NOUN", "PROPN"} or head.i < token.i:
            return None
        if (way := _table("nouns").get(head.lemma_.lower())) is not None and head.i - token.i <= 5:
            return way
        token, head = head, head.head
    return None


def _governing(_: Scene, bearing: Bearing) -> Direction | None:
    token = bearing.token
    return None if token is None else _governed(token, bearing)


def _governed(token: Token, bearing: Bearing | None = None) -> Direction | None:
    """Climbs to the word of change that has the figure as its extent: "rose 12%", "by 9%", "growth of 7%"."""
    through = ""
    for node in list(_up(token))[1:]:
        if node.pos_ == "ADP":
            through = node.lower_
            if through not in {"by", "of", "with"}:
                return None
        elif node.pos_ in {"NOUN", "PROPN"}:
            way = _table("nouns").get(node.lemma_.lower()) if through in {"", "of"} else None
            if way is not None or through == "of":
                return way
        elif node.pos_ in {"VERB", "ADV", "ADJ", "AUX"}:
            return _verb_way(node, through, token, bearing)
    return None


def _up(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(_STEPS + 1):
        yield node
        if node.head == node:
            return
        node = node.head


def _verb_way(node: Token, through: str, token: Token, bearing: Bearing | None) -> Direction | None:
    lemma = node.lemma_.lower()
    way = _table("verbs").get(lemma) or (_table("beside").get(node.lower_) if node.pos_ in {"ADV", "ADJ"} else None)
    if way is None or through in {"of", "with"} or token.i < node.i:
        return None
    if through == "by" or bearing is None or bearing.amount.unit in _CHANGED:
        return way
    if not bearing.amount.money and lemma in _MOVING:
        return None
    plain = bearing.amount.money and lemma in _words("amounts") and not _to_level(bearing, token)
    return None if plain else way


_MOVING = cue_words("direction", "moving")
"""Verbs whose object is moved, not grown by so much: "lifted 22 tonnes"."""


def _to_level(bearing: Bearing, token: Token) -> bool:
    """Whether "to $101" follows: the amount before it is the extent of the change."""
    end = bearing.token.i + 1 if bearing.token is not None else token.i + 1
    return end < len(token.doc) and token.doc[end].lower_ in {"to", "from", "a", "per"}
