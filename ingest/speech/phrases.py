"""Speakers named by a common noun: the body that they speak for, the holder of an office, or a label."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.firms import by_mentions, firm, is_definite, of_the_line, subject_body
from ingest.speech.memory import Memory, Speaker, again
from ingest.speech.offices import BODIES, is_title, office

_PLURAL_PAIR = re.compile(
    r"(?:the )?(?:two|both) (?:companies|firms|sides|groups|parties|partners)"
    r"|the (?:companies|parties|partners|pair|duo)"
)
_LONGEST_LABEL = 80


def phrase(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    """A speaker named by a common noun: the body that it speaks for, or a label."""
    start, end = _extent(sentence, head)
    text = analysis.text[start:end]
    if re.match(r"(?:one|two|some|both|many) of (?:them|whom)\b", text, re.IGNORECASE) and memory.here is not None:
        return again(memory.here, start, head)
    if _PLURAL_PAIR.fullmatch(text.lower()):
        return _pair(analysis, start, end, memory)
    if head.lower_ in words("speech", "voices"):
        body = _body(analysis, sentence, head)
        if body is not None:
            return Speaker(body, start, end, head.text if head.lower_.startswith(("spokes", "analyst")) else None, body)
    if (holder := _holder(analysis, sentence, head, text, memory)) is not None:
        return holder
    if (spokesman := _spokesman(analysis, sentence, head, memory)) is not None:
        return spokesman
    return _label(memory, head, start, text) if _speaks(head, human=human) else None


def _speaks(head: Token, *, human: bool) -> bool:
    """Whether a common noun can speak: people and papers, and what does that which only people do."""
    word = head.lower_
    if word in words("speech", "things"):
        return False
    if word in words("speech", "unnamed") | words("speech", "authorities"):
        return True
    return human and (head.tag_ in {"NN", "NNS"} or word in {"one", "another", "some", "others"})


def _spokesman(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    """ "A spokesman said": the one of the company of which the sentence, or the one before, speaks."""
    if not head.lower_.startswith("spokes"):
        return None
    start, end = _extent(sentence, head)
    here = memory.here
    if here is not None and sentence.start <= here.start < start and here.ref.type is not EntityType.PERSON:
        return Speaker(here.ref, start, end, head.text, here.ref)
    body = subject_body(analysis, sentence, start)
    if body is None and sentence.index:
        before = analysis.sentences[sentence.index - 1]
        body = subject_body(analysis, before, before.end)
    return Speaker(body.ref, start, end, head.text, body.ref) if body is not None else None


def common_firm(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    """The company that a definite phrase, "it" excepted, or a bare "management" means."""
    word = head.lower_
    start, end = _extent(sentence, head)
    text = analysis.text[start:end]
    if word in words("speech", "media") and memory.paper is not None and _definite(text):
        return again(memory.paper, start, head)
    alone = head.i == 0 or head.nbor(-1).is_punct or head.nbor(-1).lower_ in {"that", "which", "and", "but", "while"}
    bare = word in words("speech", "inside") and alone
    if bare and (line := of_the_line(analysis, sentence)) is not None:
        return Speaker(line.ref, start, end)
    behind = analysis.text[sentence.start + head.idx + len(head) : end]
    if behind.startswith((" of ", " that ", " in ", " for ", " behind ")):
        return None
    if word not in words("speech", "firms") or not is_definite(text) or _names_body(analysis, start, end):
        return None
    meant = firm(analysis, sentence, head, memory)
    return Speaker(meant.ref, start, end) if meant is not None else None


def _names_body(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the phrase holds the name of a body itself: "the Orlen unit"."""
    own = (n for n in analysis.names_in(start, end) if n.ref.type in BODIES and n.how != "coreference")
    return any(analysis.text[n.end : n.end + 1] != "-" for n in own)


def _label(memory: Memory, head: Token, start: int, text: str) -> Speaker:
    """A speaker without a name: "the people" are those of whom the text spoke before."""
    end = start + len(text)
    label = memory.labels.get(head.lower_) if _definite(text) else None
    label = label or re.sub(r"^(?:the|its|their|his|her|my|our)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    memory.labels.setdefault(head.lower_, label)
    return Speaker(Ref.unnamed(label), start, end, head.text if head.tag_ in {"NN", "NNS"} else None)


def _holder(analysis: Analysis, sentence: Sentence, head: Token, text: str, memory: Memory) -> Speaker | None:
    """The one person of the document who holds the office that "its chairman" or "the chief executive" names.

    Where nobody's office is told, the one person of the sentence before.
    """
    if not re.match(r"(?:the|its|their)\s", text, re.IGNORECASE) or not is_title(head.lower_):
        return None
    if memory.holders is None:
        memory.holders = list(_holders(analysis))
    heads = words("speech", "heads")
    wanted = heads if head.lower_ in heads else {head.lower_}
    held = [s for s in memory.holders if s.role and wanted & set(s.role.lower().replace("-", " ").split())]
    near = None if held else _just_named(analysis, sentence)
    if near is not None:
        return Speaker(near.ref, near.start, near.end, text, None)
    return held[0] if len(held) == 1 else None


def _holders(analysis: Analysis) -> Iterator[Speaker]:
    """Each person once, with the office that stands beside the last mention."""
    people = {n.ref.id: n for n in analysis.names if n.ref.type is EntityType.PERSON and n.how != "coreference"}
    for name in people.values():
        role, body = office(analysis, name)
        yield Speaker(name.ref, name.start, name.end, role, body)


def _just_named(analysis: Analysis, sentence: Sentence) -> Name | None:
    """The one person whom the sentence before names."""
    if sentence.index == 0:
        return None
    before = analysis.sentences[sentence.index - 1]
    people = {n.ref.id: n for n in analysis.names_in(before.start, before.end) if n.ref.type is EntityType.PERSON}
    return next(iter(people.values())) if len(people) == 1 and before.paragraph == sentence.paragraph else None


def _definite(text: str) -> bool:
    return bool(re.match(r"(?:the|these|those)\s+\S+$", text, re.IGNORECASE))


def _extent(sentence: Sentence, head: Token) -> tuple[int, int]:
    """The words of a noun phrase: what stands before its head, and of what stands behind only what tells which one."""
    left = min((t.i for t in head.subtree if t.i <= head.i and t.dep_ not in {"punct", "predet"}), default=head.i)
    right = head.i
    for child in head.rights:
        example = child.lower_ in {"like", "such", "including"}
        if child.dep_ in {"prep", "amod", "acl"} and child.i == right + 1 and child.tag_ != "VBG" and not example:
            right = max(t.i for t in child.subtree)
    doc = head.doc
    end = sentence.start + doc[right].idx + len(doc[right])
    start = sentence.start + doc[left].idx
    if end - start > _LONGEST_LABEL:
        end = sentence.start + head.idx + len(head)
        start = max(start, end - _LONGEST_LABEL)
    return start, end


def _body(analysis: Analysis, sentence: Sentence, head: Token) -> Ref | None:
    """The company or body that a phrase names beside its head: before it, or behind "of", "at", "from", "for"."""
    for child in head.children:
        if child.dep_ in {"compound", "poss", "nmod", "amod"} or (
            child.dep_ == "prep" and child.lower_ in {"of", "at", "from", "for", "by"}
        ):
            tokens = [child] if child.dep_ != "prep" else list(child.subtree)
            for token in tokens:
                at = sentence.start + token.idx
                found = next((n for n in analysis.names_at(at) if n.ref.type in BODIES), None)
                if found is not None:
                    return found.ref
    at = sentence.start + head.idx
    gap = re.search(r"(?:[’']s?)?\s+$", analysis.text[max(0, at - 4) : at])
    ends = at - len(gap[0]) if gap else at
    return next((n.ref for n in analysis.names_at(ends - 1) if n.end == ends and n.ref.type in BODIES), None)


def _pair(analysis: Analysis, start: int, end: int, memory: Memory) -> Speaker | None:
    """Two companies that speak as one: those whom the words mean there, else the two that the document names most."""
    meant = analysis.names_in(start, end)
    if len(meant) == 2:
        return Speaker(Ref.unnamed(f"{meant[0].ref.name} and {meant[1].ref.name}"), start, end)
    most = by_mentions(analysis, memory)[:2]
    if len(most) < 2:
        return None
    first, second = sorted(most, key=lambda group: group[0].start)
    return Speaker(Ref.unnamed(f"{first[0].ref.name} and {second[0].ref.name}"), start, end)
