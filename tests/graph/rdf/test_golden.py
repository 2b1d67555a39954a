"""The sample world in every format, byte for byte; a change of the export is reviewed as a diff.

`python -m tests.graph.rdf.test_golden` writes the files anew.
"""

from pathlib import Path

import pytest

from graph.rdf.formats import Format
from tests.graph.rdf.sample import contents
from tests.graph.rdf.told import exported

GOLDEN = Path(__file__).parent / "golden"
KEPT = [Format.TURTLE, Format.TRIG, Format.JSONLD]


def _path(form: Format) -> Path:
    return GOLDEN / f"sample.{form.extension}"


@pytest.mark.parametrize("form", KEPT)
def test_golden(form: Format) -> None:
    assert exported(contents(), form).decode() == _path(form).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in KEPT:
        _path(each).write_bytes(exported(contents(), each))
