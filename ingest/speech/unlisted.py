"""Speakers with a proper name that the search for names passed over: whoever speaks under one is a person or a body."""

import re

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.memory import Memory, Speaker
from ingest.speech.offices import is_title, office_at

_NAME = re.compile(r"[A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|de|van|von|der|al|bin|du|la))*$")
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Prof)\.? (?=[A-Z])")
_LONGEST_ACRONYM = 5


def unlisted(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    """The bearer of the name that ends with `head`: who bore the same family name before, else a person or a label.

    A person stands beside an office, or before "who".
    """
    start, end = sentence.start, sentence.start + head.idx + len(head)
    name = _NAME.search(analysis.text[start:end])
    if name is None:
        return None
    start, label = start + name.start(), name[0]
    if start == sentence.start and _is_common(label.split()[0]) and " " in label:
        start, label = start + len(label.split()[0]) + 1, label.split(maxsplit=1)[1]
    shouted = label.isupper() and len(label) > _LONGEST_ACRONYM
    if (
        shouted
        or is_title(label.split()[-1])
        or any(n.ref.type is not EntityType.PLACE for n in analysis.names_in(start, end))
    ):
        return None
    known = memory.families.get(label.split()[-1])
    if known is not None:
        return Speaker(known.ref, start, end, known.role, known.affiliation)
    titled = _COURTESY.match(label)
    label = label[titled.end() :] if titled else label
    role, body = office_at(analysis, start, end)
    behind = analysis.text[end : end + 6]
    person = titled is not None or (len(label.split()) > 1 and (role is not None or behind.startswith(", who")))
    speaker = Speaker(Ref.to(EntityType.PERSON, label) if person else Ref.unnamed(label), start, end, role, body)
    if person:
        memory.families[label.split()[-1]] = speaker
    return speaker


def _is_common(word: str) -> bool:
    """Whether a word that begins a sentence is a noun for people or companies: "Economists Ann Poe and ..."."""
    low = word.lower()
    return (word != "The" and any(low in words("speech", key) for key in ("unnamed", "firms", "voices"))) or is_title(
        word
    )
