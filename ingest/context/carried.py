"""Currencies and units that a sentence takes over from what was told just before."""

import re
from dataclasses import dataclass, replace

from ingest.context.scene import Bearing, Scene
from ingest.quantities.amount import Amount
from ingest.quantities.line import Form

_CONVERTED = re.compile(r"[(\[][^()\[\]]{0,6}$")
_DATING = re.compile(r"\s(?:ago|earlier|later|before|after)\b")
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """What the paragraph told last: an amount of money, any amount with a unit."""

    money: Amount | None = None
    amount: Amount | None = None

    def after(self, scene: Scene) -> "Told":
        """The same after another sentence: what a parenthesis converts does not count."""
        told = [b.amount for b in scene.bearings if b.amount.unit is not None and not _is_converted(scene, b.amount)]
        money = [amount for amount in told if amount.money]
        return Told(money[-1] if money else self.money, told[-1] if told else self.amount)


def _is_converted(scene: Scene, amount: Amount) -> bool:
    """Whether a parenthesis converts another amount to it, or it only dates one ("two years ago")."""
    plain = scene.scanned.plain
    return _CONVERTED.search(plain[: amount.start]) is not None or _DATING.match(plain, amount.end) is not None


def money_of(scene: Scene, bearing: Bearing, done: list[Bearing], told: Told) -> Amount | None:
    """ "came to 3 million crowns, less than the 4 million that was asked": millions that count nothing are of the money
    told last, but for what a parenthesis converts it to."""
    amount = bearing.amount
    if amount.scale < _MILLION or bearing.noun is not None or amount.form not in {Form.DIGITS, Form.WORDS}:
        return None
    here = (b.amount for b in reversed(done) if b.amount.unit is not None)
    money = next((a for a in here if not _is_converted(scene, a)), told.money)
    return replace(amount, unit=money.unit, sure=money.sure) if money is not None and money.money else None


_IT_IS = re.compile(
    r"\b(?:it|that)(?:['’]s|\s(?:is|was|were|(?:had|has)\sbeen|(?:will|would|could|may)\sbe))(?:\s(?:only|just|still))?\s$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\s*(?:$|[.;,)])")


def of_it(scene: Scene, bearing: Bearing, done: list[Bearing], told: Told) -> Amount | None:
    """ "The share was 6.8 percent; a year ago it was 9.9": the unit of what was told before, where nothing follows."""
    amount, plain = bearing.amount, scene.scanned.plain
    here = (b.amount for b in reversed(done) if b.amount.unit is not None)
    last = next((a for a in here if not _is_converted(scene, a)), told.amount)
    if last is None or amount.scale != 1 or amount.form not in {Form.DIGITS, Form.WORDS} or last.scale != 1:
        return None
    if not _IT_IS.search(plain[: amount.start]) or not _ENDED.match(plain, amount.end):
        return None
    return replace(amount, unit=last.unit, sure=last.sure, per=last.per)
