"""The process that reads HTML pages: started once, asked page by page, killed where a page keeps it too long."""

import atexit
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from graph.errors import TooLarge

_SCRIPT = Path(__file__).with_name("page.py")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost; `pages` is after how many the process is renewed, as its caches only grow."""

    cpu_seconds: int = 10
    wall_seconds: float = 60.0
    memory: int = 1536 * 2**20
    pages: int = 500


class PageProcess:
    """Asks the process of `page.py`; safe to share among threads, one page at a time."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0
        atexit.register(self.close)

    def extract(self, page: str) -> dict[str, str]:
        """What `page.extract` answers. Raises `TooLarge` where the page takes more than its share of time or memory."""
        with self._lock:
            process = self._running()
            try:
                return self._ask(process, page.encode())
            except (EOFError, BrokenPipeError, TimeoutError):
                raise TooLarge(self._reason(process)) from None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None or self._asked >= self._limits.pages:
            self.close()
            command = [sys.executable, "-I", str(_SCRIPT), str(self._limits.cpu_seconds), str(self._limits.memory)]
            self._process = subprocess.Popen(  # noqa: S603 - our own script, no shell
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._asked = 0
        self._asked += 1
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], page: bytes) -> dict[str, str]:
        assert process.stdin is not None
        process.stdin.write(struct.pack("!I", len(page)) + page)
        process.stdin.flush()
        deadline = time.monotonic() + self._limits.wall_seconds
        size = struct.unpack("!I", _receive(process, 4, deadline))[0]
        answer: dict[str, str] = json.loads(_receive(process, size, deadline))
        return answer

    def _reason(self, process: subprocess.Popen[bytes]) -> str:
        """Why the process gave no answer; it is gone afterwards."""
        self._process = None
        if not _ended(process):
            process.kill()
        process.communicate()
        if process.returncode in {-signal.SIGPROF, -signal.SIGKILL}:
            return f"the page takes more than {self._limits.cpu_seconds} seconds to read; save its article as text"
        return f"the page takes more than {self._limits.memory // 2**20} MB to read; save its article as text"


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(timeout=1.0)
    except subprocess.TimeoutExpired:
        return False
    return True


def _receive(process: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
    """Exactly `size` bytes. Raises `EOFError` where the process ended, `TimeoutError` at the deadline."""
    assert process.stdout is not None
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while len(received) < size:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), min(size - len(received), 65536))
            if not chunk:
                raise EOFError
            received += chunk
    return bytes(received)
