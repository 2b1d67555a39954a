"""The service as a user starts it: the samples read into a new store, `claimgraph serve` on a free loopback port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
CLAIMGRAPH = str(Path(sys.executable).with_name("claimgraph"))
PATIENCE = 120
"""Seconds until the service must answer: reading the samples and loading the graph."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    """Whether the service at the address says that its graph stands."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a service that holds the samples, its store in `folder`; ended by its own handle.

    Raises `RuntimeError` with the service's last words where it does not come up.
    """
    store = f"sqlite:///{folder / 'claimgraph.db'}"
    surroundings = {**os.environ, "CLAIMGRAPH_STORE": store}
    reading = [CLAIMGRAPH, "ingest", str(ROOT / "samples")]
    subprocess.run(reading, env=surroundings, check=True, capture_output=True, timeout=PATIENCE)
    port = free_port()
    log = folder / "serve.log"
    with log.open("wb") as words:
        command = [CLAIMGRAPH, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=surroundings, cwd=folder, stdout=words, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + PATIENCE
        while not answers(address):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the service did not come up: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)
