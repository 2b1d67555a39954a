"""Nouns in the singular."""

from functools import cache

from ingest.quantities.lexicon import load


@cache
def _irregular() -> dict[str, str]:
    return {plural: str(word) for plural, word in load("nouns")["singular"].items()}


def singular(noun: str) -> str:
    """The singular of an English noun; acronyms keep their capitals.

    >>> singular("attorneys"), singular("companies"), singular("TPUs"), singular("boxes"), singular("A320neos")
    ('attorney', 'company', 'TPU', 'box', 'A320neo')
    """
    low = noun.lower()
    if low in _irregular():
        return _irregular()[low]
    if noun.endswith("s") and noun[-2:-1].isupper():
        return noun[:-1]
    if len(noun) < 3 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return noun
    if low.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]
