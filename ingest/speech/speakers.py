"""Who speaks: from the words before or after a verb of saying to a named speaker or a label for an unnamed one."""

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.dateline import past_dateline
from ingest.speech.firms import subject_body
from ingest.speech.memory import Memory, Speaker, again
from ingest.speech.offices import BODIES, office
from ingest.speech.phrases import common_firm, phrase
from ingest.speech.unlisted import unlisted

_SPEAKING = frozenset({EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_DEGREES = frozenset({"ph.d.", "ph.d", "phd", "m.d.", "md", "cfa", "mba", "esq.", "jr.", "sr.", "who"})
"""What stands behind the comma after a person's name."""
_CLOSE = 5
"""How many characters behind a dateline the subject of its sentence begins at most."""
_OPENING = 3
"""Before this token a noun that can speak opens the sentence."""


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb that it hangs on; the noun that a participle describes."""
    for _ in range(4):
        subject = _own_subject(verb)
        if subject is not None:
            return subject
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head.head
        elif verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} and verb.head != verb:
            verb = verb.head
        else:
            return _inverted(verb)
    return None


def _own_subject(verb: Token) -> Token | None:
    """What the tree gives a verb as its subject, whom it was made to act, or the noun that it describes."""
    own = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is not None and own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return _who(verb.head) if own.lower_ == "who" else verb.head
    made_to = next((c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), None)
    if own is None and verb.dep_ == "xcomp" and made_to is not None:
        return made_to
    described = verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}
    return verb.head if own is None and described else own


def _who(head: Token) -> Token:
    """Whom "who" means: not the body in "Ann Poe, an analyst at Orlen, who thinks", but the person before."""
    while (
        head.dep_ in {"pobj", "appos"}
        and head.head.dep_ in {"prep", "appos", "nsubj", "dobj", "attr"}
        and head.head != head
    ):
        head = head.head.head if head.head.dep_ == "prep" else head.head
    return head


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


def _introduced(analysis: Analysis, at: int, memory: Memory) -> Name | None:
    """The person whom a pronoun links to, if named since the last act of saying: a new person takes it over."""
    link = next((n for n in analysis.names_at(at) if n.how == "coreference"), None)
    named = analysis.names_in(memory.at, at) if link is not None else ()
    return link if any(n.ref == link.ref and n.how != "coreference" for n in named if link) else None


def _goes_on(sentence: Sentence, pronoun: Token, memory: Memory) -> bool:
    """Whether a pronoun means who spoke last: "it adds", or a second act of saying in one sentence."""
    return pronoun.head.lemma_ in {"add", "continue"} or memory.at >= sentence.start > 0


def apposed(analysis: Analysis, sentence: Sentence, verb: Token) -> Token | None:
    """The speaker whom an apposition parts from the verb: "Ann Poe, head of sales at Orlen, told ..."."""
    doc = verb.doc
    if verb.i < 4 or doc[verb.i - 1].text != "," or verb.tag_ == "VBG":
        return None
    for comma in (t for t in reversed(doc[: verb.i - 1]) if t.text == "," and t.i):
        before = doc[comma.i - 1]
        names = analysis.names_at(sentence.start + before.idx)
        name = next((n for n in names if n.ref.type in _SPEAKING and n.how != "coreference"), None)
        known = name is not None and name.end == sentence.start + comma.idx
        if known or (before.tag_ == "NNP" and verb.doc[comma.i + 1].lower_ in _DEGREES):
            return before
        speaks = before.lower_ in words("speech", "unnamed") | words("speech", "firms") | words("speech", "voices")
        if before.tag_ in {"NN", "NNS"} and speaks and (before.dep_ in _SUBJECTS or before.i <= _OPENING):
            return before
    return None


def named_before(analysis: Analysis, sentence: Sentence, verb: Token) -> Token | None:
    """The name right before a finite verb of saying, where it stands in no phrase: "Bid talk: Orlen reports ..."."""
    at = verb.i
    while at > 1 and verb.doc[at - 1].pos_ in {"AUX", "ADV"}:
        at -= 1
    if at < 1 or verb.tag_ not in {"VBZ", "VBD", "VBP"}:
        return None
    last = verb.doc[at - 1]
    names = [
        n for n in analysis.names_at(sentence.start + last.idx) if n.ref.type in _SPEAKING and n.how != "coreference"
    ]
    if not names or names[-1].end != sentence.start + last.idx + len(last):
        return None
    before = [t for t in verb.doc[: last.i] if sentence.start + t.idx < names[-1].start]
    free = not before or before[-1].text in {":", ",", "-", "•", "—"} or before[-1].pos_ in {"DET", "SCONJ", "CCONJ"}
    return last if free and not (before and before[-1].lower_ in {"and", "or"}) else None


def subject_before(analysis: Analysis, sentence: Sentence, pronoun: Token) -> Name | None:
    """Whom a pronoun behind a clause means: the clause's own subject ("Orlen is closed, it said")."""
    person = pronoun.lower_ in {"he", "she"}
    wanted = {EntityType.PERSON} if person else BODIES
    before = pronoun.doc[: pronoun.i]
    if any(t.text in {'"', "”", "’", "'"} for t in before[-3:]):
        return None
    for token in before:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "ccomp"}:
            return next((n for n in analysis.names_at(sentence.start + token.idx) if n.ref.type in wanted), None)
    return None


def speaker_at(
    analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool = False
) -> tuple[Speaker, ...]:
    """The speakers that the phrase around `head` names: several where "and" joins them; none where nobody can speak.

    A name that can speak comes first, then a body that the phrase speaks for, then a pronoun, then a label. Where only
    people can do what the verb says (`human`), any noun that is no company without its name is a label.
    """
    named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i - head.i < 7), None)
    head = named if named is not None and head.pos_ == "NOUN" else head
    if sentence.start + head.idx < (begins := past_dateline(analysis.text, sentence.start, sentence.end)):
        behind = analysis.names_in(begins, sentence.end)
        first = next((n for n in behind if n.ref.type in _SPEAKING and n.start - begins < _CLOSE), None)
        return (named_speaker(analysis, first, memory),) if first is not None else ()
    heads = [head, *(c for c in head.conjuncts if c.i > head.i and c.pos_ == "PROPN")]
    found = [s for h in heads if (s := _one(analysis, sentence, h, memory, human=human)) is not None]
    unique: dict[str, Speaker] = {}
    for speaker in found:
        unique.setdefault(speaker.ref.id or speaker.ref.name, speaker)
    return tuple(unique.values())


def _one(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    at = sentence.start + head.idx
    if head.lower_ in {"he", "she", "it"} and (meant := _antecedent(analysis, sentence, head, memory)) is not None:
        return meant
    names = analysis.names_at(at)
    named = next((n for n in names if n.ref.type in _SPEAKING), None)
    common = head.tag_ in {"NN", "NNS"} and (named is None or named.how == "coreference")
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
    return place if head.dep_ in _SUBJECTS else None


def _nameless(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory, *, human: bool) -> Speaker | None:
    """A speaker at whose words no name was found: a pronoun, a name that was passed over, or a common noun."""
    if head.lower_ in words("speech", "pronouns"):
        return _pronoun(analysis, head, sentence.start + head.idx, memory)
    if head.tag_ == "NNP":
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
    last = memory.body if pronoun.lower_ == "it" else memory.last
    spoke = goes_on if pronoun.lower_ == "it" else memory.is_near(at)
    return again(last, at, pronoun) if spoke and last is not None else None


def named_speaker(analysis: Analysis, name: Name, memory: Memory) -> Speaker:
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
        return again(memory.last, at, head)
    wanted = {EntityType.PERSON} if person else BODIES
    before = [n for n in analysis.names if n.end <= at and n.ref.type in wanted]
    if head.lower_ in {"they", "them"} or not before or at - before[-1].end > 600:
        return again(memory.last, at, head) if memory.last else None
    return named_speaker(analysis, before[-1], memory)
