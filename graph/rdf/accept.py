"""Content negotiation as a pure function: RFC 9110, 12.5.1."""

from collections.abc import Sequence


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type to answer with: of highest quality, ties in the order offered; null where none is acceptable.

    For each offered type the most specific range decides, so `text/html;q=0, */*` refuses HTML. A range that can't be
    read counts as absent; no header at all accepts anything.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = dict(_parsed(part) for part in accept.split(","))
    quality = {kind: _quality(kind, ranges) for kind in offered}
    chosen = max(offered, key=lambda kind: quality[kind])
    return chosen if quality[chosen] > 0 else None


def _quality(kind: str, ranges: dict[str, float]) -> float:
    for each in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if each in ranges:
            return ranges[each]
    return 0.0


def _parsed(part: str) -> tuple[str, float]:
    kind, *parameters = (word.strip().lower() for word in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return kind, _number(value.strip())
    return kind, 1.0


def _number(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
