"""Who speaks: from the words before or after a verb of saying to a named speaker or a label for an unnamed one."""

import re
from dataclasses import replace

from spacy.tokens import Token

from graph.lexicon import load
from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.dateline import past_dateline
from ingest.speech.firms import subject_body, subject_person
from ingest.speech.memory import Memory, Speaker, again, is_plural
from ingest.speech.offices import BODIES, office
from ingest.speech.opening import opening
from ingest.speech.phrases import common_firm, phrase
from ingest.speech.subjects import SPEAKING, SUBJECTS
from ingest.speech.unlisted import unlisted

_COMMON = (
    r"(?:based|led|owned|made|born|era|wide|style|run|listed|only|free|long|old|like|area|bound|site|end|to|of|in)\b"
)
_HYPHENED = re.compile(
    rf"\b(?:[A-Z][a-z]+-(?!{_COMMON})[a-z]{{2,5}} [A-Z][a-z]+|[A-Z][a-z]+ [A-Z][a-z]+-(?!{_COMMON})[a-z]{{2,5}})\b"
)
"""East Asian names: a family name and a given name of two syllables, in either order."""


def _introduced(analysis: Analysis, at: int, memory: Memory) -> Name | None:
    """The person whom a pronoun links to, if named since the last act of saying: a new person takes it over."""
    link = next((n for n in analysis.names_at(at) if n.how == "coreference"), None)
    named = analysis.names_in(memory.at, at) if link is not None else ()
    return link if any(n.ref == link.ref and n.how != "coreference" for n in named if link) else None


def _goes_on(sentence: Sentence, pronoun: Token, memory: Memory) -> bool:
    """Whether a pronoun means who spoke last: "it adds", or a second act of saying in one sentence."""
    more = {"add", "continue"} | ({"write", "note"} if pronoun.lower_ == "it" else set())
    return pronoun.head.lemma_ in more or memory.at >= sentence.start > 0


def subject_before(analysis: Analysis, sentence: Sentence, pronoun: Token) -> Name | None:
    """Whom a pronoun behind a clause means: the clause's own subject ("Orlen is closed, it said")."""
    person = pronoun.lower_ in {"he", "she"}
    wanted = {EntityType.PERSON} if person else BODIES
    if _after_quotation(pronoun):
        return None
    first = opening(analysis, sentence, sentence.start + pronoun.idx)
    for token in [first] if first is not None else pronoun.doc[: pronoun.i]:
        if token == first or (token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "ccomp"}):
            return next((n for n in analysis.names_at(sentence.start + token.idx) if n.ref.type in wanted), None)
    return None


def _before(analysis: Analysis, sentence: Sentence) -> int:
    """Where the sentence before begins."""
    return analysis.sentences[max(0, sentence.index - 1)].start


def _after_quotation(pronoun: Token) -> bool:
    """Whether a quotation ends right before a pronoun: "...," it wrote."""
    return any(t.text in {'"', "”", "’", "'"} for t in pronoun.doc[max(0, pronoun.i - 3) : pronoun.i])


def speaker_at(
    analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool = False
) -> tuple[Speaker, ...]:
    """The speakers that the phrase around `head` names: several where "and" joins them; none where nobody can speak.

    A name that can speak comes first, then a body that the phrase speaks for, then a pronoun, then a label. Where only
    people can do what the verb says (`human`), any noun that is no company without its name is a label.
    """
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i - head.i < 7), None)
    noun = head
    head = named if named is not None and (head.pos_ == "NOUN" or head.lower_ in {"one", "another"}) else head
    if sentence.start + head.idx < past_dateline(analysis.text, sentence.start, sentence.end):
        first = opening(analysis, sentence, sentence.end)
        if first is None:
            return ()
        head = first
    joined = [c for c in head.conjuncts if c.pos_ == "PROPN" and (c.i > head.i or _is_joined(c, head))]
    heads = sorted([head, *joined], key=lambda t: t.i)
    found = [s for h in heads if (s := _one(analysis, sentence, h, memory, human=human)) is not None]
    if not found and head != noun:
        found = [s for s in [_one(analysis, sentence, noun, memory, human=human)] if s is not None]
    unique: dict[str, Speaker] = {}
    for speaker in found:
        unique.setdefault(speaker.ref.id or speaker.ref.name, speaker)
    return _sharing(tuple(unique.values()))


def _sharing(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Joined speakers with one office: "Ann Poe and Bea Roe, two welders at Orlen" are both welders there."""
    told = next((s for s in speakers if s.role and len(speakers) > 1), None)
    body = next((s.affiliation for s in speakers if s.affiliation), None)
    if told is None:
        return speakers
    return tuple(s if s.role else replace(s, role=told.role, affiliation=s.affiliation or body) for s in speakers)


def _is_joined(first: Token, second: Token) -> bool:
    """Whether "and" joins two names right before the verb: "Ann Poe and Bea Roe wrote"."""
    between = [t.lower_ for t in second.doc[first.i + 1 : second.i]]
    return first.i < second.i and "and" in between and len(between) <= 4 and "," not in between


def _one(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    at = sentence.start + head.idx
    if head.lower_ in {"he", "she", "it"} and (meant := _antecedent(analysis, sentence, head, memory)) is not None:
        return meant
    names = analysis.names_at(at)
    named = next((n for n in names if n.ref.type in SPEAKING), None)
    if named is not None and named.how == "capitals" and named.ref.name.lower() in words("speech", "inside"):
        named = None
    common = (head.tag_ in {"NN", "NNS"} or head.lower_ in words("speech", "inside")) and (
        named is None or named.how == "coreference"
    )
    if common and (company := common_firm(analysis, sentence, head, memory)) is not None:
        return company
    if named is None and names and head.pos_ != "NOUN":
        named = _government(analysis, sentence, head)
    elif named is None:
        return _nameless(analysis, sentence, head, memory, human=human)
    return named_speaker(analysis, named, memory) if named is not None else None


def _government(analysis: Analysis, sentence: Sentence, head: Token) -> Name | None:
    """The country or town whose name is a subject; "the Germans" are the company spoken of."""
    at = sentence.start + head.idx
    place = next((n for n in analysis.names_at(at) if n.ref.type is EntityType.PLACE), None)
    if place is not None and place.how == "adjective":
        return subject_body(analysis, sentence, at, last=True)
    state = load().capitals.get(place.ref.name) if place is not None else None
    if place is not None and state is not None:
        return replace(place, ref=state.ref)
    return place if head.dep_ in SUBJECTS else None


def _nameless(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    """A speaker at whose words no name was found: a pronoun, a name that was passed over, or a common noun."""
    if head.lower_ in words("speech", "pronouns"):
        return _pronoun(analysis, sentence, head, memory)
    at = sentence.start + head.idx
    whole = next(
        (m for m in _HYPHENED.finditer(analysis.text, sentence.start, sentence.end) if m.start() <= at < m.end()), None
    )
    if whole is not None:
        return named_speaker(analysis, Name(*whole.span(), Ref.to(EntityType.PERSON, whole[0]), "capitals"), memory)
    if head.tag_ in {"NNP", "NNPS"} and head.text[0].isupper():
        return unlisted(analysis, sentence, head, memory)
    return phrase(analysis, sentence, head, memory, human=human)


def _antecedent(analysis: Analysis, sentence: Sentence, pronoun: Token, memory: Memory) -> Speaker | None:
    """Whom "he", "she" or "it" means by what was just said: the clause's own subject, or who spoke last."""
    at = sentence.start + pronoun.idx
    goes_on = _goes_on(sentence, pronoun, memory)
    own = None if goes_on else subject_before(analysis, sentence, pronoun)
    if own is not None:
        return named_speaker(analysis, own, memory)
    if pronoun.lower_ != "it" and not goes_on and (introduced := _introduced(analysis, at, memory)) is not None:
        return named_speaker(analysis, introduced, memory)
    if (
        pronoun.lower_ != "it"
        and not goes_on
        and (subject := _person_of_before(analysis, sentence, memory)) is not None
    ):
        return named_speaker(analysis, subject, memory)
    if pronoun.lower_ == "it" and not goes_on and _after_quotation(pronoun) and sentence.index:
        before = analysis.sentences[sentence.index - 1]
        subject = subject_body(analysis, before, before.end)
        return named_speaker(analysis, subject, memory) if subject is not None else None
    if pronoun.lower_ == "it" and memory.last is memory.body is not None and memory.at >= _before(analysis, sentence):
        return again(memory.body, at, pronoun)
    last = memory.body if pronoun.lower_ == "it" else memory.last
    spoke = goes_on if pronoun.lower_ == "it" else memory.is_near(at)
    several = last is not None and last.ref.type is EntityType.SOURCE and is_plural(last.ref.name)
    return (
        again(last, at, pronoun) if spoke and last is not None and not (several and pronoun.lower_ != "they") else None
    )


def _person_of_before(analysis: Analysis, sentence: Sentence, memory: Memory) -> Name | None:
    """The person who is the subject of the sentence before, where no person spoke last."""
    if not sentence.index or (memory.last is not None and memory.last.ref.type is EntityType.PERSON):
        return None
    before = analysis.sentences[sentence.index - 1]
    return subject_person(analysis, before) if before.paragraph == sentence.paragraph else None


def named_speaker(analysis: Analysis, name: Name, memory: Memory) -> Speaker:
    """A named speaker, with role and affiliation from the words around the name or from earlier ones."""
    if (whole := _hyphened(analysis, name)) is not None:
        name = whole
    if name.ref.type is not EntityType.PERSON:
        return Speaker(name.ref, name.start, name.end)
    name = replace(name, ref=_full(analysis, name.ref))
    role, body = office(analysis, name)
    known_role, known_body = memory.people.get(name.ref.id or name.ref.name, (None, None))
    role, body = role or known_role, body or known_body
    memory.people[name.ref.id or name.ref.name] = (role, body)
    return Speaker(name.ref, name.start, name.end, role, body)


def _hyphened(analysis: Analysis, name: Name) -> Name | None:
    """The whole of a name with a hyphen that was read in part: "Bae" of "Jae-won Bae", "Kwon" of "Kwon Ji-hoon"."""
    if name.how not in {"capitals", "model"} or name.ref.name.count(" ") > 1:
        return None
    sentence = analysis.sentence_at(name.start)
    for found in _HYPHENED.finditer(analysis.text, sentence.start, sentence.end):
        if found.start() <= name.start and name.end <= found.end() and "-" not in name.ref.name:
            return Name(*found.span(), Ref.to(EntityType.PERSON, found[0]), name.how)
    return None


def _full(analysis: Analysis, ref: Ref) -> Ref:
    """The one person of the document whose family name this is, where it stands alone; else the person itself."""
    if " " in ref.name:
        return ref
    people = {n.ref for n in analysis.names if n.ref.type is EntityType.PERSON and " " in n.ref.name}
    same = [p for p in people if p.name.split()[-1] == ref.name]
    return same[0] if len(same) == 1 else ref


def _person_before(analysis: Analysis, sentence: Sentence, pronoun: Token) -> tuple[Sentence, Token] | None:
    """The subject of the clause or sentence before a pronoun, where it is a noun for people: "The minister"."""
    wanted = {"NNS"} if pronoun.lower_ == "they" else {"NN"}
    before = analysis.sentences[max(0, sentence.index - 1)]
    near = [(sentence, t) for t in reversed(pronoun.doc[: pronoun.i])]
    near += [(before, t) for t in analysis.tree(before)] if before.paragraph == sentence.paragraph else []
    people = words("speech", "unnamed")
    return next(((s, t) for s, t in near if t.dep_ in SUBJECTS and t.tag_ in wanted and t.lower_ in people), None)


def _pronoun(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Speaker | None:
    """Whom a pronoun means: a person for "he" and "she", a company for "it"; the last who spoke where unsure."""
    at = sentence.start + head.idx
    person = head.lower_ in {"he", "she", "him", "her"}
    if person and memory.last is not None and memory.last.ref.type is EntityType.PERSON:
        return again(memory.last, at, head)
    wanted = {EntityType.PERSON} if person else BODIES
    before = [n for n in analysis.names if n.end <= at and n.ref.type in wanted]
    if head.lower_ in {"they", "she", "he"} and (nouns := _person_before(analysis, sentence, head)) is not None:
        return phrase(analysis, *nouns, memory, human=True)
    if head.lower_ in {"they", "them"} or not before or at - before[-1].end > 600:
        return again(memory.last, at, head) if memory.last else None
    return named_speaker(analysis, before[-1], memory)
