"""How well the service answers the acceptance queries: F1 of the rows of each, by span and key fields.

A figure counts by value and unit, a deal by parties, family and where it is told, a statement by speaker, a relation by
its triple, arithmetic by operands and result, a path by its names. Rows marked optional, and labels marked borderline,
count neither way; nothing expected and nothing answered is 1.
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from app.compose import extract
from app.main import create_app
from app.settings import Settings
from graph.journal import Journal
from graph.model import Document, Origin, Reading
from tests.eval import score
from tests.eval.agreement import AGREES
from tests.eval.asking import Row, answer
from tests.eval.corpora import Corpus
from tests.eval.scores import Score

QUERIES = "gold_queries.json"
MANY = {"claims", "corroboration"}
"""Kinds of which several rows may tell one expected row: a deal and the relation that it implies are one agreement."""
TEXT = ("deals", "figures", "statements", "arithmetic")


@dataclass(frozen=True)
class Answered:
    """One query, scored: what was missed and what was answered though not expected."""

    kind: str
    query: str
    url: str
    f1: float
    missed: tuple[str, ...]
    spurious: tuple[str, ...]
    counted: bool = True

    def lines(self) -> list[str]:
        """What `make eval` prints of it; nothing where it is clean."""
        if self.f1 == 1:
            return []
        note = "" if self.counted else " (not related by the text itself: not counted)"
        head = f"{self.f1:.2f} {self.kind}: {self.query}{note}\n     {self.url}"
        return [head, *(f"     missed {one}" for one in self.missed), *(f"     wrong  {one}" for one in self.spurious)]


def run(corpus: Corpus) -> list[Answered]:
    """Every query over the documents of the corpus, read by the extractors as they are."""
    queries = json.loads((corpus.documents.parent / QUERIES).read_text(encoding="utf-8"))
    gold = map(score.load_labels, sorted(corpus.labels.glob("*.json")))
    labels = {row["id"]: row for labelled in gold for row in _labelled(labelled)}
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/queries.db"
        fill(store, corpus.texts())
        with TestClient(create_app(Settings(store=store))) as client:
            return [ask(client, query, labels) for query in queries]


def _labelled(gold: Row) -> list[Row]:
    kinds = ("figures", "deals", "statements", "relations")
    return [{**row, "doc": gold["doc"], "of": kind} for kind in kinds for row in gold.get(kind, []) if "id" in row]


def fill(store: str, texts: Iterable[Path]) -> None:
    """Keep what is read in these texts."""
    documents = [Document.of(path.read_text(encoding="utf-8"), Origin(name=path.name)) for path in texts]
    journal = Journal.open(store)
    for document, reading in extract(documents):
        assert isinstance(reading, Reading), reading
        journal.add(document, reading)
    journal.close()


def ask(client: TestClient, query: Mapping[str, Any], labels: Mapping[str, Row]) -> Answered:
    """One query, answered and scored."""
    url, items = answer(client, query)
    kind = "claims" if "include" in query["filter"] else query["kind"]
    got = [row for item in items for row in SHAPES[kind](item)]
    if kind == "path" and got:
        got = [row for row in got if len(row["path"]) == min(len(one["path"]) for one in got)]
    expected = [_with_label(row, labels.get(row.get("id"), {})) for row in query["expect"]]
    unsure = [row for row in labels.values() if row.get("borderline") and row["of"] == kind]
    return scored(query, url, (expected, unsure), got)


def _with_label(row: Row, label: Row) -> Row:
    """An expected row with what its label says besides; `spans` is where the text tells of a deal."""
    spans = label.get("evidence")
    return label | row | ({"spans": spans} if isinstance(spans, list) else {})


def scored(query: Mapping[str, Any], url: str, gold: tuple[list[Row], list[Row]], got: list[Row]) -> Answered:
    """Each expected row is matched once; rows that fit an optional or unsure one are passed over."""
    expected, unsure = gold
    kind = "claims" if "include" in query["filter"] else query["kind"]
    agrees = AGREES[kind]
    firm = [row for row in expected if not (row.get("optional") or row.get("borderline"))]
    loose = [row for row in [*expected, *unsure] if row not in firm]
    chosen = _assigned([[n for n, one in enumerate(got) if agrees(row, one)] for row in firm])
    missed = [row for row, hit in zip(firm, chosen, strict=True) if hit is None]
    met = [row for row, hit in zip(firm, chosen, strict=True) if hit is not None]
    taken = {hit for hit in chosen if hit is not None}
    deals = {got[hit].get("id") if kind == "deals" else None for hit in taken}
    left = [one for n, one in enumerate(got) if n not in taken]
    if kind in MANY:
        left = [one for one in left if not any(agrees(row, one) for row in met)]
    left = [one for one in left if kind != "deals" or one["id"] not in deals]  # another report of the same joined deal
    spurious = [one for one in left if not any(agrees(row, one) for row in loose)]
    right = len(firm) - len(missed)
    total = len(firm) + right + len(spurious)
    f1 = 2 * right / total if total else 1.0
    counted = kind != "arithmetic" or any(row.get("relation_in_text") for row in query["expect"])
    told = tuple(_told(row) for row in missed), tuple(_told(row) for row in spurious)
    return Answered(query["kind"], query["query"], url, f1, *told, counted)


def _assigned(hits: Sequence[Sequence[int]]) -> list[int | None]:
    """For each of as many expected rows as can be an answered row of its own (augmenting paths), or null."""
    owner: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for hit in hits[row]:
            if hit not in tried:
                tried.add(hit)
                if hit not in owner or place(owner[hit], tried):
                    owner[hit] = row
                    return True
        return False

    for row in range(len(hits)):
        place(row, set())
    rows = {row: hit for hit, row in owner.items()}
    return [rows.get(row) for row in range(len(hits))]


def _told(row: Row) -> str:
    if "a" in row:
        return " <> ".join(f"{row[side]['doc'][:3]} {row[side]['quote'][:60]!r}" for side in "ab")
    words = row.get("path") or row.get("expr") or row.get("quote") or row.get("evidence") or row
    triple = [score.entity_name(row[key]) for key in ("subject", "predicate", "object") if key in row]
    names = [party["name"] for party in row.get("parties", [])] or triple
    return f"{row.get('doc', '')[:3]} {names or ''} {str(words)[:90]!r}"


def _span(evidence: Row) -> Row:
    return {"doc": evidence["document"]["name"], **{key: evidence[key] for key in ("start", "end", "quote")}}


def _deal(item: Row) -> list[Row]:
    """One row a document that tells of the joined deal."""
    found: dict[str, Row] = {}
    for report in item["reports"]:
        doc = report["document"]["name"]
        row = found.setdefault(doc, {**item, "doc": doc, "evidence": []})
        row["evidence"] = [*row["evidence"], *(_span(one) for one in report["evidence"])]
    return list(found.values())


def _claim(item: Row) -> list[Row]:
    return [{**item, "doc": item["evidence"][0]["document"]["name"], "quote": item.get("quote") or item.get("text")}]


def _any_claim(item: Row) -> list[Row]:
    claim = item["claim"]
    return [{**_span(claim["evidence"][0]), **{key: claim[key] for key in ("start", "end") if key in claim}}]


def _pairs(item: Row) -> list[Row]:
    """Every two claims of different documents that a corroboration holds side by side; one a pair of documents."""
    spans: dict[str, list[Row]] = {}
    for row in item["claims"]:
        for evidence in row["claim"]["evidence"]:
            spans.setdefault(evidence["document"]["name"], []).append(_span(evidence))
    docs = sorted(spans)
    return [
        {"a": spans[one][0], "b": spans[two][0], "as": spans[one], "bs": spans[two]}
        for i, one in enumerate(docs)
        for two in docs[i + 1 :]
    ]


def _check(item: Row) -> list[Row]:
    operands = [row for figure in item["figures"] for row in _claim(figure)]
    stated = _claim(item["result"])[0] if item["result"] else None
    row = {"expr": item["formula"], "operands": operands, "result": item["computed"]["value"], "stated": stated}
    return [row | {"doc": operands[0]["doc"]}]


def _path(item: Row) -> list[Row]:
    return [{"path": [entity["name"] for entity in item["entities"]]}]


SHAPES: Mapping[str, Callable[[Row], list[Row]]] = {
    "deals": _deal, "figures": _claim, "statements": _claim, "relations": _claim, "claims": _any_claim,
    "corroboration": _pairs, "arithmetic": _check, "path": _path,
}  # fmt: skip


def measures(answered: Sequence[Answered]) -> dict[str, Score]:
    """The mean F1 of the queries that the texts answer word by word and of those that need the graph; how many of the
    first are complete and clean, as a share."""
    text = [one for one in answered if one.kind in TEXT and one.counted]
    graph = [one for one in answered if one.kind not in TEXT]
    clean = sum(one.f1 == 1 for one in text)
    return {
        "queries.text": Score(sum(one.f1 for one in text) / len(text), len(text)),
        "queries.text.clean": Score(clean / len(text), len(text)),
        "queries.graph": Score(sum(one.f1 for one in graph) / len(graph), len(graph)),
    }
