"""The counted noun of an amount without a unit: the head of the noun phrase that it begins."""

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene, token_at
from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, load, words_of
from ingest.quantities.line import HYPHENS, Form
from ingest.quantities.nouns import singular
from ingest.quantities.rates import rated
from ingest.quantities.reading import Scanned
from ingest.segment import Sentence

_FAR = 6
"""How many words at most stand between the first noun of a joined pair and the plural that both qualify."""
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "X"})
_LINKS = frozenset({"-", "/", "&", "'s", "’s", "'", "’", "–"})
_TIMES = cue_words("counted", "times")
_DATING = cue_words("counted", "dating")
_PARTS = cue_words("counted", "parts")


@cache
def _compounds() -> frozenset[str]:
    return frozenset(words_of(load("counted")["compounds"]["words"]))


def counted(analysis: Analysis, sentence: Sentence, scanned: Scanned) -> Scene:
    """The scene of a sentence: each kept amount with its noun, where it needs one; those inside another's phrase or in
    a name are left out."""
    tree = analysis.tree(sentence)
    found: list[Bearing] = []
    edge = -1
    for amount in scanned.kept:
        if amount.unit is None and (
            (amount.head < edge and amount.form is Form.DIGITS and not _is_owned(tree, amount))
            or _in_name(analysis, sentence, amount)
        ):
            continue
        if found and amount.head < edge:
            found[-1] = replace(found[-1], amount=replace(found[-1].amount, end=found[-1].amount.tail))
        bearing = _bearing(tree, scanned, amount)
        if bearing.amount.unit is None and _follows_name(tree, amount):
            continue
        if bearing.noun is not None:
            edge = bearing.amount.end
        found.append(bearing)
    return Scene(sentence, tree, scanned, tuple(found))


def _in_name(analysis: Analysis, sentence: Sentence, amount: Amount) -> bool:
    """Whether a name that starts before the number, or holds more than it, covers it: "S&P 500", "Airbus A380"."""
    start, end = sentence.start + amount.head, sentence.start + amount.tail
    around = analysis.names_in(max(0, start - 80), min(len(analysis.text), end + 80))
    if any(n.start <= start and end <= n.end and n.end - n.start > end - start for n in around):
        return True
    plain = (
        amount.form is Form.DIGITS
        and amount.value < 1000
        and amount.scale == 1
        and amount.high is None
        and amount.head == amount.start
    )
    return (
        plain
        and any(n.end == start - 1 and analysis.text[n.end] == " " and n.how != "coreference" for n in around)
        and amount.value == int(amount.value)
    )


_OWNERS = cue_words("counted", "owners")


def _is_owned(tree: Doc, amount: Amount) -> bool:
    """ "1,100 of its 5,000 stores": the second number counts the whole."""
    number = token_at(tree, amount.head)
    return number is not None and number.i > 0 and number.nbor(-1).lower_ in _OWNERS


def _follows_name(tree: Doc, amount: Amount) -> bool:
    """A bare whole number behind a capitalised noun inside a sentence: "Studio 54", "the Falcon 9"."""
    number = token_at(tree, amount.head)
    if (
        number is None
        or number.i == 0
        or amount.form is not Form.DIGITS
        or amount.scale != 1
        or amount.head != amount.start
    ):
        return False
    before = number.nbor(-1)
    plain = amount.value == int(amount.value) and "," not in number.text and before.whitespace_ == " "
    return bool(plain) and before.is_title and before.pos_ == "PROPN" and before.i > 0


def _bearing(tree: Doc, scanned: Scanned, amount: Amount) -> Bearing:
    number = token_at(tree, amount.head)
    if amount.unit is not None:
        return Bearing(amount, _topmost(token_at(tree, max(amount.head, amount.tail - 1)), amount), number)
    if amount.form is Form.FRACTION:
        return Bearing(replace(amount, unit="fraction"), number, number)
    head = _noun(tree, amount)
    if head is None:
        return Bearing(amount, number, number)
    end = max(head.idx + len(head.text), amount.end)
    name = "person" if head.lower_ == "strong" else noun_of(head)
    widened = replace(amount, unit=name, end=end)
    if amount.per is None or amount.end != end:
        widened = rated(scanned.line, widened)
    return Bearing(widened, head, number, name)


def _topmost(token: Token | None, amount: Amount) -> Token | None:
    """The token that governs the others of a unit of two words: "per" and "cent" bear one figure."""
    if token is None or token.lower_ != "cent":
        return token
    while amount.head <= token.head.idx < amount.tail and token.head != token:
        token = token.head
    return token


def noun_of(head: Token) -> str:
    """The counted noun in the singular; compounds are kept whole ("data center", "attorney general")."""
    keep = (
        head.text.isupper() or (head.pos_ == "PROPN" and not head.text.islower()) or any(c.isdigit() for c in head.text)
    )
    keep = keep or sum(c.isupper() for c in head.text) > 1
    keep = keep and not (head.text.istitle() and head.text.endswith("s"))
    word = singular(head.text if keep else head.text.lower())
    if head.i + 1 < len(head.doc) and f"{word} {head.doc[head.i + 1].lower_}" in _compounds():
        return f"{word} {head.doc[head.i + 1].lower_}"
    if head.i and head.doc[head.i - 1].pos_ in {"NOUN", "PROPN", "ADJ"}:
        before = head.doc[head.i - 1].lower_
        if f"{before} {word}".lower() in _compounds():
            return f"{before} {word.lower()}"
        if f"{singular(before)} {word}".lower() in _compounds():
            return f"{singular(before)} {word.lower()}"
    return word


def _noun(tree: Doc, amount: Amount) -> Token | None:
    """The last noun of the run of adjectives and nouns after the number, or after "of the/its" behind it."""
    last = token_at(tree, amount.end - 1)
    if last is None or last.i + 1 >= len(tree):
        return None
    i = last.i + 1
    if tree[i].text in HYPHENS and i + 1 < len(tree) and not tree[i].whitespace_ and not last.whitespace_:
        return tree[i + 1] if tree[i + 1].is_alpha else None
    if amount.joined and last.head != last and last.idx + len(last.text) > amount.end:
        return last
    start = i + 1 if tree[i].lower_ == "of" else i
    run = _run(tree, start)
    if not run:
        return None
    head = run[-1]
    number = token_at(tree, amount.head)
    if number is not None and number.dep_ == "nummod" and number.head in run and number.head.lower_ not in _PARTS:
        later = [t for t in run if t.i > number.head.i]
        if not later or later[0].dep_ not in {"compound", "nmod"}:
            head = number.head
    return _joined(head, number)


def _joined(head: Token, number: Token | None) -> Token:
    """ "seven chip and materials companies": the plural that the number hangs from, beyond an "and"."""
    if number is None or number.dep_ != "nummod" or head.tag_ not in {"NN", "NNP"}:
        return head
    beyond = number.head
    between = head.doc[head.i + 1 : beyond.i]
    joins = any(t.lower_ in {"and", "or"} for t in between) and len(between) < _FAR
    return beyond if beyond.tag_ == "NNS" and joins else head


def _run(tree: Doc, i: int) -> list[Token]:
    """The nouns of the run that starts at a token."""
    found: list[Token] = []
    while i < len(tree):
        token = tree[i]
        if not _goes_on(token, found):
            break
        if token.pos_ in {"NOUN", "PROPN"} and token.text not in HYPHENS:
            found.append(token)
        i += 1
    return found


_STOPS = frozenset({",", "(", ")", ";", ":", ".", "|"})
_ADVERBS = frozenset({"so", "now", "then", "ago", "later", "earlier", "already", "still", "also"})


def _goes_on(token: Token, found: list[Token]) -> bool:
    """Whether a token belongs to the run of a counted noun."""
    low = token.lower_
    timely = low in _TIMES and (found or token.tag_ == "NNP" or token.dep_ == "npadvmod")
    if timely or low in _DATING or token.text in _STOPS or token.is_space:
        return False
    match token.pos_:
        case "DET" | "PRON":
            return not found and token.tag_ in {"DT", "PRP$"}
        case "VERB":
            return not found and token.tag_ in {"VBN", "VBG", "JJ"}
        case "ADV":
            return not found and low not in _ADVERBS
        case "NUM":
            return not (found and found[-1].text.islower())
        case _:
            return token.text in _LINKS or (token.pos_ in _INSIDE and token.pos_ != "PUNCT")
