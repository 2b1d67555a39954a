"""Who speaks: from the words before or after a verb of saying to a named speaker or a label for an unnamed one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import load, words
from ingest.segment import Sentence

_SPEAKING = frozenset({EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION})
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_PLURAL_PAIR = re.compile(
    r"(?:the )?(?:two|both) (?:companies|firms|sides|groups|parties|partners)|the (?:companies|parties|partners|pair|duo)"
)
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the office and the body that the text gives; [start, end) are the words that name them."""

    ref: Ref
    start: int
    end: int
    role: str | None = None
    affiliation: Ref | None = None


@dataclass(slots=True)
class Memory:
    """What earlier sentences told of speakers: who spoke last, offices and bodies of people, labels of unnamed ones."""

    last: Speaker | None = None
    people: dict[str, tuple[str | None, Ref | None]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb that it hangs on; the noun that a participle describes."""
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if own is not None and own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
            return verb.head
        if own is not None:
            return own
        made_to = next((c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), None)
        if verb.dep_ == "xcomp" and made_to is not None:
            return made_to
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ == "pcomp" or (verb.dep_ == "ROOT" and verb.tag_ != "VBG"):
            return _inverted(verb)
        if verb.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} or verb.head == verb:
            return _inverted(verb)
        verb = verb.head
    return None


def _inverted(verb: Token) -> Token | None:
    """The speaker behind the verb in "..., said Ann Poe, a welder": the parser often takes it for an object."""
    return next(
        (
            c
            for c in verb.rights
            if c.dep_ in {"dobj", "attr", "npadvmod", "oprd", "dep", "appos", "ccomp"}
            and c.pos_ in {"PROPN", "NOUN", "PRON"}
        ),
        None,
    )


def speaker_at(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> tuple[Speaker, ...]:
    """The speakers that the phrase around `head` names: several where they are joined by "and"; none where nobody can speak.

    A name that can speak comes first, then a body that the phrase speaks for, then a pronoun, then a label.
    """
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i - head.i < 4), None)
    head = named if named is not None and head.pos_ == "NOUN" else head
    heads = [head, *(c for c in head.conjuncts if c.i > head.i and c.pos_ == "PROPN")]
    found = [s for h in heads if (s := _one(analysis, sentence, h, memory)) is not None]
    unique: dict[str, Speaker] = {}
    for speaker in found:
        unique.setdefault(speaker.ref.id or speaker.ref.name, speaker)
    return tuple(unique.values())


def _one(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    at = sentence.start + head.idx
    names = [n for n in analysis.names if n.start <= at < n.end]
    names.sort(key=lambda n: n.end - n.start)
    named = next((n for n in names if n.ref.type in _SPEAKING), None)
    if named is None and names and head.pos_ != "NOUN":
        government = next((n for n in names if n.ref.type is EntityType.PLACE), None)
        return _speaker(analysis, government, memory) if government and head.dep_ in _SUBJECTS else None
    if named is not None:
        return _speaker(analysis, named, memory)
    if head.lower_ in words("speech", "pronouns"):
        return _pronoun(analysis, head, at, memory)
    return _phrase(analysis, sentence, head, memory)


def _speaker(analysis: Analysis, name: Name, memory: Memory) -> Speaker:
    """A named speaker, with role and affiliation from the words around the name or from earlier ones."""
    if name.ref.type is not EntityType.PERSON:
        return Speaker(name.ref, name.start, name.end)
    role, body = office(analysis, name)
    known_role, known_body = memory.people.get(name.ref.id or name.ref.name, (None, None))
    role, body = role or known_role, body or known_body
    memory.people[name.ref.id or name.ref.name] = (role, body)
    return Speaker(name.ref, name.start, name.end, role, body)


def _pronoun(analysis: Analysis, head: Token, at: int, memory: Memory) -> Speaker | None:
    """Whom a pronoun means: a person before it for "he" and "she", a company for "it"; the last who spoke where unsure."""
    person = head.lower_ in {"he", "she"}
    if person and memory.last is not None and memory.last.ref.type is EntityType.PERSON:
        return _again(memory.last, at, head)
    wanted = {EntityType.PERSON} if person else _BODIES
    before = [n for n in analysis.names if n.end <= at and n.ref.type in wanted]
    if head.lower_ == "they" or not before or at - before[-1].end > 600:
        return _again(memory.last, at, head) if memory.last else None
    return _speaker(analysis, before[-1], memory)


def _again(speaker: Speaker, at: int, head: Token) -> Speaker:
    return Speaker(speaker.ref, at, at + len(head), speaker.role, speaker.affiliation)


def _phrase(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    """A speaker named by a common noun: the body that it speaks for, or a label."""
    start, end = _extent(sentence, head)
    text = analysis.text[start:end]
    if _PLURAL_PAIR.fullmatch(text.lower()):
        return _pair(analysis, start, end)
    if head.lower_ in words("speech", "voices"):
        body = _body(analysis, sentence, head)
        if body is not None:
            return Speaker(body, start, end, head.text if head.lower_.startswith(("spokes", "analyst")) else None, body)
    if head.lower_ not in words("speech", "unnamed"):
        return None
    label = memory.labels.get(head.lower_) if _definite(text) else None
    label = label or re.sub(r"^(?:the|its|their|his|her)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    memory.labels.setdefault(head.lower_, label)
    return Speaker(Ref.unnamed(label), start, end, head.text if head.tag_ in {"NN", "NNS"} else None)


def _definite(text: str) -> bool:
    return bool(re.match(r"(?:the|these|those)\s+\S+$", text, re.IGNORECASE))


def _extent(sentence: Sentence, head: Token) -> tuple[int, int]:
    """The words of a noun phrase: what stands before its head, and of what stands behind only what tells which one."""
    left = min((t.i for t in head.subtree if t.i <= head.i and t.dep_ != "punct"), default=head.i)
    right = head.i
    for child in head.rights:
        if child.dep_ in {"prep", "amod", "acl"} and child.i == right + 1 and child.tag_ not in {"VBG"}:
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
            child.dep_ == "prep" and child.lower_ in {"of", "at", "from", "for", "by", "with"}
        ):
            tokens = [child] if child.dep_ != "prep" else list(child.subtree)
            for token in tokens:
                at = sentence.start + token.idx
                found = next((n for n in analysis.names if n.start <= at < n.end and n.ref.type in _BODIES), None)
                if found is not None:
                    return found.ref
    return None


def _pair(analysis: Analysis, start: int, end: int) -> Speaker | None:
    """Two companies that speak as one: the last two that were named before."""
    seen: dict[str, Ref] = {}
    for name in reversed(
        [n for n in analysis.names if n.end <= start and n.ref.type in _BODIES and n.how != "coreference"]
    ):
        seen.setdefault(name.ref.id or name.ref.name, name.ref)
        if len(seen) == 2:
            break
    if len(seen) < 2:
        return None
    first, second = reversed(list(seen.values()))
    return Speaker(Ref.unnamed(f"{first.name} and {second.name}"), start, end)


def office(analysis: Analysis, name: Name) -> tuple[str | None, Ref | None]:
    """A person's office and its body, from the words before and behind the name.

    Known forms: "Orlen CEO Ann Poe", "chairman Ann Poe", "Ann Poe, chief executive of Orlen", "Ann Poe, Orlen's chief
    executive", "Ann Poe of Orlen", "Ann Poe, an analyst at Orlen".
    """
    titles = _titles()
    sentence = analysis.sentence_at(name.start)
    before = analysis.text[max(sentence.start, name.start - 80) : name.start]
    after = analysis.text[name.end : min(sentence.end, name.end + 120)]
    bodies = [n for n in analysis.names if n.ref.type in _BODIES or n.ref.type is EntityType.PLACE]
    if ahead := re.search(
        rf"((?:former |then-|acting |interim |senior |global |deputy )*(?:[\w-]+ ){{0,3}}?{titles})\s+$",
        before,
        re.IGNORECASE,
    ):
        offset = name.start - len(before) + ahead.start(1)
        body = next(
            (n for n in reversed(bodies) if offset <= n.start < name.start or n.end in {offset - 1, offset - 3}), None
        )
        role = analysis.text[body.end if body and body.start >= offset else offset : name.start]
        return role.strip(" ’'s") or None, body.ref if body else _of(bodies, analysis.text, name.end)
    if behind := re.match(
        rf",?\s+(?:(?:who is|the|a|an|its|his|her)\s+)?([^,.;]{{0,60}}?{titles}[^,.;]{{0,40}})", after, re.IGNORECASE
    ):
        start, end = name.end + behind.start(1), name.end + behind.end(1)
        body = next((n for n in bodies if name.end <= n.start and n.end <= end + 40), None)
        role = re.split(r"\s+(?:of|at|for|with|in charge)\s+|\bwho\b", analysis.text[start:end])[0]
        if body is not None and body.start < start + len(role):
            role = analysis.text[body.end : start + len(role)].lstrip("’'s ")
        return role.strip() or None, body.ref if body else None
    return None, _of(bodies, analysis.text, name.end)


def _of(bodies: Sequence[Name], text: str, end: int) -> Ref | None:
    """The body in "Ann Poe of Orlen", "Ann Poe at Orlen"."""
    link = re.match(r",?\s+(?:of|at|from|with)\s+(?:the\s+)?", text[end : end + 20])
    if link is None:
        return None
    return next((n.ref for n in bodies if n.start == end + link.end()), None)


def _titles() -> str:
    """The alternation of all titles, longest first."""
    return "(?:" + "|".join(t for t in sorted(load("speech")["titles"], key=len, reverse=True)) + ")s?"
