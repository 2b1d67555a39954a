"""Reading the word lists beside the code: commented TOML, checked when loaded."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("lexicons")


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `lexicons/<name>.toml`. Raises FileNotFoundError or TOMLDecodeError."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of a list that is written as one string: separated by white space, or by commas where they hold spaces.

    >>> "Mr" in words("abbreviations", "open")
    True
    """
    text = load(name)[key]
    separated = text.split(",") if "," in text else text.split()
    return frozenset(" ".join(word.split()) for word in separated if word.strip())
