"""The shape of the tree: who imports whom, how long a file may be, what names must say and the core must not ask."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "benchmarks", "graph", "ingest", "tests")
LONGEST = 250
LONGER = {
    "graph/model.py": "the one data model that everything imports: its shapes are read side by side",
    "tests/eval/score.py": "the scorer of the acceptance run, kept byte for byte",
}
EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "service",
    "services",
    "data",
    "info",
    "common",
    "misc",
}
"""Names that fit any file, so that they tell nothing of this one."""

CLOCKS_AND_SURROUNDINGS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.localtime",
    "os.environ",
    "os.getenv",
    "os.getcwd",
    "Path.cwd",
    "random.random",
    "uuid.uuid4",
}
"""What a pure core is given as an argument, if it needs it at all."""

SOURCES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts
)
CORE = [path for path in SOURCES if path.relative_to(ROOT).parts[0] in {"graph", "ingest"}]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_import_contracts() -> None:
    """The contracts of pyproject.toml, as `lint-imports` checks them."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_one_file_of_app_imports_ingest() -> None:
    """The same as the third contract, said by another reader: it also sees an import inside a function."""
    importing = {
        name(path)
        for path in (ROOT / "app").rglob("*.py")
        if any(module.split(".")[0] == "ingest" for module in imported(path))
    }
    assert importing <= {"app/compose.py"}


def test_extractors_do_not_import_each_other() -> None:
    folder = ROOT / "ingest" / "extractors"
    crossing = [
        f"{name(path)} imports {module}"
        for path in folder.glob("*.py")
        if path.name != "__init__.py"
        for module in imported(path)
        if module.startswith("ingest.extractors.")
    ]
    assert crossing == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_length(path: Path) -> None:
    """One noun a file; what is longer holds a second one, or stands in LONGER with its reason."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name(path) in LONGER


def test_the_allowlist_names_long_files_only() -> None:
    assert [p for p in LONGER if len((ROOT / p).read_text(encoding="utf-8").splitlines()) <= LONGEST] == []


def test_names_say_something() -> None:
    modules = [*SOURCES, *(path.parent for path in SOURCES)]
    assert sorted({name(path) for path in modules if path.stem in EMPTY_NAMES}) == []


def dotted(node: ast.expr) -> str:
    """`dt.datetime.now` as its last two words: how a call names what it asks, whatever the module is called here."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        words.append(node.id)
    return ".".join(reversed(words[:2]))


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_asks_no_clock_and_no_surroundings(path: Path) -> None:
    asked = {dotted(node) for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Attribute)}
    assert asked & CLOCKS_AND_SURROUNDINGS == set()


def test_tests_mirror_the_tree() -> None:
    """Every folder of tests that bears a package's name holds only folders which that package has."""
    own = {"golden", "texts", "__pycache__"}
    stray = [
        name(folder)
        for package in ("app", "graph", "ingest")
        for folder in (ROOT / "tests" / package).rglob("*")
        if folder.is_dir() and folder.name not in own and not (ROOT / folder.relative_to(ROOT / "tests")).is_dir()
    ]
    assert stray == []


def test_top_level() -> None:
    """What stands at the top is what design.md names; everything else has a home below."""
    known = {
        *(".ci", ".dockerignore", ".gitignore", "CONTRIBUTING.md", "Dockerfile", "Makefile", "README.md"),
        *("hatch_build.py", "mkdocs.yml", "pyproject.toml", "requirements.lock", "requirements-dev.lock"),
        *("app", "benchmarks", "docs", "graph", "ingest", "samples", "tests"),
    }
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= known
