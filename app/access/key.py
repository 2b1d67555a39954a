"""A key: what its holder may do and how often. Only its SHA-256 is kept; the words themselves are shown once."""

import datetime as dt
import hmac
import secrets
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, NamedTuple

from pydantic import Field

from graph.model import Value

PREFIX = "cg_"
"""What every key begins with, so that a scanner of leaked secrets can know one."""
PER_MINUTE = 600


class Scope(StrEnum):
    """What a key allows; each allows what stands before it too."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def allows(self, needed: "Scope") -> bool:
        """Whether this is enough for what is needed.

        >>> Scope.WRITE.allows(Scope.READ), Scope.READ.allows(Scope.WRITE)
        (True, False)
        """
        order = list(Scope)
        return order.index(self) >= order.index(needed)


class Key(Value):
    """A key as it is kept. `id` is public: it names the key in lists and logs. `per_minute` is its budget."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    name: Annotated[str, Field(min_length=1, max_length=100)]
    scope: Scope
    per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = PER_MINUTE
    created: dt.date
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Made(NamedTuple):
    """A new key with the words that its holder shows."""

    key: Key
    words: str


def make(name: str, scope: Scope, per_minute: int, created: dt.date) -> Made:
    """A new key of 256 random bits. Raises `pydantic.ValidationError` on an unusable name or budget."""
    words = PREFIX + secrets.token_urlsafe(32)
    key = Key(
        id=secrets.token_hex(4),
        name=name,
        scope=scope,
        per_minute=per_minute,
        created=created,
        digest=digest(words),
    )
    return Made(key, words)


def digest(words: str) -> str:
    """The SHA-256 of a key's words. No salt and no slow hash: nobody can guess 256 random bits."""
    return sha256(words.encode()).hexdigest()


def held(keys: Iterable[Key], words: str) -> Key | None:
    """The key with these words; compared in constant time, and with every key."""
    given = digest(words)
    found = [key for key in keys if hmac.compare_digest(key.digest, given)]
    return found[0] if found else None
