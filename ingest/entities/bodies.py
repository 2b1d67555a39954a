"""Bodies that no capitals name: "China's commerce ministry", "Norway's oil fund", "the Authority" of before."""

import re
from collections.abc import Iterable, Iterator

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.shape import head_word
from ingest.entities.vocabulary import vocabulary

_MINISTRY = re.compile(
    r"(?:['’]s)? ((?:commerce|finance|foreign|defen[cs]e|energy|economy|trade|industry|interior|justice|health|"
    r"transport|labou?r|education|agriculture|environment|technology|information|power|oil|petroleum|culture|home|"
    r"foreign affairs|civil aviation|industry and trade|trade and industry|steel|coal|mines|communications)) "
    r"(ministry|department)\b"
)
_FUND = re.compile(
    r"['’]s (?:(?:oil|sovereign|wealth|national|state|pension|investment|development|reserve) ){1,3}fund\b(?!,? [A-Z])"
)
"""After a country's name; where the fund's own name follows, that one tells."""
_CASES = {"foreign": "Foreign Affairs", "home": "Home Affairs"}
_AMERICAN = "United States"


def ministries(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """A country's ministry in small letters: "the German finance ministry" is the Ministry of Finance of Germany."""
    for name in names:
        found = _MINISTRY.match(text, name.end) if name.ref.type is EntityType.PLACE else None
        if found:
            yield Name(found.start(1), found.end(), _ministry(name.ref.name, found), "ministry")


def funds(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """A country's fund by its description: it is called as the text does, country and all."""
    for name in names:
        found = _FUND.match(text, name.end) if name.ref.type is EntityType.PLACE and name.how != "adjective" else None
        if found:
            words = " ".join(text[name.start : found.end()].split())
            yield Name(name.start, found.end(), Ref.to(EntityType.ORGANIZATION, words.replace("’", "'")), "fund")


def _ministry(country: str, found: re.Match[str]) -> Ref:
    word = _CASES.get(found.group(1), found.group(1).title().replace(" And ", " and "))
    kind = found.group(2).title()
    known = load().by_alias(f"{word} {kind}") if country == _AMERICAN else ()
    return known[0].ref if known else Ref.to(EntityType.ORGANIZATION, f"{kind} of {word} of {country}")


def named_before(text: str, names: list[Name], defined: dict[str, Ref]) -> Iterator[Name]:
    """ "the Authority": the form that the text defines, else the one body named before whose kind the word says."""
    meant = {form: [(0, ref)] for form, ref in defined.items() if " " not in form and form in vocabulary().heads}
    for name in names:
        head = head_word(name.ref.name)
        if name.ref.type is EntityType.ORGANIZATION and " " in name.ref.name and head not in defined:
            known = meant.setdefault(head, [])
            if name.ref not in [ref for _, ref in known]:
                known.append((name.start, name.ref))
    sole = {head: found[0] for head, found in meant.items() if len(found) == 1 and head[:1].isupper()}
    if not sole:
        return
    pattern = re.compile(
        rf"\b[Tt]he ({'|'.join(map(re.escape, sorted(sole)))})\b(?! [A-Z]| of\b| for\b|['’]s [A-Z]|\))"
    )
    for match in pattern.finditer(text):
        start, ref = sole[match.group(1)]
        if match.start() > start:
            yield Name(match.start(1), match.end(), ref, "short form")
