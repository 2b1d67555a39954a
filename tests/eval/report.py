"""The table of scores, as `make eval` prints it and docs/quality.md keeps it."""

from collections.abc import Mapping

from tests.eval.corpora import UNSET
from tests.eval.scores import Score

HEAD = """\
# Quality of extraction

Written by `make eval`. Each measure is explained at the top of `tests/eval/score.py`; floors are pinned in
`tests/floors.toml`. F1 with its precision and recall where claims are found or missed; accuracy over the figures or
deals that were matched; for `furniture.leaked` the number of claims taken from page furniture.
"""

NAMES = {
    "corpus": "Own corpus (`tests/corpus`: plain texts written for this project)",
    "acceptance": "Acceptance documents (five news articles, not part of the project)",
}


def row(name: str, score: Score) -> tuple[str, ...]:
    """The cells of one measure."""
    if name == "furniture.leaked":
        return (name, f"{score.value:g}", "", "", "", "")
    if score.precision is None or score.recall is None:
        return (name, f"{score.value:.3f}", "", "", str(score.of), "")
    return (
        name,
        f"{score.value:.3f}",
        f"{score.precision:.3f}",
        f"{score.recall:.3f}",
        str(score.of),
        str(score.extracted),
    )


def table(scores: Mapping[str, Score]) -> str:
    """A Markdown table that also reads well in a terminal."""
    head = ("measure", "F1 / accuracy", "precision", "recall", "labelled", "extracted")
    rows = [row(name, score) for name, score in scores.items()]
    widths = [max(len(cells[i]) for cells in (head, *rows)) for i in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [head, tuple(rule), *rows]
    return "\n".join("| " + " | ".join(pad(cells, widths)) + " |" for cells in lines) + "\n"


def pad(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    """The first cell to the left, numbers to the right."""
    first, *rest = cells
    return [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]


def quality(scored: Mapping[str, Mapping[str, Score]]) -> str:
    """The text of docs/quality.md: one table a corpus; says so where the acceptance documents were not read."""
    parts = [HEAD]
    parts += [f"\n## {NAMES[name]}\n\n{table(scores)}" for name, scores in scored.items()]
    if "acceptance" not in scored:
        parts.append(f"\n{UNSET}.\n")
    return "".join(parts)
