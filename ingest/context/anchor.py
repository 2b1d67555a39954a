"""What stands as the subject of a figure's clause where it is no name: a pronoun, "the company", "the deal", none."""

from functools import cache

from spacy.tokens import Token

from ingest.context.path import SUBJECTS
from ingest.lexicon_file import load
from ingest.modality import clause_verb
from ingest.quantities.lexicon import cue_words

_STEPS = 6
_PRONOUNS = {
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "their", "them", "themselves", "theirs"), "they"),
    **dict.fromkeys(("he", "she", "his", "her", "him", "hers"), "he"),
    **dict.fromkeys(("we", "our", "us", "i", "my", "me", "ours", "mine"), "we"),
    **dict.fromkeys(("which", "that", "who", "whose"), "which"),
    "you": "you",
}
_ABOVE = frozenset({"conj", "xcomp", "relcl", "acl", "advcl", "pcomp", "ccomp"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def pronoun(word: str) -> str | None:
    """The person of a pronoun, or null for another word."""
    return _PRONOUNS.get(word.lower())


@cache
def _kinds() -> dict[str, str]:
    """What kind of thing a common noun with "the" stands for."""
    kinds = {str(word): "firm" for word in load("coreference")["company"]}
    kinds |= dict.fromkeys(cue_words("candidates", "firms"), "firm")
    for kind in ("share", "deal", "facility", "model", "event"):
        kinds |= dict.fromkeys(cue_words("anchor", kind), kind)
    return kinds


def anchor(token: Token | None) -> str:
    """A name for the subject of the clause that bears a token; "in " before it where the token is part of it."""
    if token is None or clause_verb(token) is None:
        return "no verb"
    subject = subject_of(token)
    if subject is None:
        return "no subject"
    return ("in " if subject == token or subject.is_ancestor(token) else "") + _kind(subject)


def subject_of(token: Token) -> Token | None:
    """The subject of the clause that bears a token, or of the nearest around it that has one."""
    verb = clause_verb(token)
    if verb is None:
        return None
    for _ in range(_STEPS):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject
        above = clause_verb(verb.head) if verb.dep_ in _ABOVE and verb.head != verb else None
        if above is None:
            break
        verb = above
    return None


def _kind(subject: Token) -> str:
    if (person := pronoun(subject.lower_)) is not None:
        return person
    if subject.pos_ == "PROPN":
        return "name"
    owner = next((c for c in subject.children if c.dep_ in {"det", "poss"}), None)
    kind = _kinds().get(subject.lemma_.lower())
    if owner is None:
        return f"bare {kind}" if kind else "bare"
    if owner.dep_ == "poss":
        return f"{kind or 'noun'} of {pronoun(owner.lower_) or 'name'}"
    if owner.lower_ in _POINTING:
        return f"the {kind or 'noun'}"
    return "a noun"
