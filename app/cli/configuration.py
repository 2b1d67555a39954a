"""The settings of the service with what the flags say put over the environment."""

import argparse

from pydantic import ValidationError

from app.settings import Settings


class UsageError(Exception):
    """Flags or environment that no command can work with."""


def configured(arguments: argparse.Namespace) -> Settings:
    """The settings. Raises `UsageError`, which names the setting and what is wrong with it."""
    flags = {name: value for name in ("store", "host", "port") if (value := getattr(arguments, name, None)) is not None}
    try:
        return Settings(**flags)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}, not {first['input']!r}") from None
