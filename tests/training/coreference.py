"""Whom a word stands for: learned from the labelled news whose words are linked in `coreference.json`, and passages.

Each row of the file is a word that may stand for a name: start, end, the words, and whom they mean ("A+B" where two),
or null.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.model import Document, Origin, Ref
from ingest.analysis import Analysis
from ingest.classifier import Classifier
from ingest.entities.anaphor import Anaphor
from ingest.entities.antecedent import LEAST, chances, features, likeliest
from ingest.entities.coreference import Reader
from ingest.entities.described import Described
from ingest.entities.discourse import Discourse, Referent
from ingest.entities.find import find_known_names
from tests.eval.corpora import NEWS
from tests.training.documents import extractor
from tests.training.fit import save
from tests.training.passages import figured, passages, told
from tests.training.ranking import Question, fit_ranking

LINKS = Path(__file__).with_name("coreference.json")
PASSAGES = Path(__file__).with_name("passages.txt")
_FOLDS = 10
_OWN = "passage"


@dataclass
class Teacher:
    """A chooser that knows the answers, and keeps what it was asked."""

    document: str
    analysis: Analysis
    answers: dict[tuple[int, int], str | None]
    asked: list[tuple[Question, bool]] = field(default_factory=list)

    def __call__(
        self, anaphor: Anaphor, referents: Sequence[Referent], discourse: Discourse, described: Described
    ) -> Ref | None:
        start, end = self.analysis.raw(anaphor.start, anaphor.end)
        spans = [span for span in self.answers if span[0] < end and start < span[1]]
        if not spans:
            return None
        wanted = (self.answers[spans[0]] or "").split("+")
        right = tuple(named(r.ref, wanted) for r in referents)
        rows = tuple(features(anaphor, referents, discourse, described))
        self.asked.append((Question(rows, right, self.document), bool(wanted[0])))
        return next((r.ref for r, ok in zip(referents, right, strict=True) if ok), None)


def named(ref: Ref, wanted: Sequence[str]) -> bool:
    """Whether a name is the one that the file gives, in a shorter or longer form."""
    name = _plain(ref.name)
    return any(w and (name.startswith(_plain(w)) or _plain(w).startswith(name)) for w in wanted)


def _plain(name: str) -> str:
    return name.lower().replace(".", "").removeprefix("magistrate ")


def teachers() -> Iterator[Teacher]:
    """A teacher for each document and passage, having read it."""
    links = json.loads(LINKS.read_text(encoding="utf-8"))
    for path in NEWS.texts():
        if path.stem in links:
            answers = {(row[0], row[1]): row[3] for row in links[path.stem]}
            yield _taught(path.stem, path.read_text(encoding="utf-8"), answers)
    for name, passage in (*((t.name, t.passage) for t in told()), *((f.name, f.passage) for f in figured())):
        yield _taught(name, passage.text, passage.answers)
    for number, passage in enumerate(passages(PASSAGES)):
        yield _taught(f"{_OWN} {number}", passage.text, passage.answers)


def _taught(name: str, text: str, answers: dict[tuple[int, int], str | None]) -> Teacher:
    analysis = Analysis.of(Document.of(text, Origin(name=name)), extractor()._parser)
    teacher = Teacher(name, analysis, answers)
    list(Reader(analysis, find_known_names(analysis), teacher).read())
    return teacher


def left_out_links(taught: Sequence[Teacher]) -> Iterator[tuple[Teacher, Question, bool, int | None]]:
    """For each question on the news who is chosen by weights that have not seen its document."""
    documents = [t for t in taught if not t.document.startswith(_OWN)]
    for fold in range(_FOLDS):
        out = {t.document for t in documents[fold::_FOLDS]}
        model = learn([t for t in taught if t.document not in out])
        for teacher in documents[fold::_FOLDS]:
            for question, meant in teacher.asked:
                yield teacher, question, meant, likeliest(chances(model, question.rows), LEAST)


def learn(taught: Sequence[Teacher]) -> Classifier:
    """The weights from these teachers."""
    return fit_ranking([question for t in taught for question, _ in t.asked])


def train_coreference() -> None:
    """Fit, print and save."""
    taught = list(teachers())
    links = right = wanted = 0
    for _, question, meant, chosen in left_out_links(taught):
        wanted += meant
        links += chosen is not None
        right += chosen is not None and question.right[chosen]
    score = {"links": wanted, "precision": round(right / links, 3), "recall": round(right / wanted, 3)}
    sys.stdout.write(f"coreference {score}\n")
    save("coreference", learn(taught), score)
