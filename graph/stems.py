"""What names are compared by when case, accents, umlauts and legal forms do not count."""

import tomllib
from functools import cache
from pathlib import Path

from graph.slug import slug
from graph.vocab import EntityType

_FORMS = Path(__file__).with_name("legal_forms.toml")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def unlauted(name: str) -> str:
    """The slug of a name with umlauts written out."""
    return slug(name.translate(_UMLAUTS))


@cache
def _forms() -> frozenset[str]:
    return frozenset(tomllib.loads(_FORMS.read_text(encoding="utf-8"))["company"].split())


def stem(entity_type: EntityType, name: str) -> str:
    """What a name is compared by: its slug without legal form, umlauts written out.

    >>> stem(EntityType.COMPANY, "Müller Werke GmbH & Co. KG") == stem(EntityType.COMPANY, "Mueller Werke")
    True
    """
    words = unlauted(name).split("-")
    if entity_type in (EntityType.COMPANY, EntityType.ORGANIZATION):
        while len(words) > 1 and (words[-1] in _forms() or words[-1] == "and"):
            words.pop()
    return "-".join(words)
