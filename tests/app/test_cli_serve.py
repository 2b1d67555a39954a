"""`claimgraph serve` as a user starts it: what it says first, what it answers, how it refuses."""

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from app.cli import main

ROOT = Path(__file__).parent.parent.parent
CODE = "import sys; from app.cli import main; sys.exit(main())"
SAID = "Norwind Energy will build a 3 GW wind farm off Jutland, its chief executive said."


def test_ingest_then_serve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new process on the same store answers what the first one read; port 0 takes a free one."""
    store = f"sqlite:///{tmp_path / 'claimgraph.db'}"
    (tmp_path / "farm.txt").write_text(SAID)
    assert main(["ingest", "--store", store, str(tmp_path / "farm.txt")]) == 0
    command = [sys.executable, "-c", CODE, "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            holds, opens, tries = (server.stdout.readline().strip() for _ in range(3))
            address = re.fullmatch(r"open (http://127\.0\.0\.1:\d+)/", opens)
            assert address
            assert re.fullmatch(rf"{re.escape(store)} holds 1 documents and [1-9]\d* claims", holds)
            assert tries == f"try  curl '{address[1]}/v1/deals?involving=Nvidia'"
            with urllib.request.urlopen(f"{address[1]}/v1/figures?unit=GW", timeout=60) as answer:
                (figure,) = json.load(answer)["items"]
            assert (figure["value"], figure["evidence"][0]["document"]["name"]) == (3, "farm.txt")
        finally:
            server.terminate()
            assert server.wait(60) == -signal.SIGTERM  # uvicorn ends in order, then as it was told to


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--store", f"sqlite:///{tmp_path / 'a.db'}", "--port", port]) == 2
    assert capsys.readouterr().err == f"claimgraph: can't listen on 127.0.0.1 port {port}: Address already in use\n"


def test_wrong_settings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["serve", "--store", "sqlite:////nowhere/at/all.db"]) == 2
    assert (
        capsys.readouterr().err == "claimgraph: can't open sqlite:////nowhere/at/all.db: unable to open database file\n"
    )
    monkeypatch.setenv("CLAIMGRAPH_PORT", "many")
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.startswith("claimgraph: port: Input should be a valid integer")
