"""`claimgraph extract`: one JSON object a document, and no store."""

import argparse
import json

from app.cli.console import answer, complain
from app.cli.given import given
from app.cli.inputs import Inputs
from app.compose import explained, extract
from graph.errors import ExtractError
from graph.model import Document, Reading

_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}
"""Line ends to some programs, though not to JSON: escaped, so that a line stays a line."""


def run(arguments: argparse.Namespace) -> int:
    """Print what is read in each document, as soon as it is read; how deals were read and what was left with flags.

    The flags' lines go to standard error, so that standard output stays one JSON object a document.
    """
    inputs = Inputs(arguments.paths, given(arguments), arguments.allow_private)
    for document, reading in extract(inputs.documents()):
        if isinstance(reading, ExtractError):
            inputs.fail(document.origin.name, reading)
        else:
            answer(printed(document.origin.name, reading))
            _explain(document, arguments)
    return 1 if inputs.failures else 0


def _explain(document: Document, arguments: argparse.Namespace) -> None:
    """The lines that `--coverage` and `--explain` ask for, each under the document's name."""
    if arguments.coverage or arguments.explain:
        for line in explained(document, coverage=arguments.coverage, deals=arguments.explain):
            complain(f"{document.origin.name}: {line}")


def printed(name: str, reading: Reading) -> str:
    """The reading in the shape of the contract, on one line; evidence names the document by its printed name."""
    fields = {"figures", "deals", "statements", "relations"}
    claims = _named(reading.model_dump(mode="json", include=fields), name)
    return json.dumps({"document": name, **claims}, ensure_ascii=False).translate(_LINE_ENDS)


def _named(claims: dict[str, list[dict[str, object]]], name: str) -> dict[str, list[dict[str, object]]]:
    for group in claims.values():
        for claim in group:
            _rename(claim, name)
    return claims


def _rename(claim: dict[str, object], name: str) -> None:
    for evidence in _dicts(claim.get("evidence")):
        evidence["document"] = name
    for figure in _dicts(claim.get("figures")):
        _rename(figure, name)


def _dicts(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
