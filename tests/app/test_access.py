"""Keys, scopes, budgets and origins: what is allowed to whom, on loopback and elsewhere."""

import datetime as dt
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.access import rule
from app.access.key import Key, Scope, digest, held, make
from app.access.keyring import FRESH, Keyring
from app.cli import main
from app.main import create_app
from app.settings import Settings
from tests.app.made import read, serving, spring

TODAY = dt.date(2026, 1, 2)
NEW = {"text": "Northwind builds 5 GW."}
PROBLEM = "application/problem+json"


def key(scope: Scope = Scope.WRITE, per_minute: int = 600) -> tuple[Key, dict[str, str]]:
    """A new key, and the header that shows it."""
    made = make("a test", scope, per_minute, TODAY)
    return made.key, {"Authorization": f"Bearer {made.words}"}


@contextmanager
def guarded(folder: Path, *keys: Key, **settings: object) -> Iterator[TestClient]:
    """A service on a store that holds one document and these keys."""
    with serving(folder, spring()):
        store = f"sqlite:///{folder / 'made.db'}"
    keyring = Keyring(store)
    for one in keys:
        keyring.add(one)
    keyring.close()
    told = Settings(store=store, **settings)  # type: ignore[arg-type]
    with TestClient(create_app(told, reader=read)) as client:
        yield client


def test_a_key_is_random_and_kept_as_a_hash() -> None:
    one, two = (make("a", Scope.READ, 60, TODAY) for _ in range(2))
    assert one.words != two.words
    assert len(one.words) == len("cg_") + 43  # 32 bytes in base 64
    assert one.key.digest == digest(one.words)
    assert one.words not in one.key.model_dump_json()
    assert held([two.key, one.key], one.words) == one.key
    assert held([two.key], one.words) is None


def test_a_keyring_tells_what_it_read_lately_only(tmp_path: Path) -> None:
    now = [0.0]
    url = f"sqlite:///{tmp_path / 'k.db'}"
    mine, other = Keyring(url, lambda: now[0]), Keyring(url)
    assert mine.fresh is None
    assert mine.read() == ()
    made, _ = key()
    other.add(made)
    assert mine.fresh == ()
    now[0] = FRESH
    assert mine.fresh is None
    assert mine.read() == (made,)
    assert (other.revoke(made.id), other.revoke(made.id)) == (True, False)
    assert mine.read() == ()
    mine.close()
    other.close()


NOBODY, READER, WRITER, ADMIN = None, Scope.READ, Scope.WRITE, Scope.ADMIN
MATTERS = [  # host, are keys set, settings, who asks -> status of a read, of a write, of a removal
    ("127.0.0.1", False, {}, NOBODY, (200, 201, 204)),
    ("::1", False, {}, NOBODY, (200, 201, 204)),
    ("127.0.0.1", True, {}, NOBODY, (200, 401, 401)),
    ("127.0.0.1", True, {}, READER, (200, 403, 403)),
    ("127.0.0.1", True, {}, WRITER, (200, 201, 403)),
    ("127.0.0.1", True, {}, ADMIN, (200, 201, 204)),
    ("0.0.0.0", False, {}, NOBODY, (200, 403, 403)),
    ("0.0.0.0", True, {}, NOBODY, (401, 401, 401)),
    ("0.0.0.0", True, {"open_reading": True}, NOBODY, (200, 401, 401)),
    ("0.0.0.0", True, {}, READER, (200, 403, 403)),
    ("example.org", True, {}, ADMIN, (200, 201, 204)),
]


@pytest.mark.parametrize(("host", "keyed", "settings", "who", "statuses"), MATTERS)
def test_who_may_what(
    tmp_path: Path, host: str, keyed: bool, settings: dict[str, object], who: Scope | None, statuses: tuple[int, ...]
) -> None:
    shown = {scope: key(scope) for scope in Scope}
    keys = [made for made, _ in shown.values()] if keyed else []
    with guarded(tmp_path, *keys, host=host, **settings) as client:
        headers = shown[who][1] if who else {}
        place = f"/v1/documents/{spring().document.id}"
        answers = [
            client.get("/v1/deals", headers=headers),
            client.post("/v1/documents", json=NEW, headers=headers),
            client.delete(place, headers=headers),
        ]
        assert tuple(answer.status_code for answer in answers) == statuses
        for answer in answers:
            assert answer.status_code < 400 or answer.headers["content-type"] == PROBLEM
            assert ("www-authenticate" in answer.headers) == (answer.status_code == 401)


@pytest.mark.parametrize("shown", ["Bearer cg_unknown", "Bearer", "Basic YTpi", "Bearer  ", "cg_x"])
def test_a_key_that_nobody_made_is_refused_even_where_none_is_needed(tmp_path: Path, shown: str) -> None:
    with guarded(tmp_path) as client:
        answer = client.get("/v1/deals", headers={"Authorization": shown})
        assert (answer.status_code, answer.json()["title"]) == (401, "Unauthorized")
        assert client.get("/healthz", headers={"Authorization": shown}).status_code == 200


def test_a_new_and_a_revoked_key_hold_without_a_restart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with guarded(tmp_path, key()[0]) as client:
        store = f"sqlite:///{tmp_path / 'made.db'}"
        assert main(["key", "create", "Ann", "--scope", "write", "--per-minute", "5", "--store", store]) == 0
        said = capsys.readouterr()
        words = said.out.strip()
        assert "shown this once" in said.err
        assert client.post("/v1/documents", json=NEW, headers={"Authorization": f"Bearer {words}"}).status_code == 201
        assert main(["key", "list", "--store", store]) == 0
        lines = capsys.readouterr().out.splitlines()
        mine = next(line for line in lines if line.endswith("Ann"))
        assert "5/min" in mine
        assert words not in "".join(lines)
        assert main(["key", "revoke", mine.split()[0], "--store", store]) == 0
        assert main(["key", "revoke", mine.split()[0], "--store", store]) == 1
        time.sleep(FRESH)
        assert client.get("/v1/stats", headers={"Authorization": f"Bearer {words}"}).status_code == 401


def test_a_budget_is_spent_and_told(tmp_path: Path) -> None:
    made, header = key(Scope.READ, per_minute=2)
    with guarded(tmp_path, made) as client:
        answers = [client.get("/v1/stats", headers=header) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert (answers[2].headers["retry-after"], answers[2].headers["content-type"]) == ("30", PROBLEM)
        assert client.get("/v1/stats").status_code == 200  # without a key: no budget unless the settings name one


def test_a_budget_without_a_key(tmp_path: Path) -> None:
    with guarded(tmp_path, anonymous_per_minute=1) as client:
        assert [client.get("/v1/stats").status_code for _ in range(2)] == [200, 429]
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"origin": "http://testserver"}, 201),
        ({"origin": "https://friend.example"}, 201),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_pages_elsewhere_may_not_write_where_no_key_is_needed(
    tmp_path: Path, headers: dict[str, str], status: int
) -> None:
    """A form of another site may post plain text to loopback: the browser asks nobody first."""
    with guarded(tmp_path, origins=("https://friend.example",)) as client:
        sent = client.post("/v1/documents", content="Words.", headers={"content-type": "text/plain"} | headers)
        assert sent.status_code == status


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8000", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("evil.example:8000", 421), ("", 421)],
)
def test_a_name_that_was_pointed_here_is_refused(tmp_path: Path, host: str, status: int) -> None:
    with guarded(tmp_path, hosts=rule.LOOPBACK) as client:
        assert client.get("/v1/stats", headers={"host": host}).status_code == status


def test_hosts_and_origins_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_ORIGINS", "https://a.example, https://b.example")
    assert Settings().origins == ("https://a.example", "https://b.example")
    assert Settings(host="::1", port=1).address == "http://[::1]:1"
    assert Settings(public_url="https://g.example").address == "https://g.example"


def preflight(client: TestClient, origin: str) -> tuple[int, str | None, str]:
    asked = {"origin": origin, "access-control-request-method": "POST"}
    answer = client.options("/v1/documents", headers=asked)
    return answer.status_code, answer.headers.get("access-control-allow-origin"), answer.headers["content-type"]


def test_cors_is_off_unless_origins_are_named(tmp_path: Path) -> None:
    with guarded(tmp_path) as client:
        assert preflight(client, "https://friend.example") == (405, None, PROBLEM)
        assert "access-control-allow-origin" not in client.get("/v1/stats", headers={"origin": "https://a.b"}).headers


def test_cors_for_those_that_are_named(tmp_path: Path) -> None:
    friend = "https://friend.example"
    with guarded(tmp_path, key()[0], host="0.0.0.0", origins=(friend,)) as client:
        assert preflight(client, friend)[:2] == (200, friend)
        assert preflight(client, "https://elsewhere.example") == (400, None, PROBLEM)
        refused = client.get("/v1/stats", headers={"origin": friend})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, friend)


@pytest.mark.parametrize(
    ("host", "keys", "words"),
    [("127.0.0.1", (), None), ("0.0.0.0", (), "writes are refused"), ("0.0.0.0", (key()[0],), None)],
)
def test_the_operator_is_warned(host: str, keys: tuple[Key, ...], words: str | None) -> None:
    told = rule.warning(Settings(host=host), keys)
    assert told is None if words is None else words in str(told)


def test_serve_says_so_before_it_listens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The port is taken, so that nothing is ever opened to others here."""
    store = f"sqlite:///{tmp_path / 'made.db'}"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--store", store, "--host", "0.0.0.0", "--port", port]) == 2
    warned, refused = capsys.readouterr().err.splitlines()
    assert "writes are refused" in warned
    assert "can't listen on 0.0.0.0" in refused
