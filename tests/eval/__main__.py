"""`python -m tests.eval report | raise | lower`: the commands behind `make eval` and the floors."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.eval import pages, rules
from tests.eval.breakdown import BREAKDOWNS, by_word
from tests.eval.corpora import TESTS, UNSET, Corpus, acceptance, corpora
from tests.eval.floors import FLOORS, FloorError, load
from tests.eval.queries import measures, run
from tests.eval.report import NAMES, Evaluation, quality, table
from tests.eval.scores import extract, measure, score

QUALITY = TESTS.parent / "docs" / "quality.md"


def evaluate(corpus: Corpus) -> Evaluation:
    """Extract once, then score: every measure and every breakdown."""
    with tempfile.TemporaryDirectory() as folder:
        extracted = Path(folder) / "extracted.jsonl"
        extract(corpus, extracted)
        parts = {one.title: by_word(corpus, extracted, one) for one in BREAKDOWNS}
        return Evaluation(score(corpus, extracted), parts)


def report() -> int:
    """Print the tables and the floors that are broken; write docs/quality.md where every corpus was read."""
    floors = load()
    evaluated = {corpus.name: evaluate(corpus) for corpus in corpora()}
    evaluated |= queries()
    evaluated["pages"] = Evaluation(pages.measure(), {})
    broken = False
    for name, evaluation in evaluated.items():
        print(f"{NAMES[name]}\n\n{table(evaluation.scores)}")
        for line in floors.broken(name, evaluation.scores):
            broken = True
            print(f"BROKEN FLOOR {name}: {line}")
    by_rule = f"{rules.TITLE}\n\n{rules.table(rules.records())}"
    print(by_rule)
    if "acceptance" not in evaluated:
        print(UNSET, file=sys.stderr)
    if "acceptance" in evaluated or not QUALITY.exists():
        QUALITY.parent.mkdir(exist_ok=True)
        QUALITY.write_text(f"{quality(evaluated)}\n## {by_rule}", encoding="utf-8")
    return int(broken)


def queries() -> dict[str, Evaluation]:
    """The scores of the acceptance queries, where they can be asked; every query that is not clean is printed."""
    corpus = acceptance()
    if corpus is None:
        return {}
    answered = run(corpus)
    for one in answered:
        for line in one.lines():
            print(line)
    return {"queries": Evaluation(measures(answered), {})}


def lift() -> int:
    """Raise every floor to what is reached."""
    floors = load()
    for corpus in corpora():
        floors = floors.raised(corpus.name, measure(corpus))
    floors = floors.raised("pages", pages.measure())
    asked = acceptance()
    if asked is not None:
        floors = floors.raised("queries", measures(run(asked)))
    FLOORS.write_text(floors.toml(), encoding="utf-8")
    return 0


def main() -> int:
    """Run one command; 1 for a broken floor, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("report", help="score, print, write docs/quality.md")
    commands.add_parser("raise", help="raise the floors to what is reached")
    lower = commands.add_parser("lower", help="set one floor; a worse value needs a reason")
    lower.add_argument("corpus", choices=sorted(NAMES))
    lower.add_argument("measure")
    lower.add_argument("value", type=float)
    lower.add_argument("--lower", metavar="REASON", default="", help="why a worse value is right")
    options = parser.parse_args()
    if options.command == "report":
        return report()
    if options.command == "raise":
        return lift()
    try:
        floors = load().set(options.corpus, options.measure, options.value, options.lower)
    except FloorError as error:
        parser.error(str(error))
    FLOORS.write_text(floors.toml(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
