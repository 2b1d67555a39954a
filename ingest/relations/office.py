"""Who bears an office that the text names without its body: "said Ann Roe, a spokeswoman", "our CEO".

The body is the company that the text speaks of: the first that the sentence names before the person, else the first of
its paragraph, else the one that the document names most (of 51 labelled bearers 38; by the nearest sentence 33).
"""

import re
from collections import Counter
from collections.abc import Iterator

from graph.model import Ref
from graph.vocab import EntityType, Predicate
from ingest.analysis import Analysis, Name
from ingest.relations.found import Found
from ingest.relations.lexicon import Lexicon
from ingest.segment import Sentence

_NAME_NEXT = re.compile(r",? [A-Z][a-z]+ [A-Z]")
_FIRST = 3
"""So many mentions is it worth to be the first company that a document names."""
_BEFORE = 60
_AFTER = 80


def from_offices(analysis: Analysis, words: Lexicon, settled: set[str]) -> Iterator[Found]:
    """An office for each person who has none by other rules, at the first mention with one; `settled` holds ids."""
    nouns = "|".join(words.offices)
    before = re.compile(rf"((?:(?:[\w-]+ ){{0,3}}(?:{nouns})(?: and |, )?){{1,3}}),? $", re.IGNORECASE)
    after = re.compile(
        rf",? (?:an? |the |its |our |their |your )?((?:[\w-]+ ){{0,3}}(?:{nouns})\b"
        rf"(?:(?: and|,) (?:[\w-]+ ){{0,3}}?(?:{nouns})\b)*(?: of [\w ]{{3,40}})?)",
        re.IGNORECASE,
    )
    done = set(settled)
    for name in analysis.names:
        if name.ref.type is not EntityType.PERSON or name.how == "coreference" or name.ref.id in done:
            continue
        held = _held(analysis.text, name, before, after)
        body = _body(analysis, name) if held else None
        if held is None or body is None:
            continue
        start, end, role = held
        done.add(name.ref.id or name.ref.name)
        yield Found(name.ref, Predicate.HOLDS_ROLE, body, start, end, "office", role)
        if "founder" in role.lower():
            yield Found(name.ref, Predicate.FOUNDED, body, start, end, "office.founder")


def _held(text: str, name: Name, before: re.Pattern[str], after: re.Pattern[str]) -> tuple[int, int, str] | None:
    """The words of a name with its office, and the office."""
    low = max(0, name.start - _BEFORE)
    if match := before.search(text[low : name.start]):
        role = _tidy(match.group(1))
        return (low + match.start(1), name.end, role) if role else None
    if match := after.match(text[name.end : name.end + _AFTER]):
        role = _tidy(match.group(1))
        if role and not _NAME_NEXT.match(text, name.end + match.end(1)):
            return name.start, name.end + match.end(1), role
    return None


def _tidy(role: str) -> str:
    """The office without what introduces it ("said its chairman")."""
    kept: list[str] = []
    for word in reversed(role.replace(",", " ").split()):
        if word.lower() in _OUTSIDE:
            break
        kept.append(word)
    return " ".join(reversed(kept))


_OUTSIDE = frozenset(
    {"said", "says", "told", "added", "asked", "argued", "warned", "wrote", "by", "to", "with", "from", "that", "the"}
    | {"a", "an", "its", "our", "their", "his", "her", "as", "when", "while", "for", "who", "whom", "but"}
    | {"according", "meanwhile"}
)


def _body(analysis: Analysis, name: Name) -> Ref | None:
    """The company that the text speaks of where the name stands: the first named in the sentence, else in its
    paragraph, else the one that the document names most."""
    own = analysis.sentence_at(name.start)
    for sentence in (own, *_paragraph(analysis, own)):
        for near in analysis.names_in(sentence.start, min(sentence.end, name.start)):
            if near.ref.type is EntityType.COMPANY:
                return near.ref
    return _topic(analysis)


def _paragraph(analysis: Analysis, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences of a paragraph before this one, from its first on."""
    first = sentence.index
    while first and analysis.sentences[first - 1].paragraph == sentence.paragraph:
        first -= 1
    yield from analysis.sentences[first : sentence.index]


def _topic(analysis: Analysis) -> Ref | None:
    """The company that the document names most; to be the first named is worth some mentions."""
    named = [n.ref for n in analysis.names if n.ref.type is EntityType.COMPANY]
    count = Counter(named)
    count.update(dict.fromkeys(named[:1], _FIRST))
    top = count.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return top[0][0]
