"""The words by which names are found and typed: `names.toml`, `given_names.toml`, `occupations.toml`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.vocab import EntityType

_FOLDER = Path(__file__).resolve().parent.parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of words; `either` are nouns for a person or for a company ("producer").

    `heads` types the last word of a name, `nouns` a lower-case noun beside one.
    """

    legal: frozenset[str]
    keep_after_common: frozenset[str]
    of_heads: frozenset[str]
    place_firsts: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    calendar: frozenset[str]
    never: frozenset[str]
    act_verbs: frozenset[str]
    hyphen_tails: frozenset[str]
    particles: frozenset[str]
    measuring: frozenset[str]
    company_firsts: frozenset[str]
    regional: frozenset[str]
    either: frozenset[str]
    family_words: frozenset[str]
    departments: frozenset[str]
    department_firsts: frozenset[str]
    small: frozenset[str]
    given: frozenset[str]
    family_first: frozenset[str]
    heads: dict[str, EntityType]
    small_heads: dict[str, EntityType]
    nouns: dict[str, EntityType]


_HEADS = {
    "product_heads": EntityType.PRODUCT,
    "place_heads": EntityType.PLACE,
    "policy_heads": EntityType.POLICY,
    "facility_heads": EntityType.FACILITY,
    "organization_heads": EntityType.ORGANIZATION,
    "company_heads": EntityType.COMPANY,
}
_NOUNS = {
    "occupations": EntityType.PERSON,
    "policy_nouns": EntityType.POLICY,
    "technology_nouns": EntityType.TECHNOLOGY,
    "product_nouns": EntityType.PRODUCT,
    "chip_nouns": EntityType.CHIP,
    "model_nouns": EntityType.MODEL,
    "facility_nouns": EntityType.FACILITY,
    "place_nouns": EntityType.PLACE,
    "organization_nouns": EntityType.ORGANIZATION,
    "company_nouns": EntityType.COMPANY,
    "roles": EntityType.PERSON,
}


@cache
def vocabulary() -> Vocabulary:
    """The words of the files; where two lists hold a word, the later of the lists above wins."""
    names = tomllib.loads((_FOLDER / "names.toml").read_text(encoding="utf-8"))
    work = tomllib.loads((_FOLDER / "occupations.toml").read_text(encoding="utf-8"))["occupations"].split()
    people = tomllib.loads((_FOLDER / "given_names.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        legal=frozenset(word.replace(".", "") for word in names["legal"]),
        keep_after_common=frozenset(names["keep_after_common"]),
        of_heads=frozenset(names["of_heads"]),
        place_firsts=frozenset(names["place_firsts"]),
        titles=frozenset(names["titles"]),
        roles=frozenset(names["roles"]),
        calendar=frozenset(names["calendar"]),
        never=frozenset(names["never"]),
        act_verbs=frozenset(names["act_verbs"]),
        hyphen_tails=frozenset(names["hyphen_tails"]),
        particles=frozenset(names["particles"]),
        measuring=frozenset(names["measuring"].split()),
        company_firsts=frozenset(names["company_firsts"]),
        small=frozenset(names["small"].split()),
        departments=frozenset(names["departments"]),
        department_firsts=frozenset(names["department_firsts"]),
        regional=frozenset(names["regional"]),
        either=frozenset((*work, *names["roles"]))
        & {w for key in ("company_nouns", "organization_nouns") for w in names[key]},
        family_words=frozenset(people["family_words"].split()),
        given=frozenset(people["given"].split()),
        family_first=frozenset(people["family_first"].split()),
        small_heads={"family": EntityType.ORGANIZATION, **dict.fromkeys(names["site_words"], EntityType.FACILITY)},
        heads={word: kind for key, kind in _HEADS.items() for word in names[key]},
        nouns={word: kind for key, kind in _NOUNS.items() for word in {"occupations": work, **names}[key]},
    )
