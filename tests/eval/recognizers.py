# ruff: noqa: T201, E501 - a command that prints; a case is one line
"""Value and unit of our figure grammar on the Currency, Dimension and Percent cases of Microsoft Recognizers-Text.

    python -m tests.eval.recognizers FOLDER [--misses]

FOLDER holds `CurrencyModel.json`, `DimensionModel.json`, `PercentModel.json`. A case counts once per expected result and
once per amount that we read with such a unit. Left out, as no figures by our rules: results without a number ("dollars"),
ages ("three years old" is a duration for us, counted as such), compound amounts of two units ("5 dollars and 20 cents",
"6 feet 2 inches": two figures for us), and information units that name a rate we keep apart.
"""

import json
import re
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

from graph import units
from graph.errors import UnitError
from ingest.quantities.amount import Amount
from ingest.quantities.measures import money_at, pounds_at, unit_at
from ingest.quantities.reading import read_amounts

_MODELS = ("CurrencyModel", "DimensionModel", "PercentModel")
_OURS = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Pound": "GBP",
    "British pound": "GBP",
    "Percent": "%",
    "Cent": "USD",
    "Won": "KRW",
    "Penny": "GBP",
    "Pence": "GBP",
}
_COUNTED = frozenset(
    {
        "Bitcoin",
        "Satoshi",
        "Turn",
        "Tablespoon",
        "Teaspoon",
        "Cup",
        "Drachma",
        "Dram",
        "Radian",
        "Picometer",
        "Meter per millisecond",
        "Centimeter per millisecond",
        "Kilometer per millisecond",
        "Decimeter",
    }
)
"""What is a count or a unit without news use by our rules."""
_NO_FIGURE = re.compile(
    r"^(?:percents?|per cent) of|\d\s?[(<{\[]|(?:dollars?|USD|kuai|mao)(?:\sand)?\s(?!.*\bcents?$)(?:\d+|[a-z]+(?:[ -][a-z]+){0,7})$|\"",
    re.IGNORECASE,
)
"""A percentage before its number, a unit in brackets, cents that nothing names, inches as a sign."""
_COMPOUND = re.compile(r"\d\s?(?:ft|feet|foot)\s\d", re.IGNORECASE)
"""Feet and inches."""
_TONNES = re.compile(r"tonne|\dt\b", re.IGNORECASE)
"""What the cases call tons and the text tonnes."""
_SUB = {"Cent": 100, "Pence": 100, "Penny": 100, "Fen": 100, "Kopek": 100, "Paisa": 100, "Sen": 100}


def main() -> int:
    """Print precision, recall and F1 by model and over all."""
    folder, misses = Path(sys.argv[1]), "--misses" in sys.argv
    total: Counter[str] = Counter()
    for model in _MODELS:
        tally = score(json.loads((folder / f"{model}.json").read_text(encoding="utf-8")), model, misses)
        total += tally
        print(model, report(tally))
    print("all", report(total))
    return 0


def report(tally: Counter[str]) -> str:
    """Precision, recall and F1 of a tally of right, expected and read."""
    precision, recall = tally["right"] / max(1, tally["read"]), tally["right"] / max(1, tally["expected"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.4f}  recall {recall:.4f}  f1 {f1:.4f}  expected {tally['expected']}  left out {tally['left out']}"


def score(cases: list[dict[str, object]], model: str, misses: bool) -> Counter[str]:
    """How many values with their unit are right in the cases of one model."""
    tally: Counter[str] = Counter()
    for case in cases:
        text, results = str(case["Input"]), case["Results"]
        assert isinstance(results, list)
        expected = [pair for r in results if (pair := expectation(r, model)) is not None]
        if len(expected) < len(results):
            tally["left out"] += len(results) - len(expected)
            continue
        got = [g for a in read_amounts(text).kept if a.unit and fits(model, a.unit) for g in values(a)]
        hits = pairs(expected, got)
        tally.update({"right": hits, "expected": len(expected), "read": len(got)})
        if misses and (hits < len(expected) or hits < len(got)):
            print(f"  {text!r}\n     want {[(str(v), u) for v, u in expected]} got {[(str(v), u) for v, u in got]}")
    return tally


def values(amount: Amount) -> list[tuple[Decimal, str]]:
    """Value and unit of an amount as the cases write them: a negative number, the upper end of a range."""
    value = amount.value if amount.high is None else amount.high
    return [(-value if amount.sign < 0 else value, amount.unit or "")]


def pairs(expected: list[tuple[Decimal, str]], got: list[tuple[Decimal, str]]) -> int:
    """How many expected pairs are met, each by one of ours."""
    left, hits = list(got), 0
    for want in expected:
        match = next((g for g in left if same(want, g)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def same(want: tuple[Decimal, str], got: tuple[Decimal, str]) -> bool:
    """Whether two values are equal, in one unit or after conversion."""
    try:
        value = units.convert(got[0], got[1], want[1])
    except UnitError:
        return False
    return abs(value - want[0]) <= Decimal("0.001") * max(abs(want[0]), Decimal(1))


def fits(model: str, unit: str) -> bool:
    """Whether an amount of ours is of the kind that a model looks for."""
    kind = units.unit(unit).dimension.value
    match model:
        case "CurrencyModel":
            return kind == "money"
        case "PercentModel":
            return unit == "%"
        case _:
            return kind not in {"money", "percentage", "ratio", "duration", "count"} or unit in {"foot", "pint"}


def expectation(result: dict[str, object], model: str) -> tuple[Decimal, str] | None:
    """Value and unit, in our symbols, that a case expects; null where it is no figure by our rules."""
    resolution = result["Resolution"]
    assert isinstance(resolution, dict)
    value, unit = str(resolution.get("value")), str(resolution.get("unit") or "Percent")
    try:
        number = Decimal(value.removesuffix("%"))
    except InvalidOperation:
        return None
    if unit in _COUNTED or _NO_FIGURE.search(str(result["Text"])):
        return None
    if _COMPOUND.search(str(result["Text"])):
        return None
    if unit == "Ton" and _TONNES.search(str(result["Text"])):
        return number, "t"
    if model == "DimensionModel" and unit == "Pound":
        return number, "pound"
    if unit in _OURS:
        return number / _SUB.get(unit, 1), _OURS[unit]
    words = unit.lower()
    found = money_at(f" {words}", 0) or unit_at(f" {words}", 0) or pounds_at(f" {words}", 0)
    if found is None or found.end < len(words):
        return (number, unit)
    return number / found.divisor, found.symbol


if __name__ == "__main__":
    sys.exit(main())
