"""When an answered row is the expected one: by its place in the document and its key fields."""

from collections.abc import Callable, Mapping, Sequence

from tests.eval import score
from tests.eval.asking import Row

Agrees = Callable[[Row, Row], bool]


def _figures_agree(one: Row, two: Row) -> bool:
    near = one["doc"] == two["doc"] and score.overlap(one | {"end": one["start"] + len(one["quote"])}, two) > 0
    return near and score.value_agrees(one, two) and score.unit_agrees(one, two)


def _deals_agree(one: Row, two: Row) -> bool:
    types = {score.FAMILY.get(name, name) for name in score.allowed(one, "type")}
    if one["doc"] != two["doc"] or score.FAMILY.get(two["type"], two["type"]) not in types:
        return False
    if "spans" in one and not any(score.overlap(a, b) for a in one["spans"] for b in two["evidence"]):
        return False
    return any(score.same_names(names, score.party_set(two)) for names in score.party_sets(one))


def _statements_agree(one: Row, two: Row) -> bool:
    end = one["start"] + len(one["quote"])
    shared = score.overlap(one | {"end": end}, two)
    union = max(end, two["end"]) - min(one["start"], two["start"])
    speaker = score.entity_name(two["speaker"])
    named = any(score.same_name(speaker, score.entity_name(name)) for name in score.allowed(one, "speaker"))
    return one["doc"] == two["doc"] and shared >= 0.4 * union and named


def _relations_agree(one: Row, two: Row) -> bool:
    ends = (score.same_name(score.entity_name(one[key]), score.entity_name(two[key])) for key in ("subject", "object"))
    near = one["doc"] == two["doc"] and score.overlap(one | {"end": one["start"] + len(one["quote"])}, two) > 0
    return near and one["predicate"] == two["predicate"] and all(ends)


def _spans_agree(one: Row, two: Row) -> bool:
    return one["doc"] == two["doc"] and score.overlap(one, two) > 0


def _pairs_agree(one: Row, two: Row) -> bool:
    def holds(side: Row, spans: Sequence[Row]) -> bool:
        return any(_spans_agree(side, span) for span in spans)

    straight = holds(one["a"], two["as"]) and holds(one["b"], two["bs"])
    return straight or (holds(one["a"], two["bs"]) and holds(one["b"], two["as"]))


def _checks_agree(one: Row, two: Row) -> bool:
    if len(one["operands"]) != len(two["operands"]) or (one["stated"] is None) is not (two["stated"] is None):
        return False
    same = all(any(_figures_agree(want, have) for have in two["operands"]) for want in one["operands"])
    stated = one["stated"] is None or _figures_agree(one["stated"], two["stated"])
    return same and stated and (one["result"] is None or score.close(one["result"], two["result"], 5e-3))


def _paths_agree(one: Row, two: Row) -> bool:
    if len(one["path"]) != len(two["path"]):
        return False
    names = zip(one["path"], two["path"], strict=True)
    return all(score.same_name(score.name_key(want), score.name_key(have)) for want, have in names)


AGREES: Mapping[str, Agrees] = {
    "deals": _deals_agree, "figures": _figures_agree, "statements": _statements_agree, "relations": _relations_agree,
    "claims": _spans_agree, "corroboration": _pairs_agree, "arithmetic": _checks_agree, "path": _paths_agree,
}  # fmt: skip
