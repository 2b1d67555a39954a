"""Which word of a sentence names who speaks: the subject of a verb of saying, by the tree and by the order of words."""

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Sentence

SPEAKING = frozenset({EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANIZATION})
"""Types of names that can speak."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
"""Dependencies of who speaks."""
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
        elif verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis", "acomp"} and verb.head != verb:
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


def apposed(analysis: Analysis, sentence: Sentence, verb: Token) -> Token | None:
    """The speaker whom an apposition parts from the verb: "Ann Poe, head of sales at Orlen, told ..."."""
    doc = verb.doc
    if verb.i < 4 or doc[verb.i - 1].text != "," or verb.tag_ == "VBG":
        return None
    for comma in (t for t in reversed(doc[: verb.i - 1]) if t.text == "," and t.i):
        before = doc[comma.i - 1]
        names = analysis.names_at(sentence.start + before.idx)
        name = next((n for n in names if n.ref.type in SPEAKING and n.how != "coreference"), None)
        known = name is not None and name.end == sentence.start + comma.idx and not _within_subject(before, verb)
        described = words("speech", "degrees") | {"which"}
        if known or (before.tag_ == "NNP" and verb.doc[comma.i + 1].lower_ in described):
            return before
        speaks = before.lower_ in words("speech", "unnamed") | words("speech", "firms") | words("speech", "voices")
        if before.tag_ in {"NN", "NNS"} and before.dep_ == "nsubj" and before.head == verb:
            return before
        if before.tag_ in {"NN", "NNS"} and speaks and (before.dep_ in SUBJECTS or before.i <= _OPENING):
            return before
    return None


def _within_subject(name: Token, verb: Token) -> bool:
    """Whether a name only says more of the verb's subject: "People close to Orlen, however, say ..."."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.i < name.i)
    return name.dep_ == "pobj" and any(subject.is_ancestor(name) for subject in subjects)


def named_before(analysis: Analysis, sentence: Sentence, verb: Token) -> Token | None:
    """The name right before a finite verb of saying, where it stands in no phrase: "Bid talk: Orlen reports ..."."""
    at = verb.i
    while at > 1 and verb.doc[at - 1].pos_ in {"AUX", "ADV"}:
        at -= 1
    if at < 1 or verb.tag_ not in {"VBZ", "VBD", "VBP"}:
        return None
    if verb.doc[at - 1].text == ")":
        at = next((t.i for t in reversed(verb.doc[: at - 1]) if t.text == "("), at)
    last = verb.doc[max(0, at - 1)]
    names = [
        n for n in analysis.names_at(sentence.start + last.idx) if n.ref.type in SPEAKING and n.how != "coreference"
    ]
    if not names or names[-1].end != sentence.start + last.idx + len(last):
        return None
    before = [t for t in verb.doc[: last.i] if sentence.start + t.idx < names[-1].start]
    if before and before[-1].pos_ == "DET" and len(before) > 1 and before[-2].pos_ == "ADP":
        return None
    free = not before or before[-1].text in {":", ",", "-", "•", "—"} or before[-1].pos_ in {"DET", "SCONJ", "CCONJ"}
    return last if free and not (before and before[-1].lower_ in {"and", "or"}) else None
