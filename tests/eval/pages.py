"""How much of a web page's article is kept, and whether anything around it is: over all labelled pages together."""

import json
from collections import Counter
from pathlib import Path

from ingest.readers import read
from tests.eval.corpora import TESTS
from tests.eval.scores import Score

PAGES = TESTS / "corpus" / "html"


def folded(text: str) -> str:
    """White space folded to single spaces, as in the labels."""
    return " ".join(text.split())


def common(a: str, b: str) -> int:
    """How many words two texts share, each counted as often as it stands in both."""
    return (Counter(a.split()) & Counter(b.split())).total()


def measure(folder: Path = PAGES) -> dict[str, Score]:
    """`pages.words`: F1 of the article's words; `pages.leaked`: strings from around the article that were kept."""
    right = wanted = kept = leaked = around = 0
    for path in sorted(folder.glob("*.html")):
        label = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
        (document,) = read(path.read_bytes(), path.name)
        text, main = folded(document.text), folded(label["main_text"])
        right, wanted, kept = right + common(text, main), wanted + len(main.split()), kept + len(text.split())
        leaked += sum(folded(words) in text for words in label["not_main"])
        around += len(label["not_main"])
    precision, recall = right / kept, right / wanted
    words = Score(2 * precision * recall / (precision + recall), wanted, precision, recall, kept)
    return {"pages.words": words, "pages.leaked": Score(leaked, around)}
