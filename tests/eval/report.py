"""The table of scores, as `make eval` prints it and docs/quality.md keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.eval.corpora import UNSET
from tests.eval.floors import CEILINGS
from tests.eval.scores import Score

HEAD = """\
# Quality of extraction

Written by `make eval`. Each measure is explained at the top of `tests/eval/score.py`; floors are pinned in
`tests/floors.toml`. F1 with its precision and recall where claims are found or missed; accuracy over the figures or
deals that were matched; for `.leaked` the number of claims from page furniture,
or of strings from around a page's article, which should be none.
"""

Table = Mapping[str, Score]


@dataclass(frozen=True)
class Evaluation:
    """The scores of one corpus: every measure, and the breakdowns by title."""

    scores: Table
    parts: Mapping[str, Table]


NAMES = {
    "corpus": "Own corpus (`tests/corpus`: plain texts written for this project)",
    "news": "News corpus (`tests/news`: articles in the styles that news has, written for this project)",
    "acceptance": "Acceptance documents (five news articles, not part of the project)",
    "queries": "Acceptance queries (asked of the service over the acceptance documents)",
    "pages": "Web pages (`tests/corpus/html`)",
}


def row(name: str, score: Score) -> tuple[str, ...]:
    """The cells of one measure."""
    if name in CEILINGS:
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


def table(scores: Table, what: str = "measure") -> str:
    """A Markdown table that also reads well in a terminal."""
    head = (what, "F1 / accuracy", "precision", "recall", "labelled", "extracted")
    rows = [row(name, score) for name, score in scores.items()]
    widths = [max(len(cells[i]) for cells in (head, *rows)) for i in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines = [head, tuple(rule), *rows]
    return "\n".join("| " + " | ".join(pad(cells, widths)) + " |" for cells in lines) + "\n"


def pad(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    """The first cell to the left, numbers to the right."""
    first, *rest = cells
    return [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]


def quality(evaluated: Mapping[str, Evaluation]) -> str:
    """The text of docs/quality.md: the tables of each corpus; says so where the acceptance documents were not read."""
    parts = [HEAD]
    for name, evaluation in evaluated.items():
        parts.append(f"\n## {NAMES[name]}\n\n{table(evaluation.scores)}")
        parts += [f"\n### {title}\n\n{table(scores, 'word')}" for title, scores in evaluation.parts.items()]
    if "acceptance" not in evaluated:
        parts.append(f"\n{UNSET}.\n")
    return "".join(parts)
