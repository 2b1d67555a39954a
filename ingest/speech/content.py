"""Which words of a sentence tell what was said: the span that a verb of saying governs."""

from spacy.tokens import Token

from ingest.analysis import Analysis
from ingest.lexicon_file import load, words
from ingest.segment import Sentence
from ingest.speech.ends import last_said
from ingest.speech.objects import FINITE, object_said
from ingest.speech.tails import with_comparison
from ingest.speech.trimming import trim

_NO_INFINITIVE = frozenset({"say", "report", "find", "show", "continue", "deny", "propose", "ask", "wonder"})
"""Verbs of saying whose infinitive is no speech: "continued to fall"."""
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
THINGS = frozenset({"it", "this", "that", "which", "these", "those"})
"""Pronouns that stand for things as well: with "show" or "note" they do not speak."""


def takes_clause(verb: Token) -> bool:
    """Whether a verb can have what was said as a clause; some can only with their particle ("pointed out")."""
    lemma = verb.lemma_.lower()
    particle = load("speech")["particle"].get(lemma)
    return (
        lemma in words("speech", "clause")
        or _asks(verb)
        or any(c.lower_ == particle for c in verb.children)
        or _is_phrase(verb)
    )


def _asks(verb: Token) -> bool:
    """Whether a finite verb of asking has a question behind it, or behind whom it asks: "asked who would pay"."""
    if verb.lemma_.lower() not in words("speech", "asking") or verb.tag_ not in FINITE:
        return False
    return any(
        t.tag_ in {"WP", "WRB", "WP$"} or t.lower_ in {"whether", "if"} for t in verb.doc[verb.i + 1 : verb.i + 4]
    )


def _is_phrase(verb: Token) -> bool:
    """ "made clear that", "let it be known that": a verb that says something with these words behind it."""
    behind = load("speech")["phrasal"].get(verb.lemma_.lower(), "").split()
    return any(t.lower_ in behind for t in verb.doc[verb.i + 1 : verb.i + 5])


def content_of(analysis: Analysis, sentence: Sentence, verb: Token, speaker: Token) -> tuple[int, int] | None:
    """The span of what a verb says: before it where it closes the sentence, else its complement behind it."""
    lemma = verb.lemma_.lower()
    doc = verb.doc
    if lemma in words("speech", "binding") and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return None
    complement = None if _is_phrase(verb) else _complement(verb, lemma)
    if complement is None or any(t.text == ";" for t in doc[verb.i + 1 : complement.i]):
        return (
            _opened(analysis, sentence, verb)
            or _until_semicolon(analysis, sentence, verb)
            or _rest(analysis, sentence, verb, speaker)
        )
    first = min(t.i for t in complement.subtree)
    if first <= verb.i:
        if complement.i < verb.i:
            return None
        first = verb.i + 1
    elif _lost_subject(verb, complement, first):
        first = verb.i + 1
    last = with_comparison(doc, first, last_said(complement, verb))
    start = sentence.start + doc[first].idx
    end = sentence.start + doc[last].idx + len(doc[last])
    if complement.dep_ == "dobj" and last + 1 < len(doc) and doc[last + 1].lower_ == "to":
        end = sentence.end
    said = trim(analysis.text, start, end)
    cut = complement.dep_ == "dobj" and last + 1 < len(doc) and doc[last + 1].tag_ in FINITE
    return _rest(analysis, sentence, verb, speaker) if said is None or cut else said


def _until_semicolon(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The clause before a semicolon, where the parser took the one behind it: "said it was late; others doubt it"."""
    stop = next((t for t in verb.doc[verb.i + 1 :] if t.text == ";"), None)
    if stop is None or verb.lemma_.lower() not in words("speech", "plain") | words("speech", "hearers"):
        return None
    subjects = (t for t in verb.doc[verb.i + 1 : stop.i] if t.dep_ in {"nsubj", "nsubjpass", "expl"})
    first = next((min(s.i for s in t.subtree) for t in subjects), None)
    return trim(analysis.text, sentence.start + verb.doc[first].idx, sentence.start + stop.idx) if first else None


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
    apart = next((t for t in verb.doc[verb.i + 1 :] if t.lower_ == "that" and _stands_apart(t, verb)), None)
    if apart is not None and takes_clause(verb) and speaker.i < verb.i:
        return trim(analysis.text, sentence.start + apart.idx, sentence.end)
    if verb.lemma_.lower() not in words("speech", "plain") or verb.i + 3 >= len(verb.doc) or speaker.i > verb.i:
        return None
    behind = verb.doc[verb.i + 1 :]
    starts_clause = behind[0].pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"}
    if not starts_clause or not any(t.tag_ in FINITE for t in behind):
        return None
    return trim(analysis.text, sentence.start + behind[0].idx, sentence.end)


def _stands_apart(that: Token, verb: Token) -> bool:
    """Whether "that" opens what is said behind a comma or an adjunct: "said on the call that Orlen had signed"."""
    if that.nbor(-1).text == ",":
        return True
    adjunct = verb.nbor() if verb.nbor().pos_ == "ADP" else None
    return (
        adjunct is not None
        and adjunct.is_ancestor(that)
        and that.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "det"}
    )


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
    return object_said(verb, lemma, rights)


def _acts(verb: Token) -> bool:
    """Whether a verb has a subject of its own: "reports Orlen readying a bid"."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _is_gerund(verb: Token) -> bool:
    """A participle without an auxiliary: "stopped saying", not "was saying"."""
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    return (verb.tag_ == "VBG" and not helpers) or any(c.tag_ == "VBG" for c in helpers[:1])


def _told(verb: Token) -> Token | None:
    """The clause that the parser hung on whom it was told to: "told a hearing that demand would climb"."""
    hearer = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    clause = next((c for c in hearer.rights if c.dep_ in {"relcl", "acl"}), None) if hearer is not None else None
    return clause if clause is not None and any(c.lower_ == "that" for c in clause.subtree) else None
