"""The command line: what it prints, what it says on standard error, and its exit status."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli import FORMATS, KINDS, main
from graph.export import Form
from graph.journal import Journal
from graph.vocab import Kind

SAID = "Norwind Energy will build a 3 GW wind farm off Jutland, its chief executive said."


class Ran(NamedTuple):
    status: int
    printed: str
    complaints: list[str]

    def documents(self) -> list[str]:
        return [json.loads(line)["document"] for line in self.printed.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, with these bytes on standard input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CLAIMGRAPH_STORE", raising=False)

    def command(*words: str | Path, given: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        printed, complaints = capfdbinary.readouterr()
        return Ran(status, printed.decode(), complaints.decode().splitlines())

    return command


def test_extract_prints_the_contract(run: Run, tmp_path: Path) -> None:
    (tmp_path / "farm.txt").write_text(SAID)
    ran = run("extract", "farm.txt", "--published", "2026-03-31")
    (printed,) = map(json.loads, ran.printed.splitlines())
    assert (ran.status, ran.complaints) == (0, [])
    assert set(printed) == {"document", "figures", "deals", "statements", "relations"}
    claims = [claim for kind in ("figures", "deals", "statements", "relations") for claim in printed[kind]]
    assert claims
    for claim in claims:
        for evidence in claim["evidence"]:
            assert evidence["document"] == "farm.txt"
            assert evidence["quote"] == SAID[evidence["start"] : evidence["end"]]


def test_names_and_order(run: Run, tmp_path: Path) -> None:
    """Folders in name order, hidden files not, other kinds not; rows by their id; standard input by its dash."""
    for name in ("b.txt", "a.md", "c/d.txt", ".hidden.txt", ".git/e.txt", "picture.png"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some words.")
    (tmp_path / "in" / "rows.jsonl").write_text('{"id": "r2", "text": "Two."}\n{"id": "r1", "text": "One."}\n')
    ran = run("extract", "in", "-", "in/b.txt", given=b"Words.")
    assert ran.documents() == ["a.md", "b.txt", "d.txt", "r2", "r1", "-", "b.txt"]
    assert (ran.status, ran.complaints) == (0, [])


def test_a_line_stays_a_line(run: Run) -> None:
    ran = run("extract", "-", given="Norwind said “we\u2028build 3\x85GW”.\r\nIt rose 3%.\r\n".encode())
    assert len(ran.printed.splitlines()) == 1


BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty: there is no text in it"),
    ("latin.txt", b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3; convert it to UTF-8 and try again"),
    ("binary.txt", b"\x89PNG\r\n", "binary: this is a PNG picture; save its text as .txt or .html"),
    ("later.pdf", b"%PDF-1.7", "PDF can't be read yet; save it as text or HTML"),
    ("front.md", b"---\npublished: soon\n---\nx", "front matter: published: 'soon' is no date; write it as 2026-03-31"),
    ("rows.jsonl", b'{"id": "a"}', 'line 1: no "text"; write {"id": "...", "text": "..."}'),
]


@pytest.mark.parametrize("command", ["extract", "ingest"])
@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_leaves_the_others(
    run: Run, tmp_path: Path, command: str, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(SAID)
    ran = run(command, name, "good.txt")
    assert (ran.status, ran.complaints) == (1, [f"claimgraph: {name}: {reason}"])
    assert ran.documents() == ["good.txt"] if command == "extract" else "1 read: 1 new" in ran.printed


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "no such file or folder; check the path"),
        ("missing", "no such file or folder; check the path"),
        ("https://10.0.0.1/news", "the address leads into a network that is not public"),
        ("hollow", "no file of a known kind in this folder; known are .txt .md .html .jsonl"),
        ("a\0b.txt", "can't be opened: embedded null byte"),
        ("x" * 300 + ".txt", "can't be opened: File name too long"),
    ],
)
def test_bad_paths(run: Run, tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "hollow").mkdir()
    (tmp_path / "hollow" / "picture.png").write_bytes(b"x")
    ran = run("extract", path)
    shown = path.replace("\0", "\ufffd")
    assert (ran.status, ran.printed, ran.complaints) == (1, "", [f"claimgraph: {shown}: {reason}"])


def test_a_file_name_that_is_no_text(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("Some words.")
    assert run("extract", tmp_path / name).documents() == ["caf\ufffd.txt"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "claimgraph: error: the following arguments are required: COMMAND"),
        (["extract"], "claimgraph extract: error: the following arguments are required: PATH|URL|-"),
        (["extract", "-", "--published", "soon"], "claimgraph: published: 'soon' is no date; write it as 2026-03-31"),
        (["ingest", "-", "--url", "x"], "claimgraph: url: 'x' is no web address; write it as https://example.org/page"),
        (["ingest", "-", "--store", "hello"], None),
        (["ingest", "-", "--store", "sqlite:////nowhere/at/all.db"], None),
        (["export", "--format", "xlsx"], None),
        (["export", "--format", "csv", "--kind", "deals"], None),
        (["backup", "file"], "claimgraph: backup is not there yet"),
        (["restore", "file"], "claimgraph: restore is not there yet"),
        (["key"], "claimgraph key: error: the following arguments are required: act"),
        (["key", "create", "Ann", "--per-minute", "0"], None),
    ],
)
def test_wrong_usage(run: Run, words: list[str], complaint: str | None) -> None:
    ran = run(*words, given=b"Words.")
    assert (ran.status, ran.printed) == (2, "")
    assert ran.complaints[-1] == complaint if complaint else ran.complaints


def test_ingest_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "farm.md").write_text(f"---\ntitle: Farm\npublished: 2026-03-31\n---\n{SAID}")
    (tmp_path / "in" / "picture.png").write_bytes(b"x")
    first = run("ingest", "in").printed.splitlines()
    journal = Journal.open(f"sqlite:///{tmp_path / 'claimgraph.db'}")
    (record,) = journal.records()
    revision = journal.revision
    assert first[0] == "documents: 1 read: 1 new, 0 known already, 0 known from another origin"
    assert first[-1] == "skipped:   1 of kinds that no reader knows (1 .png)"
    assert (record.document.text, record.document.origin.title) == (SAID, "Farm")

    again = run("ingest", "in/farm.md").printed.splitlines()
    assert again[0] == "documents: 1 read: 0 new, 1 known already, 0 known from another origin"
    assert journal.revision == revision

    elsewhere = run("ingest", "in/farm.md", "--source", "The Estuary").printed.splitlines()
    assert elsewhere[0] == "documents: 1 read: 0 new, 0 known already, 1 known from another origin"
    assert {origin.source for record in journal.records() for origin in record.document.origins} == {
        None,
        "The Estuary",
    }
    journal.close()


def test_the_store_of_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_STORE", f"sqlite:///{tmp_path / 'mine.db'}")
    assert run("ingest", "-", given=SAID.encode()).status == 0
    assert (tmp_path / "mine.db").exists()
    assert not (tmp_path / "claimgraph.db").exists()


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "jsonld", "graphml", "nodelink"])
def test_export(run: Run, tmp_path: Path, form: str) -> None:
    run("ingest", "-", given=SAID.encode())
    printed = run("export", "--format", form)
    assert (printed.status, printed.complaints) == (0, [])
    assert printed.printed
    assert run("export", "--format", form, "-o", "graph.rdf") == Ran(0, "", [])
    assert (tmp_path / "graph.rdf").read_text() == printed.printed
    assert not list(tmp_path.glob("*.part"))


def test_export_of_tables(run: Run, tmp_path: Path) -> None:
    run("ingest", "-", given=SAID.encode())
    table = run("export", "--format", "csv", "--kind", "figure")
    assert (table.status, table.complaints) == (0, [])
    assert "3 GW" in table.printed
    assert run("export", "--format", "csv", "-o", "graph.zip") == Ran(0, "", [])
    with zipfile.ZipFile(tmp_path / "graph.zip") as archive:
        assert archive.read("figures.csv").decode() == table.printed


def test_export_that_cant_be_written(run: Run) -> None:
    ran = run("export", "--format", "turtle", "-o", "nowhere/graph.ttl")
    assert ran == Ran(2, "", ["claimgraph: nowhere/graph.ttl: can't be written: No such file or directory"])


ROOT = Path(__file__).parent.parent.parent


def test_help_is_there_at_once() -> None:
    """Help imports nothing heavy: what it takes is then the interpreter's own start."""
    heavy = "{'pydantic', 'spacy', 'trafilatura', 'sqlalchemy', 'fastapi', 'networkx', 'rich', 'yaml'}"
    code = (
        f"import sys; from app.cli import main\ntry: main(['--help'])\nfinally: assert not {heavy} & set(sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    assert b"ingest" in ran.stdout


def test_a_reader_that_leaves(tmp_path: Path) -> None:
    """`claimgraph extract ... | head -1` ends without a traceback."""
    rows = "".join(f'{{"id": "{i}", "text": "Some words."}}\n' for i in range(3000))
    (tmp_path / "rows.jsonl").write_text(rows)
    code = "import sys; from app.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, "extract", str(tmp_path / "rows.jsonl")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_formats_are_those_of_the_graph() -> None:
    """The command line names them once more, so that help need not load the graph."""
    assert tuple(form.value for form in Form) == FORMATS
    assert set(KINDS) == {kind.value for kind in Kind}
