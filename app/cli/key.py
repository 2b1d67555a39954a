"""`claimgraph key`: make, list and revoke the keys of a store."""

import argparse
import datetime as dt

from pydantic import ValidationError

from app.access.key import Scope, make
from app.access.keyring import Keyring
from app.cli.configuration import UsageError, configured
from app.cli.console import answer, complain


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments.act` says. Raises `StoreError` and `UsageError`."""
    keyring = Keyring(configured(arguments).store)
    try:
        match arguments.act:
            case "create":
                return _create(keyring, arguments)
            case "revoke":
                return _revoke(keyring, arguments.id)
            case _:
                return _list(keyring)
    finally:
        keyring.close()


def _create(keyring: Keyring, arguments: argparse.Namespace) -> int:
    """The key's words go to standard output, alone, so that a script can keep them."""
    today = dt.datetime.now(dt.UTC).date()
    try:
        made = make(arguments.name, Scope(arguments.scope), arguments.per_minute, today)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}, not {first['input']!r}") from None
    keyring.add(made.key)
    complain(f"key {made.key.id} may {made.key.scope.value}; its words are shown this once and kept nowhere")
    answer(made.words)
    return 0


def _list(keyring: Keyring) -> int:
    for key in keyring.read():
        answer(f"{key.id}  {key.scope.value:5}  {key.per_minute}/min  {key.created}  {key.name}")
    return 0


def _revoke(keyring: Keyring, key_id: str) -> int:
    if not keyring.revoke(key_id):
        complain(f"no key has the id {key_id}")
        return 1
    return 0
