"""Which words of a sentence tell what was said: the span that a verb of saying governs."""

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.lexicon_file import load, words
from ingest.segment import Sentence
from ingest.speech.trimming import trim

_NO_INFINITIVE = frozenset({"say", "report", "find", "show", "continue", "deny"})
"""Verbs of saying whose infinitive is no speech: "continued to fall"."""
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
"""Tags of finite verbs."""
THINGS = frozenset({"it", "this", "that", "which", "these", "those"})
"""Pronouns that stand for things as well: with "show" or "note" they do not speak."""


def takes_clause(verb: Token) -> bool:
    """Whether a verb can have what was said as a clause; some can only with their particle ("pointed out")."""
    lemma = verb.lemma_.lower()
    particle = load("speech")["particle"].get(lemma)
    return lemma in words("speech", "clause") or any(c.lower_ == particle for c in verb.children) or _is_phrase(verb)


def _is_phrase(verb: Token) -> bool:
    """ "made clear that", "let it be known that": a verb that says something with these words behind it."""
    behind = load("speech")["phrasal"].get(verb.lemma_.lower(), "").split()
    return any(t.lower_ in behind for t in verb.doc[verb.i + 1 : verb.i + 5])


def content_of(analysis: Analysis, sentence: Sentence, verb: Token, speaker: Token) -> tuple[int, int] | None:
    """The span of what a verb says: before it where it closes the sentence, else its complement behind it."""
    lemma = verb.lemma_.lower()
    doc = verb.doc
    complement = None if _is_phrase(verb) else _complement(verb, lemma)
    if complement is None:
        return _opened(analysis, sentence, verb) or _rest(analysis, sentence, verb, speaker)
    first = min(t.i for t in complement.subtree)
    if first <= verb.i:
        if complement.i < verb.i:
            return None
        first = verb.i + 1
    elif _lost_subject(verb, complement, first):
        first = verb.i + 1
    last = _last(complement, verb)
    start = sentence.start + doc[first].idx
    end = sentence.start + doc[last].idx + len(doc[last])
    if complement.dep_ == "dobj" and last + 1 < len(doc) and doc[last + 1].lower_ == "to":
        end = sentence.end
    said = trim(analysis.text, start, end)
    cut = complement.dep_ == "dobj" and last + 1 < len(doc) and doc[last + 1].tag_ in FINITE
    return _rest(analysis, sentence, verb, speaker) if said is None or cut else said


def _lost_subject(verb: Token, complement: Token, first: int) -> bool:
    """Whether the parser parted a clause from its subject: "said lead times had grown" with "times" under "said"."""
    between = verb.doc[verb.i + 1 : first]
    finite = complement.tag_ in FINITE or any(c.tag_ in FINITE for c in complement.children)
    bare = finite and not any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in complement.children)
    noun = any(t.tag_ in {"NN", "NNS", "NNP", "PRP"} for t in between)
    return bare and noun and verb.lemma_.lower() not in words("speech", "hearers")


def _opened(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What a word behind a verb opens: "made clear that ...", "guided to ...", "dismissed as rot a claim that ..."."""
    behind = verb.doc[verb.i + 1 :]
    if _is_phrase(verb):
        that = next((t for t in behind if t.lower_ == "that"), None)
        return trim(analysis.text, sentence.start + that.idx, sentence.end) if that is not None else None
    links = load("speech")["prepositional"].get(verb.lemma_.lower(), "").split()
    if any(t.lower_ in links for t in behind[:1]):
        return trim(analysis.text, sentence.start + behind[0].idx, sentence.end)
    return _hearsay(analysis, sentence, verb)


def _hearsay(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What is denied, where something stands between: "dismissed as nonsense a report that it was for sale"."""
    if verb.lemma_.lower() not in words("speech", "denying"):
        return None
    for token in verb.doc[verb.i + 1 : -1]:
        if token.lemma_.lower() in words("speech", "hearsay") and token.nbor().lower_ in {"that", "of"}:
            first = min(t.i for t in token.subtree)
            opening = verb.doc[max(first, verb.i + 1, token.i - 3)]
            return trim(analysis.text, sentence.start + opening.idx, sentence.end)
    return None


def _rest(analysis: Analysis, sentence: Sentence, verb: Token, speaker: Token) -> tuple[int, int] | None:
    """The rest of the sentence, where the parser lost the clause behind a plain verb of saying.

    So it does where something stands between them: "reported on Sunday, citing two people, that ...".
    """
    apart = next((t for t in verb.doc[verb.i + 1 :] if t.lower_ == "that" and verb.doc[t.i - 1].text == ","), None)
    if apart is not None and takes_clause(verb) and speaker.i < verb.i:
        return trim(analysis.text, sentence.start + apart.idx, sentence.end)
    if verb.lemma_.lower() not in words("speech", "plain") or verb.i + 3 >= len(verb.doc) or speaker.i > verb.i:
        return None
    behind = verb.doc[verb.i + 1 :]
    starts_clause = behind[0].pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"}
    if not starts_clause or not any(t.tag_ in FINITE for t in behind):
        return None
    return trim(analysis.text, sentence.start + behind[0].idx, sentence.end)


def _complement(verb: Token, lemma: str) -> Token | None:
    """What a verb governs that can be words said."""
    rights = [c for c in verb.children if c.i > verb.i]
    told = _told(verb) if lemma in words("speech", "hearers") else None
    clause = next((c for c in rights if c.dep_ in _COMPLEMENTS and (not _is_gerund(c) or _acts(c))), None)
    if told is not None:
        return told
    if lemma in words("speech", "gerund") and (act := next((c for c in rights if _is_gerund(c)), None)) is not None:
        return act
    if clause is not None and takes_clause(verb) and not (clause.dep_ == "xcomp" and lemma in _NO_INFINITIVE):
        return clause
    return _object(verb, lemma, rights)


def _object(verb: Token, lemma: str, rights: list[Token]) -> Token | None:
    """What a verb says as its object: "warned of a fall", "denied a report that ...", "predicts a fall"."""
    links = load("speech")["prepositional"].get(lemma, "").split()
    if any(c.lower_ in links for c in rights):
        return next(c for c in rights if c.lower_ in links)
    if load("speech")["particle"].get(lemma) == "out" and lemma == "rule":
        return next((c for c in rights if c.dep_ == "dobj"), None)
    if lemma in words("speech", "denying"):
        heard = [c for c in rights if c.dep_ == "dobj" and c.lemma_ in words("speech", "hearsay")]
        tells = [c for c in heard if any(g.dep_ in {"acl", "relcl", "ccomp"} or g.lower_ == "of" for g in c.rights)]
        return tells[0] if tells else None
    if lemma in words("speech", "object"):
        return next((c for c in rights if c.dep_ in {"dobj", "ccomp", "xcomp"} and not _is_sum(c)), None)
    if lemma in words("speech", "foresee"):
        return next((c for c in rights if c.dep_ in {"ccomp", "dobj"}), None) if _foreseen(verb) else None
    return _value_or_name(verb, lemma, rights)


def _acts(verb: Token) -> bool:
    """Whether a verb has a subject of its own: "reports Orlen readying a bid"."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _is_sum(noun: Token) -> bool:
    """Bare money: "pledged $250 million" gives it, and says nothing."""
    return noun.dep_ == "dobj" and (noun.like_num or noun.text == "$")


def _is_gerund(verb: Token) -> bool:
    """A participle without an auxiliary: "stopped saying", not "was saying"."""
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    return (verb.tag_ == "VBG" and not helpers) or any(c.tag_ == "VBG" for c in helpers[:1])


def _value_or_name(verb: Token, lemma: str, rights: list[Token]) -> Token | None:
    """What a verb puts at a value ("puts the cost at $5") or gives a name to ("what her lawyer called a trap")."""
    if lemma in words("speech", "value"):
        thing = next((c for c in rights if c.dep_ == "dobj"), None)
        at = [c for r in rights for c in r.subtree if c.lower_ in {"at", "as"}]
        valued = any(
            t.like_num or t.text[:1].isdigit() or t.lower_ in {"twice", "half", "double"} for c in at for t in c.subtree
        )
        return thing if thing is not None and valued and verb.tag_ != "VBG" else None
    if lemma in words("speech", "naming") and verb.dep_ in {"pcomp", "ccomp", "csubj", "relcl", "advcl"}:
        what = any(c.tag_ in {"WP", "WDT"} for c in verb.lefts)
        return next((c for c in rights if c.dep_ in {"oprd", "dobj", "ccomp"}), None) if what else None
    return None


def _told(verb: Token) -> Token | None:
    """The clause that the parser hung on whom it was told to: "told a hearing that demand would climb"."""
    hearer = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    clause = next((c for c in hearer.rights if c.dep_ in {"relcl", "acl"}), None) if hearer is not None else None
    return clause if clause is not None and any(c.lower_ == "that" for c in clause.subtree) else None


def _foreseen(verb: Token) -> bool:
    """Whether what is "seen" is a development: the present tense and a number behind it."""
    tokens = [t for c in verb.rights for t in c.subtree]
    return verb.tag_ in {"VBZ", "VBP"} and any(t.like_num for t in tokens)


def _last(complement: Token, verb: Token) -> int:
    """The last token of what was said: the writer's own contrast, or a further verb of saying, ends it."""
    last = max(t.i for t in complement.subtree)
    if verb.lemma_.lower() in words("speech", "foresee"):
        last = max(t.i for t in verb.subtree)
    elif verb.lemma_.lower() in words("speech", "value"):
        last = max([last, *(t.i for c in verb.children if c.lower_ == "at" for t in c.subtree)])
    elif complement.dep_ in _COMPLEMENTS:
        last = max([last, *(_trailing(verb, complement, last))])
    for token in complement.subtree:
        if (
            token.i > complement.i
            and token.lemma_.lower() in words("speech", "clause")
            and token.tag_ == "VBG"
            and token.dep_ == "advcl"
        ):
            last = min(last, min(t.i for t in token.subtree) - 1)
        contrast = token.dep_ == "mark" and token.i > complement.i + 2 and _contrasts(token)
        sourced = token.lower_ == "according" and token.i > complement.i and token.nbor(-1).text == ","
        other = _is_other(token, complement) or _goes_back(token, complement, verb)
        heard = token.lower_ == "after" and any(t.lemma_ in words("speech", "hearsay") for t in token.subtree)
        if contrast or heard or sourced or other or (token.text == ";" and token.i > complement.i):
            last = min(last, token.i - 1)
    return last


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
