"""Speakers with a proper name that the search for names passed over: whoever speaks under one is a person or a body."""

import re

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.segment import Sentence
from ingest.speech.memory import Memory, Speaker
from ingest.speech.offices import is_title, office_at

_NAME = re.compile(r"[A-Z][\w.’'&-]*(?: (?:[A-Z][\w.’'&-]*|de|van|von|der|al|bin|du|la))*$")
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
    shouted = label.isupper() and len(label) > _LONGEST_ACRONYM
    if shouted or is_title(label.split()[-1]) or analysis.names_in(start, end):
        return None
    known = memory.families.get(label.split()[-1])
    if known is not None:
        return Speaker(known.ref, start, end, known.role, known.affiliation)
    role, body = office_at(analysis, start, end)
    behind = analysis.text[end : end + 6]
    person = len(label.split()) > 1 and (role is not None or behind.startswith(", who"))
    speaker = Speaker(Ref.to(EntityType.PERSON, label) if person else Ref.unnamed(label), start, end, role, body)
    if person:
        memory.families[label.split()[-1]] = speaker
    return speaker
