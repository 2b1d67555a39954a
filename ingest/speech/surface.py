"""Attributions that commas set off: "..., Ann Poe said.", "..., said Ann Poe", "..., Ann Poe said, ...".

The parser often loses the speaker here, so the order of words and commas decides, not the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.beside import contents_beside, ends_quotation
from ingest.speech.content import THINGS, takes_clause
from ingest.speech.objects import FINITE

_MARKS = frozenset({",", "—", "–"})
_QUOTES = frozenset("\"”’'»")
_STOPS = frozenset({".", ";", ":", "?", "!", ")"})
_REPORTED = frozenset({"as", "quoted", "reported", "cited"})
"""Words between a speaker and "saying": "one of them was quoted as saying"."""
_TIMES = frozenset({"before", "after", "as", "when", "while", "because"})
"""Words with which a clause begins that tells when something was said, not what."""
_LONGEST_SPEAKER = 14
_ADJUNCTS = 12
"""How many tokens may stand between a verb of saying and the next mark: "told reporters in Madrid on Monday"."""
_BEGIN = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM", "PRON"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying with the head of its speaker's phrase and the spans of what was said around it."""

    verb: Token
    speaker: Token
    contents: tuple[tuple[int, int], ...]


def find_attributions(analysis: Analysis, sentence: Sentence, doc: Doc) -> Iterator[Attribution]:
    """The attributions of a sentence that commas set off, in order."""
    for verb in doc:
        if verb.i < 2 or not (_is_saying(verb) or _looks_like_saying(analysis, sentence, verb)):
            continue
        bounds = _inverted(verb) or _ordinary(verb)
        if bounds is None:
            continue
        first, head, last = bounds
        lemma = verb.lemma_.lower()
        thing = head.lower_ in THINGS and lemma in words("speech", "agent_only") - words("speech", "human")
        if thing and not ends_quotation(doc, first):
            continue
        contents = tuple(contents_beside(analysis, sentence, doc, first, last))
        if contents or ends_quotation(doc, first):
            yield Attribution(verb, head, contents)


def _is_saying(verb: Token) -> bool:
    said = takes_clause(verb) or verb.lemma_.lower() in words("speech", "parenthetical")
    quoted = verb.lower_ == "saying" and verb.nbor(-1).lower_ == "as"
    if any(c.dep_ == "auxpass" for c in verb.children):
        return False
    return (said and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and verb.dep_ not in {"amod", "auxpass"}) or quoted


def _looks_like_saying(analysis: Analysis, sentence: Sentence, token: Token) -> bool:
    """A verb of saying that was tagged as a noun before a mark: "..., Orlen forecasts.", "..., Orlen data show."."""
    lowered, before = token.lower_, token.nbor(-1)
    closed = token.i + 1 == len(token.doc) or token.nbor().text in _MARKS | _STOPS
    if not closed or token.tag_ not in {"NNS", "NNPS", "NN", "NNP", "VB"}:
        return False
    if lowered in words("speech", "clause") and (
        before.lower_ in words("speech", "voices") or _opens_with_voice(token)
    ):
        return True
    named = bool(analysis.names_at(sentence.start + before.idx)) or before.lower_ in words("speech", "unnamed")
    return (
        lowered.endswith("s")
        and lowered[:-1] in words("speech", "clause")
        and (named or lowered[:-1] in words("speech", "plain"))
    )


def _opens_with_voice(token: Token) -> bool:
    """Whether the words since the last mark begin with what speaks: "..., figures from the Orlen Institute show."."""
    mark = next((t for t in reversed(token.doc[: token.i]) if t.text in _MARKS), None)
    if mark is None or token.i - mark.i > _LONGEST_SPEAKER:
        return False
    opening = token.doc[mark.i + 1 : mark.i + 4]
    behind = [token.doc[t.i + 1].pos_ for t in opening if t.lower_ in words("speech", "voices") and t.i < token.i]
    return bool(behind) and behind[0] == "ADP"


def _inverted(verb: Token) -> tuple[int, Token, int] | None:
    """The first token, head and last token of ", said Ann Poe": mark, verb, noun phrase. Who is told is no speaker."""
    doc = verb.doc
    before = doc[verb.i - 1].text
    if (before not in _MARKS and before not in _QUOTES) or verb.lemma_.lower() == "tell":
        return None
    end = _next_mark(doc, verb.i + 1)
    phrase = doc[verb.i + 1 : end]
    if not len(phrase) or phrase[0].pos_ not in _BEGIN or phrase[0].lower_ == "that":
        return None
    if any(t.tag_ in FINITE for t in phrase) or _is_no_speaker(phrase, verb):
        return None
    return verb.i, _head(phrase[:_LONGEST_SPEAKER]), end - 1


def _is_no_speaker(phrase: Span, verb: Token) -> bool:
    """Whether what follows a verb is a time ("a plan, announced last June") or the subject of what is said.

    The latter is a bare pronoun before a quotation: "Orlen, once a suitor, said it "never made an offer"".
    """
    timed = any(t.lower_ in words("speech", "times") for t in phrase[:3])
    behind = phrase[-1].i + 1
    quoted = len(phrase) == 1 and phrase[0].pos_ == "PRON" and behind < len(verb.doc) and verb.doc[behind].is_quote
    return timed or (quoted and verb.doc[verb.i - 1].text == ",")


def _ordinary(verb: Token) -> tuple[int, Token, int] | None:
    """The first token, head and last token of ", Ann Poe said on Monday": mark, noun phrase, verb, and no clause."""
    doc = verb.doc
    first = verb.i
    while first > 1 and (doc[first - 1].pos_ in {"AUX", "ADV"} or doc[first - 1].lower_ in _REPORTED):
        first -= 1
    start = next((t.i for t in reversed(doc[:first]) if t.text in _MARKS | _QUOTES or _is_finite(t)), None)
    inserted = _inserted(doc, first) if start == first - 1 else None
    if inserted is not None:
        start, phrase = inserted
    elif start is None or doc[start].tag_ in FINITE or not 1 < first - start <= _LONGEST_SPEAKER:
        return None
    else:
        phrase = doc[start + 1 : first]
    if phrase[0].pos_ not in _BEGIN or phrase[-1].pos_ in {"ADP", "SCONJ", "PUNCT"} or _has_object(verb):
        return None
    end = _next_mark(doc, verb.i + 1)
    behind = doc[verb.i + 1 : end]
    timed = next((t.i for t in behind if t.lower_ in _TIMES), end)
    telling = doc[verb.i + 1 : timed]
    if len(behind) > _ADJUNCTS or any(t.tag_ in FINITE or t.lower_ == "that" or t.tag_ == "TO" for t in telling):
        return None
    return start + 1, _head(phrase), end - 1


def _has_object(verb: Token) -> bool:
    """Whether a verb has another object than whom it tells: "the governor, Ann Poe, promised a freeze"."""
    return verb.lemma_.lower() not in words("speech", "hearers") and any(
        c.dep_ == "dobj" and c.i > verb.i and c.lower_ not in {"reporters", "analysts"} for c in verb.children
    )


def _inserted(doc: Doc, first: int) -> tuple[int, Span] | None:
    """The mark before, and the name within, "S, Angola's finance minister, Vera Daves, told parliament"."""
    inner = next((t.i for t in reversed(doc[: first - 1]) if t.text in _MARKS), None)
    outer = next((t.i for t in reversed(doc[:inner]) if t.text in _MARKS | _QUOTES), None) if inner else None
    if inner is None or outer is None or first - outer > _LONGEST_SPEAKER or first - inner < 3:
        return None
    name = doc[inner + 1 : first - 1]
    if any(_is_finite(t) for t in doc[outer + 1 : first - 1]) or any(t.pos_ not in {"PROPN", "PUNCT"} for t in name):
        return None
    if doc[outer + 1].pos_ not in _BEGIN:
        return None
    degree = name[0].lower_ in words("speech", "degrees")
    return outer, doc[outer + 1 : inner] if degree else name


def _is_finite(token: Token) -> bool:
    """A finite verb; not a participle that was tagged as one ("people briefed on the plan")."""
    doc = token.doc
    described = 0 < token.i < len(doc) - 1 and doc[token.i - 1].pos_ == "NOUN" and doc[token.i + 1].pos_ == "ADP"
    return token.tag_ in FINITE and not (token.tag_ == "VBD" and described)


def _next_mark(doc: Doc, start: int) -> int:
    """The index of the next comma, dash, colon, quotation mark or stop; the length where none follows."""
    stops = _MARKS | _QUOTES | {";", ":", ".", "?", "!", "“", "‘", "("}
    return next((t.i for t in doc[start:] if t.text in stops), len(doc))


def _head(phrase: Span) -> Token:
    """The head of a noun phrase: its last noun before a preposition, a participle or a relative clause."""
    tokens = list(phrase)
    cut = next((i for i in range(1, len(tokens)) if _ends_head(tokens, i)), len(tokens))
    nouns = [t for t in tokens[:cut] if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}] or tokens
    return nouns[-1]


def _ends_head(tokens: list[Token], at: int) -> bool:
    """Whether the head stands before this token; an adjective ends it only with what it governs ("familiar with")."""
    token = tokens[at]
    noun = tokens[at - 1].pos_ in {"NOUN", "PROPN"}
    governs = at + 1 < len(tokens) and tokens[at + 1].pos_ == "ADP"
    described = token.tag_ in {"VBN", "VBD", "VBG", "WP", "WDT"} or (token.tag_ in {"JJ", "JJR"} and governs)
    return token.pos_ == "ADP" or (noun and described)
