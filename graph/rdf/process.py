"""The process of `graph.rdf.worker`, as it is seen from here: what is sent to it, and what it answers."""

import struct
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

_HEAD = struct.Struct(">cQQ")
_WORKER = Path(__file__).with_name("worker.py")


class Process:
    """One process, and the thread that hears its answers. One caller at a time may send."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own file
            [sys.executable, "-I", str(_WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}
        )
        self._waiting: dict[int, Future[tuple[bytes, bytes]]] = {}
        self._last = 0
        self._over = False
        self._hearing = threading.Thread(target=self._hear, name="sparql", daemon=True)
        self._hearing.start()

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return not self._over and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def send(self, kind: bytes, body: bytes, number: int = 0) -> None:
        """One frame. Raises `OSError` where the process is gone."""
        assert self._process.stdin
        self._process.stdin.write(_HEAD.pack(kind, number, len(body)) + body)
        self._process.stdin.flush()

    def ask(self, asked: bytes) -> Future[tuple[bytes, bytes]]:
        """A query, and what will be its answer: status and body. One that dies with the process is told as broken."""
        self._last += 1
        told = self._waiting[self._last] = Future()
        with suppress(OSError):
            self.send(b"Q", asked, self._last)
        if self._over:  # nobody hears any more; who heard the end may not have known of this one
            self._broken()
        return told

    def end(self) -> None:
        """End the process, and every query with it."""
        self._process.kill()
        self._process.wait()
        self._hearing.join()
        assert self._process.stdin
        with suppress(OSError):
            self._process.stdin.close()

    def _hear(self) -> None:
        assert self._process.stdout
        with self._process.stdout as source:
            while len(head := source.read(_HEAD.size)) == _HEAD.size:
                status, number, length = _HEAD.unpack(head)
                body = source.read(length)
                told = self._waiting.pop(number, None)
                if told:
                    told.set_result((status, body) if len(body) == length else (b"M", b""))
        self._over = True
        self._broken()

    def _broken(self) -> None:
        for number in list(self._waiting):
            told = self._waiting.pop(number, None)
            if told:
                told.set_result((b"M", b""))
