"""The metadata that flags state."""

import argparse

from app.compose import Metadata


def given(arguments: argparse.Namespace) -> Metadata:
    """The metadata of `--title --url --published --source`. Raises `BadMetadata`."""
    return Metadata.of({name: getattr(arguments, name) for name in ("title", "url", "published", "source")})
