"""The command line: `claimgraph COMMAND ...`. A command is loaded when it is asked for, so that help comes at once."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from app.cli.console import complain

DEFAULT_STORE = "sqlite:///claimgraph.db"
FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "graphml", "nodelink", "csv", "parquet")
SCOPES = ("read", "write", "admin")
KINDS = ("figure", "deal", "statement", "relation")
LATER = {
    "backup": "copy the store into a file",
    "restore": "make the store what a backup holds",
}
"""Commands whose names are taken; each says that it is not there yet."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name. Answers the exit status: 0 well, 1 something unread, 2 wrong usage."""
    arguments = _parser().parse_args(words)
    if arguments.command in LATER:
        complain(f"{arguments.command} is not there yet")
        return 2
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read our output has left; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: argparse.Namespace) -> int:
    from app.cli.configuration import UsageError  # noqa: PLC0415 - see above
    from graph.errors import BadMetadata, StoreError  # noqa: PLC0415

    command = importlib.import_module(f"app.cli.{arguments.command}")
    try:
        status: int = command.run(arguments)
    except (BadMetadata, StoreError, UsageError) as error:
        complain(str(error))
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="claimgraph", description="Claims and figures of news documents as a checkable knowledge graph."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _ingest(commands)
    _extract(commands)
    _export(commands)
    _serve(commands)
    _refresh(commands)
    _ask(commands)
    _key(commands)
    _mcp(commands)
    for name, summary in LATER.items():
        later = commands.add_parser(name, help=f"{summary} (not there yet)", prefix_chars="\0", add_help=False)
        later.add_argument("rest", nargs="*")
    return parser


def _ingest(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("ingest", help="add documents to the store")
    _add_paths(parser)
    _add_store(parser)


def _extract(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("extract", help="print what is read in documents, one JSON object each; no store")
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="on standard error: the sentences that hold a number and gave no figure, and why",
    )
    parser.add_argument(
        "--explain", action="store_true", help="on standard error: by which rule each deal was read, and near misses"
    )
    _add_paths(parser)


def _export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("export", help="write the graph, or what a filter finds in it")
    parser.add_argument("--format", required=True, choices=FORMATS)
    tables = "one table of csv or parquet; without it they are archives of one table a kind"
    parser.add_argument("--kind", choices=KINDS, help=tables)
    where = "only what the lists of the service find by this parameter, as --where unit=GW; repeat it for more"
    parser.add_argument("--where", metavar="NAME=VALUE", action="append", default=[], help=where)
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to; standard output by default")
    _add_store(parser)


def _serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("serve", help="serve the graph: REST, SPARQL, the page")
    parser.add_argument("--host", help="the address to listen on; CLAIMGRAPH_HOST, else 127.0.0.1, by default")
    parser.add_argument("--port", type=int, help="CLAIMGRAPH_PORT, else 8000, by default")
    _add_store(parser)


def _refresh(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("refresh", help="read documents again that an older extractor read")
    parser.add_argument("--dry-run", action="store_true", help="only print what would change")
    _add_store(parser)


def _key(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = commands.add_parser("key", help="make, list and revoke keys").add_subparsers(dest="act", required=True)
    create = acts.add_parser("create", help="make a key and print it, this once")
    create.add_argument("name", metavar="NAME", help="whose it is, for lists")
    create.add_argument("--scope", choices=SCOPES, default="write", help="write by default; each may what those before")
    create.add_argument("--per-minute", metavar="N", type=int, default=600, help="requests a minute; 600 by default")
    revoke = acts.add_parser("revoke", help="forget a key")
    revoke.add_argument("id", metavar="ID", help="as `key list` shows it")
    for parser in (create, revoke, acts.add_parser("list", help="ids, scopes, budgets, days and names; no keys")):
        _add_store(parser)


def _mcp(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add_store(commands.add_parser("mcp", help="serve the Model Context Protocol on standard input and output"))


def _ask(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("ask", help="answer a question in words")
    parser.add_argument("question", nargs="+", metavar="QUESTION", help='"all deals involving Nvidia"')
    parser.add_argument("--limit", type=int, default=50, help="how many rows; 50 by default")
    parser.add_argument("--json", action="store_true", help="the answer as the service gives it")
    _add_store(parser)


def _add_paths(parser: argparse.ArgumentParser) -> None:
    what = "a file, a folder (read in name order), a web page or - for standard input; .txt .md .html .jsonl"
    parser.add_argument("paths", nargs="+", metavar="PATH|URL|-", help=what)
    parser.add_argument("--title", help="title of the documents; wins over what they state, as do the next three")
    parser.add_argument("--url", help="where they were published")
    parser.add_argument("--published", metavar="DATE", help="when, as 2026-03-31")
    parser.add_argument("--source", metavar="NAME", help="by whom")
    within = "also fetch pages of this machine and of networks that are not public, on any port"
    parser.add_argument("--allow-private", action="store_true", help=within)


def _add_store(parser: argparse.ArgumentParser) -> None:
    default = os.environ.get("CLAIMGRAPH_STORE") or DEFAULT_STORE
    what = f"the store; CLAIMGRAPH_STORE, else {DEFAULT_STORE}, by default"
    parser.add_argument("--store", metavar="URL", default=default, help=what)
