"""From bearings to figures: the amount with all that its surroundings say."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from graph import units
from graph.model import Figure, Period, Quantity, Rate
from graph.slug import claim_id
from graph.vocab import Bound, CurrencyBasis, Direction, Measure, Modality
from ingest.analysis import Analysis
from ingest.context.choice import choose
from ingest.context.dates import When, resolve
from ingest.context.direction import direction_of, is_change_sign
from ingest.context.local_currency import local_code, noted_dollar
from ingest.context.periods import carried, is_base, period_of, times_in
from ingest.context.property import measure_of, property_of
from ingest.context.scene import Bearing, Scene
from ingest.context.sources import Sayings
from ingest.context.standing import Standing
from ingest.context.topic import Topic
from ingest.context.view import View
from ingest.modality import modality
from ingest.quantities.amount import Amount


@dataclass(frozen=True, slots=True)
class Setting:
    """A document while its figures are built: what it is about, who says what, how its names stand."""

    analysis: Analysis
    topic: Topic
    sayings: Sayings
    standing: Standing
    dollar: str | None
    """Whose dollars a bare "$" means, where a note says it."""
    local: dict[str, str] = field(default_factory=dict)
    """Which currency a word told last, by the one that it means by itself: "crowns"."""

    @classmethod
    def of(cls, analysis: Analysis) -> "Setting":
        """The setting at the start of a document."""
        return cls(analysis, Topic.of(analysis), Sayings(analysis), Standing(analysis), noted_dollar(analysis))


def build(setting: Setting, scene: Scene) -> Iterator[tuple[View, Figure]]:
    """The figures of a scene, in order, each with what its subjects were chosen by."""
    for bearing in scene.bearings:
        if bearing.amount.unit is not None:
            yield _figure(setting, scene, bearing)


def number(value: Decimal) -> int | float:
    """The value as JSON writes it: whole numbers as integers."""
    return int(value) if value == value.to_integral_value() else float(value)


def exact(value: Decimal) -> str:
    """The value as an exact string without exponent."""
    return format(value.normalize(), "f")


def _figure(setting: Setting, scene: Scene, bearing: Bearing) -> tuple[View, Figure]:
    analysis, topic = setting.analysis, setting.topic
    way = None if bearing.title is not None else direction_of(scene, bearing)
    bearing = _signed(scene, bearing, way)
    bearing = _localised(setting, scene, bearing)
    amount, offset = bearing.amount, scene.sentence.start
    start, end = offset + amount.start, offset + amount.end
    raw_start, raw_end = analysis.raw(start, end)
    said = setting.sayings.at(raw_start, raw_end)
    mood, negated = (Modality.ASSERTED, False) if bearing.token is None else modality(bearing.token)
    if said is not None and mood is Modality.ASSERTED:
        mood = Modality.REPORTED
    words = property_of(bearing, way)
    measure = measure_of(scene, bearing, words, way)
    view = View(analysis, scene, bearing, topic, setting.standing, said, measure, way)
    identity = claim_id("figure", analysis.document.id, raw_start, raw_end)
    return view, Figure(
        id=identity,
        fact=identity,
        value=number(amount.value),
        value_high=None if amount.high is None else number(amount.high),
        decimal=exact(amount.value),
        unit=amount.unit or "unit",
        dimension=units.unit(amount.unit or "unit").dimension,
        bound=amount.bound or Bound.EXACT,
        currency_basis=_basis(bearing),
        text=analysis.document.text[raw_start:raw_end],
        start=raw_start,
        end=raw_end,
        measure=measure,
        property=words,
        subjects=choose(view),
        direction=way,
        period=_period(analysis.document.published, scene, bearing, topic, measure in _RESULTS and mood in _HELD),
        per=None if amount.per is None else Rate(value=number(amount.per[0]), unit=amount.per[1]),
        normalized=_normalized(bearing),
        modality=mood,
        negated=negated,
        attributed_to=None if said is None else said.speaker,
        furniture=analysis.is_furniture(start, end),
        evidence=(analysis.evidence(offset, scene.sentence.end),),
    )


_HELD = frozenset({Modality.ASSERTED, Modality.REPORTED})
_RESULTS = frozenset({Measure.REVENUE, Measure.PROFIT, Measure.COST, Measure.GROWTH})


def _period(published: dt.date | None, scene: Scene, bearing: Bearing, topic: Topic, result: bool) -> Period | None:
    """The stated period; a result without one takes that of its paragraph's last result, or of the heading."""
    if bearing.title is not None and (times := times_in(bearing.title)):
        return resolve(times[0], published)
    stated = period_of(scene, bearing, published)
    if stated is not None:
        if result and carried(stated.text) is not None:
            topic.results = stated.text
        return stated
    words = topic.results or topic.heading
    if words is None or not result or is_base(scene.scanned.plain[: bearing.amount.start]):
        return None
    return resolve(When(0, 0, "", words), published)


def _signed(scene: Scene, bearing: Bearing, way: Direction | None) -> Bearing:
    """A level below zero keeps its sign; a change has its direction instead."""
    amount = bearing.amount
    if amount.sign >= 0 or (way is not None and is_change_sign(scene.scanned.line, bearing)):
        return bearing
    high = None if amount.high is None else -amount.high
    return replace(bearing, amount=replace(amount, value=-amount.value, high=high))


def _localised(setting: Setting, scene: Scene, bearing: Bearing) -> Bearing:
    """The currency of the text's own country where its name alone does not say which ("crowns"), or of its note."""
    amount, offset = bearing.amount, scene.sentence.start
    if not amount.money:
        return bearing
    code = local_code(setting.analysis, offset + amount.start, offset + amount.end)
    if code is not None and amount.unit is not None:
        setting.local[amount.unit] = code
    elif amount.unit is not None and not any(c.isalpha() for c in _WITHOUT_SCALE.sub("", _words(scene, amount))):
        code = setting.local.get(amount.unit)
    if code is None and amount.unit == "USD" and not amount.sure:
        code = setting.dollar
    return bearing if code is None else replace(bearing, amount=replace(amount, unit=code, sure=False))


_WITHOUT_SCALE = re.compile(r"\b(?:[mb]illion|trillion|bn|mn?|half|an?)\b")


def _words(scene: Scene, amount: Amount) -> str:
    """The words of an amount without what bounds it."""
    return scene.scanned.plain[amount.head : amount.tail]


def _basis(bearing: Bearing) -> CurrencyBasis | None:
    if not bearing.amount.money:
        return None
    if bearing.amount.sure:
        return CurrencyBasis.STATED
    by_sign = {"JPY": CurrencyBasis.YEN_SIGN, "USD": CurrencyBasis.DOLLAR_SIGN}
    return by_sign.get(bearing.amount.unit or "", CurrencyBasis.CONTEXT)


def _normalized(bearing: Bearing) -> Quantity:
    unit = bearing.amount.unit or "unit"
    low, base = units.in_base(bearing.amount.value, unit)
    high = None if bearing.amount.high is None else number(units.in_base(bearing.amount.high, unit)[0])
    return Quantity(value=number(low), value_high=high, unit=base)
