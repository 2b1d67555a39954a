"""The locks: every package by version and hash, nothing from a named place, and all that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
"""Each lock with the extras that it holds beside the dependencies."""


def locked(lock: str) -> dict[str, list[str]]:
    """The blocks of a lock by package: one block a version, for some packages differ by Python."""
    blocks: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8")):
        if match := re.match(r"([A-Za-z0-9._-]+)==", block):
            blocks.setdefault(canonicalize_name(match[1]), []).append(block.strip())
    return blocks


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hash(lock: str) -> None:
    blocks = locked(lock)
    assert len(blocks) > 40
    assert [name for name, found in blocks.items() if any("--hash=sha256:" not in block for block in found)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|@ |--(?:extra-)?index-url|--find-links|--trusted-host|^-e", text, re.MULTILINE) == []


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items())
def test_the_lock_answers_the_project(lock: str, extras: tuple[str, ...]) -> None:
    """Each dependency is locked at a version that its specifier admits; else run `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    blocks = locked(lock)
    unanswered = []
    for requirement in map(Requirement, wanted):
        versions = [block.split("==")[1].split()[0] for block in blocks.get(canonicalize_name(requirement.name), [])]
        if not any(requirement.specifier.contains(version, prereleases=True) for version in versions):
            unanswered.append(str(requirement))
    assert unanswered == []


def unmarked(blocks: list[str]) -> list[str]:
    """Blocks without the markers of platforms: a gate may need everywhere what the service needs on Windows only."""
    return [re.sub(r"(==\S+) ; [^\\\n]*", r"\1 ", block) for block in blocks]


def test_both_locks_agree() -> None:
    """What is checked is what runs: no package differs between the two in version or hash."""
    runs, checks = locked("requirements.lock"), locked("requirements-dev.lock")
    differing = {name for name, blocks in runs.items() if unmarked(checks.get(name, [])) != unmarked(blocks)}
    assert differing == set()
