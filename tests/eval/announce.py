"""A pytest plug-in (named in pyproject.toml) that says loudly which labelled documents the floors were held on."""

import pytest

from tests.eval.corpora import ACCEPTANCE, UNSET, acceptance


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line above pytest's own last line."""
    found = acceptance()
    if found is None:
        terminalreporter.write_line(f"WARNING: {UNSET}", yellow=True, bold=True)
    else:
        terminalreporter.write_line(f"acceptance documents: {len(found.texts())} of the folder in {ACCEPTANCE}")
