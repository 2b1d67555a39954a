"""Versions that belong to names: "GPT-5", "Gemini 3 Pro", "H200", "737 MAX 10", "A320neo"."""

import re

from graph.vocab import EntityType

_VARIANTS = (
    "Pro|Ultra|Flash|Lite|Mini|mini|Nano|nano|Turbo|turbo|Opus|Sonnet|Haiku|Max|MAX|Plus|Preview|preview|Thinking|Instruct|"
    "Coder|Codex|Large|Medium|Small|Vision|Next|Omni|Maverick|Scout|Behemoth|Exp|Base|Chat|Audio|Image|Heavy|Fast|Code|"
    r"Super|Distill|VL|Reasoning|oss|R1|V3|Cowork|Air|SE|\d{1,3}[bB]|[vV]?\d{1,2}(?:\.\d{1,2})?"
)
_VERSION = re.compile(
    r"(?:[ -]?(?:[vVRKMo]?\d{1,3}(?:\.\d{1,2}){0,2}(?:[a-z]|[A-Z]{1,2})?)(?![\w%]|[.,]\d))?"
    rf"(?:[ -](?:{_VARIANTS}))*(?!\w)"
)
"""What may follow a family's name; a number before a percent sign or a noun of counting is no version (`_MEASURE`)."""
_MEASURE = re.compile(
    r"\s?(?:%|percent|per cent|billion|million|trillion|times|x\b|years?|months?|days?|weeks?|hours?|people|users)"
)
_CHIP = re.compile(
    r"\b(?:[HABL]\d{2,3}[A-Z]?|G?B\d{3}[A-Z]?|GH\d{3}|MI\d{3}[A-Z]?|RTX \d{4}[A-Z]?|HBM\d[EePp]?|DDR\d[A-Z]?|"
    r"TPU ?v\d[a-z]?|M[1-9] (?:Pro|Max|Ultra)|NVL\d{2,3})(s?)\b"
)
_PRODUCT = re.compile(
    r"\b(?:7[0-9]7(?: ?MAX)?(?:[- ]?\d{1,2})?(?:ER|F|X)?|7[0-9]7-\d{1,3}(?:ER|F)?|"
    r"A(?:2[12]0|3[0-9]{2})(?:neo|ceo|XLR|LR|F|-\d{2,4})?(?:XLR|LR)?|E1\d{2}(?:-E2)?|E2-Jet|ATR \d{2}(?:-\d{3})?|"
    r"CRJ\d{3,4}|F-\d{2}[A-Z]?|LEAP-\d[ABC]?|GE9X|GEnx|CFM56|PW\d{4}G?|Trent \d{3,4})(s?)\b"
)
_DRUG = re.compile(r"[A-Z]{2,5}-?\d{2,5}[a-z]?")
_HEALING = re.compile(r"\b(?:drugs?|antibody|vaccine|patients?|clinical|therapy|tumou?rs?)\b")
_MODEL = re.compile(
    r"[A-Z][A-Za-z]+[- ]?\d(?:\.\d)?(?:[- ](?:Flash|Pro|Max|Mini|Ultra|Lite|Nano|Turbo|Preview|Coder|Thinking))?|"
    r"[A-Z][a-z]+[ -](?:Flash|Turbo|Preview)"
)
_FLYING = re.compile(
    r"\b(?:Boeing|Airbus|Embraer|aircraft|airline|jets?|planes?|engines?|ATR|fighter)\b", re.IGNORECASE
)
"""Codes of aircraft count only in a text that speaks of flying."""


def version_end(text: str, end: int) -> int:
    """Where a family's name with its version ends; `end` itself where no version follows."""
    match = _VERSION.match(text, end)
    if not match or match.end() == end or _MEASURE.match(text, match.end()):
        return end
    return match.end()


def version_votes(text: str, name: str, models: bool) -> dict[EntityType, int]:
    """The votes of a name that is a code: of a drug in a text on healing, of a model in one that names others."""
    if models and _MODEL.fullmatch(name):
        return {EntityType.MODEL: 3}
    if _DRUG.fullmatch(name) and _HEALING.search(text):
        return {EntityType.PRODUCT: 3}
    return {}


def find_codes(text: str) -> list[tuple[int, int, str, EntityType]]:
    """Start, end, name in the singular, and type of every code of a chip, aircraft or engine, in order."""
    found = [_code(m, EntityType.CHIP) for m in _CHIP.finditer(text)]
    if _FLYING.search(text):
        found += [
            _code(m, EntityType.PRODUCT)
            for m in _PRODUCT.finditer(text)
            if not _MEASURE.match(text, m.end()) and text[m.start() - 1 : m.start()] not in {"$", "€", "£"}
        ]
    return sorted(found)


def _code(match: re.Match[str], kind: EntityType) -> tuple[int, int, str, EntityType]:
    return match.start(), match.end(), match.group()[: match.start(1) - match.start()], kind
