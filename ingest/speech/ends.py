"""Where what was said ends within the sentence: before the writer's own words, another's, or the speaker's grounds."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicon_file import words

_COMPLEMENTS = frozenset({"ccomp", "xcomp"})


def last_said(complement: Token, verb: Token) -> int:
    """The last token of what was said: the writer's own contrast, or a further verb of saying, ends it."""
    lemma = verb.lemma_.lower()
    last = max(t.i for t in complement.subtree)
    if lemma in words("speech", "foresee"):
        last = max(t.i for t in verb.subtree)
    elif lemma in words("speech", "value"):
        last = max([last, *(t.i for c in verb.children if c.lower_ == "at" for t in c.subtree)])
    elif lemma == "guide":
        last = max([last, *(t.i for c in verb.rights if c.lower_ in {"to", "for"} for t in c.subtree)])
    elif lemma in words("speech", "naming"):
        last = max([last, *(t.i for c in verb.rights if c.dep_ in {"oprd", "prep"} for t in c.subtree)])
    elif complement.dep_ in _COMPLEMENTS:
        last = max([last, *(_trailing(verb, complement, last))])
    return min([last, *(at - 1 for token in complement.subtree for at in _breaks(token, complement, verb))])


def _breaks(token: Token, complement: Token, verb: Token) -> Iterator[int]:
    """Where a token of what was said begins words that the speaker has not said."""
    if _dates(token) or (token.i > complement.i and _reasons(token)):
        yield min(t.i for t in (token if token.tag_ == "VBG" else token.head).subtree)
    if token.lower_ == "with" and token.i > complement.i and token.nbor(-1).text == "," and _told_by_another(token):
        yield token.i
    contrast = token.dep_ == "mark" and token.i > complement.i + 2 and _contrasts(token)
    sourced = token.lower_ == "according" and token.i > complement.i and token.nbor(-1).text == ","
    other = _is_other(token, complement) or _goes_back(token, complement, verb)
    heard = token.lower_ == "after" and any(t.lemma_ in words("speech", "hearsay") for t in token.subtree)
    if contrast or heard or sourced or other or (token.text == ";" and token.i > complement.i):
        yield token.i


def _told_by_another(link: Token) -> bool:
    """Whether "with" brings another's words: "said it would pay, with a spokesman adding that ..."."""
    said = (t for t in link.subtree if t.tag_ == "VBG" and t.lemma_.lower() in words("speech", "clause"))
    return any(c.dep_ == "nsubj" for t in said for c in t.children) or any(t.dep_ == "pobj" for t in said)


def _reasons(token: Token) -> bool:
    """Whether a participle tells what the speaker did besides: "..., adding that", "..., pointing to weak demand"."""
    said = words("speech", "clause") | words("speech", "reasoning")
    return token.lemma_.lower() in said and token.tag_ == "VBG" and token.dep_ == "advcl"


def _dates(mark: Token) -> bool:
    """Whether a mark opens the clause that dates the saying by another's: "..., hours after Reuters reported that"."""
    said = (
        mark.dep_ == "mark"
        and mark.lower_ in {"after", "before"}
        and mark.head.lemma_.lower() in words("speech", "clause")
    )
    parted = said and mark.doc[min(t.i for t in mark.head.subtree) - 1].text == ","
    return parted and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in mark.head.children)


def _contrasts(mark: Token) -> bool:
    """Whether a mark begins the writer's own contrast: "while", and "although" before another's words."""
    other = mark.head.lemma_.lower() in words("speech", "clause") and any(c.dep_ == "nsubj" for c in mark.head.children)
    return mark.lower_ in {"while", "whereas"} or (mark.lower_ in {"although", "though"} and other)


def _is_other(token: Token, complement: Token) -> bool:
    """Whether a word begins the words of another: ", and a spokeswoman called it ..." behind what was said."""
    if token.lower_ not in {"and", "but"} or token.i < complement.i or token.nbor(-1).text != ",":
        return False
    verb = next((c for c in token.head.conjuncts if c.i > token.i), None)
    if verb is None or verb.lemma_.lower() not in words("speech", "naming") | words("speech", "human"):
        return False
    return any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in verb.children)


def _goes_back(token: Token, complement: Token, verb: Token) -> bool:
    """Whether ", but" leads back to who speaks: "admitted that it had lost the order, but defended its record".

    So it does where the next verb stands bare in the tense of the verb of saying, and the clause's own does not.
    """
    if token.lower_ != "but" or token.i < complement.i or token.nbor(-1).text != ",":
        return False
    behind = next((t for t in token.doc[token.i + 1 :] if t.pos_ != "ADV"), None)
    helped = any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "was" for c in complement.children)
    back = behind is not None and behind.dep_ == "conj" and behind.head == complement
    return helped and back and behind is not None and behind.tag_ == verb.tag_ == "VBD"


def _trailing(verb: Token, complement: Token, last: int) -> list[int]:
    """Ends of adjuncts that the parser hung on the verb of saying although they stand behind what was said."""
    adjuncts = {"prep", "advmod", "npadvmod", "dobj", "attr"}
    behind = [c for c in verb.rights if c.i > complement.i and c.dep_ in adjuncts and c.i > last]
    return [max(t.i for t in c.subtree) for c in behind]
