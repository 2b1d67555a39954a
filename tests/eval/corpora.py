"""The labelled documents: our own corpus always, the acceptance documents where the environment names their folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ACCEPTANCE = "CLAIMGRAPH_ACCEPTANCE"
"""The variable that names a folder with `seeds/*.txt` (third-party text, so not in the project) and `gold/*.json`."""

UNSET = f"{ACCEPTANCE} is not set: the acceptance documents were NOT read, only tests/corpus was"
TESTS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Corpus:
    """A folder of texts and a folder of label files; `name` is its table in floors.toml."""

    name: str
    documents: Path
    labels: Path

    def texts(self) -> list[Path]:
        """The labelled texts in name order."""
        return sorted(self.documents.glob("*.txt"))


OWN = Corpus("corpus", TESTS / "corpus", TESTS / "corpus")
NEWS = Corpus("news", TESTS / "news", TESTS / "news")


def acceptance(environment: Mapping[str, str] = os.environ) -> Corpus | None:
    """The acceptance documents, or None where the variable is not set. A named folder that lacks them is an error."""
    folder = environment.get(ACCEPTANCE)
    if not folder:
        return None
    found = Corpus("acceptance", Path(folder) / "seeds", Path(folder) / "gold")
    if not found.texts() or not any(found.labels.glob("*.json")):
        raise FileNotFoundError(f"{ACCEPTANCE}={folder} holds no seeds/*.txt with gold/*.json")
    return found


def corpora() -> tuple[Corpus, ...]:
    """Every corpus that can be scored here."""
    found = acceptance()
    return (OWN, NEWS) if found is None else (OWN, NEWS, found)
