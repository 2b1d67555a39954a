"""`python -m tests.eval report | raise | lower`: the commands behind `make eval` and the floors."""

import argparse
import sys

from tests.eval.corpora import TESTS, UNSET, corpora
from tests.eval.floors import FLOORS, FloorError, load
from tests.eval.report import NAMES, quality, table
from tests.eval.scores import Score, measure

QUALITY = TESTS.parent / "docs" / "quality.md"


def scored() -> dict[str, dict[str, Score]]:
    """The scores of every corpus that can be read here; says on standard error where one cannot."""
    found = {corpus.name: measure(corpus) for corpus in corpora()}
    if "acceptance" not in found:
        print(UNSET, file=sys.stderr)
    return found


def report() -> int:
    """Print the tables and the floors that are broken; write docs/quality.md where every corpus was read."""
    floors, found = load(), scored()
    broken = False
    for name, scores in found.items():
        print(f"{NAMES[name]}\n\n{table(scores)}")
        for line in floors.broken(name, scores):
            broken = True
            print(f"BROKEN FLOOR {name}: {line}")
    if "acceptance" in found or not QUALITY.exists():
        QUALITY.parent.mkdir(exist_ok=True)
        QUALITY.write_text(quality(found), encoding="utf-8")
    return int(broken)


def lift() -> int:
    """Raise every floor to what is reached."""
    floors = load()
    for name, scores in scored().items():
        floors = floors.raised(name, scores)
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
