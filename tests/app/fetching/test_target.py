"""Addresses as they may be asked for."""

import pytest

from app.fetching.refusal import NotFetched
from app.fetching.target import PORTS, Target, target


@pytest.mark.parametrize(
    ("url", "parts", "authority"),
    [
        ("https://example.org", Target("https", "example.org", 443, "/"), "example.org"),
        ("HTTP://Example.ORG:80/a?b=c#d", Target("http", "example.org", 80, "/a?b=c"), "example.org"),
        ("https://example.org:80/", Target("https", "example.org", 80, "/"), "example.org:80"),
        ("http://[2606:4700::1]/x", Target("http", "2606:4700::1", 80, "/x"), "[2606:4700::1]"),
        ("http://bücher.example/ä?ö=%20", Target("http", "xn--bcher-kva.example", 80, "/%C3%A4?%C3%B6=%20"), None),
        ("http://１２７.０.０.１/", Target("http", "127.0.0.1", 80, "/"), None),
        ("http://127。0。0。1/", Target("http", "127.0.0.1", 80, "/"), None),
    ],
)  # fmt: skip
def test_parts(url: str, parts: Target, authority: str | None) -> None:
    found = target(url, PORTS.values())
    assert found == parts
    assert authority is None or found.authority == authority


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("unix:/run/docker.sock", "only http and https"),
        ("http+unix://%2Frun%2Fdocker.sock/", "only http and https"),
        ("gopher://example.org/1", "only http and https"),
        ("ftp://example.org/a.txt", "only http and https"),
        ("data:text/plain,words", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("//example.org/", "only http and https"),
        ("example.org", "only http and https"),
        ("", "only http and https"),
        ("http://ann@example.org/", "name or password"),
        ("http://ann:secret@example.org/", "name or password"),
        ("http://example.org@127.0.0.1/", "name or password"),
        ("http://@example.org/", "name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:8000/", "port 8000 is not asked; only 80 and 443"),
        ("http://example.org:99999/", "no web address"),
        ("http://example.org:x/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://[fe80::1%25eth0]/", "no name of a host"),
        ("http:///path", "no name of a host"),
        ("http://exa mple.org/", "blanks"),
        ("http://example.org\\@127.0.0.1/", "backslashes"),
        ("http://example.org/\r\nHost: a", "blanks"),
        ("http://example.org/\ta", "blanks"),
        ("http://example.org/\ud800", "half characters"),
        ("http://\udfff.example/", "half characters"),
        ("http://exam%70le.org/", "no name of a host"),
        ("http://a\u2100b.example/", "no web address"),
        ("http://" + "a" * 64 + ".example/", "no name of a host"),
        ("http://example.org/" + "a" * 2000, "2,000 characters"),
    ],
)
def test_refused(url: str, words: str) -> None:
    with pytest.raises(NotFetched, match=words):
        target(url, PORTS.values())
