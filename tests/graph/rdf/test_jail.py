"""No way out of the jail: no socket, no file, whatever a query says; beside it, what happens without a jail."""

import errno
import json
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from graph.errors import QueryError
from graph.rdf import worker
from graph.rdf.sparql import GRAPH_TYPES, RESULT_TYPES, Engine
from tests.graph.rdf.sample import contents


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as made:
        made.follow(contents())
        yield made


class _Counter(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(self.path)
        body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        pass


@pytest.fixture
def loopback() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths that it was asked for."""
    _Counter.asked = []
    with HTTPServer(("127.0.0.1", 0), _Counter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", _Counter.asked
        server.shutdown()
        thread.join()


OUTWARD = [
    "SELECT * {{ SERVICE <{}a> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{}b> {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{}c> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{ SERVICE <{}d> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ BIND(<{}e> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{}f> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{}g> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{}h>",
]


def test_the_jailed_can_open_nothing() -> None:
    tried = """
import os, socket, sys
sys.path.insert(0, sys.argv[1])
import worker
keep = os.dup2(1, 9)
worker._jail({"memory": 1 << 33, "seconds": 5}, keep)
told = []
for what in (lambda: open("/etc/passwd"), socket.socket, lambda: os.open("/tmp/x", os.O_CREAT), os.pipe):
    try:
        what()
        told.append("open")
    except OSError as error:
        told.append(str(error.errno))
os.write(keep, " ".join(told).encode())
"""
    folder = str(Path(worker.__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", tried, folder], capture_output=True, text=True, check=False, timeout=20
    )
    assert done.stdout == f"{errno.EMFILE} " * 3 + f"{errno.EMFILE}"


def test_without_a_jail_the_server_is_asked(loopback: tuple[str, list[str]]) -> None:
    address, asked = loopback
    list(ox.Store().query(OUTWARD[0].format(address)))  # type: ignore[arg-type]
    assert len(asked) == 1


@pytest.mark.parametrize("query", OUTWARD)
def test_the_gate_refuses_the_way_out(engine: Engine, loopback: tuple[str, list[str]], query: str) -> None:
    address, asked = loopback
    with pytest.raises(QueryError, match="is refused"):
        engine.ask(query.format(address))
    assert asked == []


@pytest.mark.parametrize("query", OUTWARD)
def test_the_jail_alone_has_no_way_out(loopback: tuple[str, list[str]], query: str) -> None:
    """The same queries past the gate, straight to the process."""
    address, asked = loopback
    question = {
        "query": query.format(address),
        "prefixes": {},
        "results": RESULT_TYPES[0],
        "graph": GRAPH_TYPES[0],
        "rows": 10,
        "seconds": 3,
        "memory": 256 << 20,
    }
    body = json.dumps(question).encode()
    command = [sys.executable, "-I", str(Path(worker.__file__))]
    frame = struct.pack(">cQQ", b"Q", 7, len(body)) + body
    done = subprocess.run(command, input=frame, capture_output=True, check=True, timeout=20, env={})
    status = done.stdout[:1]
    assert asked == []
    assert status in b"?."
    assert b'"bindings":[{"' not in done.stdout.replace(b"[{}]", b"[]")
