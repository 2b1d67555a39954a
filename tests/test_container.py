"""The Dockerfile, as far as it can be held without a daemon: stages, user, health, and that all it copies is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
BUILD, LAST = re.split(r"^FROM .*$", TEXT, flags=re.MULTILINE)[1:]


def copied() -> set[str]:
    """What the stages copy from the tree."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", TEXT, re.MULTILINE)
    return {source for line in lines for source in line.split()[:-1]}


def test_the_user_is_a_number_and_not_root() -> None:
    found = re.findall(r"^USER (\d+):(\d+)$", LAST, re.MULTILINE)
    assert len(found) == 1
    assert "0" not in found[0]


def test_the_last_stage_builds_nothing() -> None:
    assert re.findall(r"pip install|pip wheel|apt-get|npm", LAST) == []
    assert "HEALTHCHECK" in LAST


def test_packages_come_by_hash() -> None:
    installs = [line for line in BUILD.split("\n") if " install " in line and "-r " in line]
    assert len(installs) == 2
    assert all("--require-hashes --only-binary :all:" in line for line in installs)


def test_what_is_written_lies_on_the_volume() -> None:
    assert "sqlite:////data/" in LAST
    assert re.search(r"^VOLUME /data$", LAST, re.MULTILINE)


def test_what_is_copied_exists_and_is_let_in() -> None:
    """.dockerignore shuts everything out but what it names with an exclamation mark."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert rules[0] == "*"
    assert copied() == {rule[1:] for rule in rules if rule.startswith("!")}
    assert [source for source in sorted(copied()) if not (ROOT / source).exists()] == []
