"""Cues beside an unknown name, from `name_cues.toml`: each that fits adds its votes for types."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from graph.vocab import EntityType
from ingest.lexicon_file import load


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern and its votes; of the cues of one group only the first that fits counts."""

    pattern: re.Pattern[str]
    votes: dict[EntityType, int]
    group: str | None


@cache
def cues(side: str) -> tuple[Cue, ...]:
    """The cues of one side, "before" or "after", in the order of the file."""
    return tuple(
        Cue(
            re.compile(row["form"].replace("{words}", "|".join(row.get("words", ())))),
            {EntityType(kind): count for kind, count in row["votes"].items()},
            row.get("group"),
        )
        for row in load("name_cues")[side]
    )


def vote(side: str, words: str, found: Counter[EntityType]) -> None:
    """Add the votes of all cues that fit the words on one side of a name."""
    done: set[str] = set()
    for cue in cues(side):
        if cue.group in done:
            continue
        fits = cue.pattern.search(words) if side == "before" else cue.pattern.match(words)
        if fits:
            found.update(cue.votes)
            done.update([cue.group] if cue.group else [])
