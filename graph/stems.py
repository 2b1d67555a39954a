"""What names are compared by when case, accents, umlauts and legal forms do not count."""

import re
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
    if entity_type is EntityType.POLICY:
        return _policy(qualified(name)[1])
    words = unlauted(name).split("-")
    if entity_type in (EntityType.COMPANY, EntityType.ORGANIZATION):
        while len(words) > 1 and (words[-1] in _forms() or words[-1] == "and"):
            words.pop()
    return "-".join(words)


_NATION = re.compile(r"[A-Z][a-z]+(?:ese|ish|ian|ean|can|tch|nch|man)|[A-Z]\.?[A-Z]\.?|[A-Z][a-z]+['’]s")
_CONTROLS = frozenset({"controls", "restrictions", "curbs", "limits", "control", "restriction"})


def qualified(name: str) -> tuple[str, str]:
    """Whose a measure without a name of its own is, and what it is: ("U.S.", "export restrictions").

    >>> qualified("U.S. export restrictions"), qualified("export controls"), qualified("AI Act")
    (('U.S.', 'export restrictions'), ('', 'export controls'), ('', 'AI Act'))
    """
    first, _, rest = name.partition(" ")
    common = len(rest.split()) > 1 and rest == rest.lower()
    return (first, rest) if common and _NATION.fullmatch(first) else ("", name)


def _policy(name: str) -> str:
    """A measure without a name of its own by its words, those for a limit as one; "AI Act" by its name."""
    words = unlauted(name).split("-")
    return "-".join([*words[:-1], "controls"]) if name == name.lower() and words[-1] in _CONTROLS else "-".join(words)
