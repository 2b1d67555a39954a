"""Who speaks: from the words before or after a verb of saying to a named speaker or a label for an unnamed one."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.offices import BODIES, office, titles

_SPEAKING = frozenset({EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_PLURAL_PAIR = re.compile(
    r"(?:the )?(?:two|both) (?:companies|firms|sides|groups|parties|partners)"
    r"|the (?:companies|parties|partners|pair|duo)"
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


def subject_of(verb: Token) -> Token | None:  # noqa: PLR0911 - one return a construction
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


def speaker_at(
    analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool = False
) -> tuple[Speaker, ...]:
    """The speakers that the phrase around `head` names: several where "and" joins them; none where nobody can speak.

    A name that can speak comes first, then a body that the phrase speaks for, then a pronoun, then a label. Where only
    people can do what the verb says (`human`), any noun that is no company without its name is a label.
    """
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i - head.i < 4), None)
    head = named if named is not None and head.pos_ == "NOUN" else head
    heads = [head, *(c for c in head.conjuncts if c.i > head.i and c.pos_ == "PROPN")]
    found = [s for h in heads if (s := _one(analysis, sentence, h, memory, human=human)) is not None]
    unique: dict[str, Speaker] = {}
    for speaker in found:
        unique.setdefault(speaker.ref.id or speaker.ref.name, speaker)
    return tuple(unique.values())


def _one(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    at = sentence.start + head.idx
    names = analysis.names_at(at)
    named = next((n for n in names if n.ref.type in _SPEAKING), None)
    if named is None and names and head.pos_ != "NOUN":
        government = next((n for n in names if n.ref.type is EntityType.PLACE), None)
        return _speaker(analysis, government, memory) if government and head.dep_ in _SUBJECTS else None
    if named is not None:
        return _speaker(analysis, named, memory)
    if head.lower_ in words("speech", "pronouns"):
        return _pronoun(analysis, head, at, memory)
    return _phrase(analysis, sentence, head, memory, human=human)


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
    """Whom a pronoun means: a person for "he" and "she", a company for "it"; the last who spoke where unsure."""
    person = head.lower_ in {"he", "she", "him", "her"}
    if person and memory.last is not None and memory.last.ref.type is EntityType.PERSON:
        return _again(memory.last, at, head)
    wanted = {EntityType.PERSON} if person else BODIES
    before = [n for n in analysis.names if n.end <= at and n.ref.type in wanted]
    if head.lower_ in {"they", "them"} or not before or at - before[-1].end > 600:
        return _again(memory.last, at, head) if memory.last else None
    return _speaker(analysis, before[-1], memory)


def _again(speaker: Speaker, at: int, head: Token) -> Speaker:
    return Speaker(speaker.ref, at, at + len(head), speaker.role, speaker.affiliation)


def _phrase(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    """A speaker named by a common noun: the body that it speaks for, or a label."""
    start, end = _extent(sentence, head)
    text = analysis.text[start:end]
    if _PLURAL_PAIR.fullmatch(text.lower()):
        return _pair(analysis, start, end)
    if head.lower_ in words("speech", "voices"):
        body = _body(analysis, sentence, head)
        if body is not None:
            return Speaker(body, start, end, head.text if head.lower_.startswith(("spokes", "analyst")) else None, body)
    holder = _holder(analysis, head, text)
    if holder is not None:
        return holder
    known = head.lower_ in words("speech", "unnamed")
    if not (known or (human and head.pos_ == "NOUN" and head.lower_ not in words("speech", "firms"))):
        return None
    label = memory.labels.get(head.lower_) if _definite(text) else None
    label = label or re.sub(r"^(?:the|its|their|his|her)\s+", "", " ".join(text.split()), flags=re.IGNORECASE)
    memory.labels.setdefault(head.lower_, label)
    return Speaker(Ref.unnamed(label), start, end, head.text if head.tag_ in {"NN", "NNS"} else None)


def _holder(analysis: Analysis, head: Token, text: str) -> Speaker | None:
    """The one person of the document who holds the office that "its chairman" or "the chief executive" names."""
    if not re.match(r"(?:the|its|their|his|her)\s", text, re.IGNORECASE):
        return None
    people = {n.ref.id: n for n in analysis.names if n.ref.type is EntityType.PERSON and n.how != "coreference"}
    known = {key: (name, *office(analysis, name)) for key, name in people.items()}
    held = [entry for entry in known.values() if entry[1] and head.lower_ in entry[1].lower().split()]
    if len(held) != 1 or not re.fullmatch(titles(), head.lower_, re.IGNORECASE):
        return None
    name, role, body = held[0]
    return Speaker(name.ref, name.start, name.end, role, body)


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
                found = next((n for n in analysis.names_at(at) if n.ref.type in BODIES), None)
                if found is not None:
                    return found.ref
    return None


def _pair(analysis: Analysis, start: int, end: int) -> Speaker | None:
    """Two companies that speak as one: the two that the document names most."""
    told: dict[str, list[Name]] = {}
    for name in analysis.names:
        if name.ref.type in BODIES and name.ref.id is not None:
            told.setdefault(name.ref.id, []).append(name)
    most = sorted(told.values(), key=lambda group: (-len(group), group[0].start))[:2]
    if len(most) < 2:
        return None
    first, second = sorted(most, key=lambda group: group[0].start)
    return Speaker(Ref.unnamed(f"{first[0].ref.name} and {second[0].ref.name}"), start, end)
