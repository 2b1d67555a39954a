"""The counted noun of an amount without a unit: the head of the noun phrase that it begins."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene, token_at
from ingest.quantities.amount import Amount
from ingest.quantities.nouns import singular
from ingest.quantities.numerals import Form
from ingest.quantities.reading import Scanned
from ingest.segment import Sentence

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "X", "SYM"})
_LINKS = frozenset({"-", "/", "&", "'s", "’s", "'", "’", "–"})


def counted(analysis: Analysis, sentence: Sentence, scanned: Scanned) -> Scene:
    """The scene of a sentence: each kept amount with its noun, where it needs one."""
    tree = analysis.tree(sentence)
    bearings = [_bearing(tree, amount) for amount in scanned.kept]
    return Scene(sentence, tree, scanned, tuple(b for b in bearings if b is not None))


def _bearing(tree: Doc, amount: Amount) -> Bearing | None:
    number = token_at(tree, amount.head)
    if amount.unit is not None:
        return Bearing(amount, token_at(tree, max(amount.head, amount.tail - 1)), number)
    if number is None or amount.form is Form.FRACTION:
        return Bearing(replace(amount, unit="fraction"), number, number) if amount.form is Form.FRACTION else None
    head = _noun(tree, amount)
    if head is None:
        return Bearing(amount, number, number)
    end = head.idx + len(head.text)
    return Bearing(replace(amount, unit=_name(head), end=max(end, amount.end)), head, number, _name(head))


def _name(head: Token) -> str:
    return singular(
        head.text if head.text.isupper() or not head.text.islower() and head.pos_ == "PROPN" else head.text.lower()
    )


def _noun(tree: Doc, amount: Amount) -> Token | None:
    """The last noun of the run of adjectives and nouns after the number, or after "of the/its" behind it."""
    last = token_at(tree, amount.end - 1)
    if last is None:
        return None
    i = last.i + 1
    if i < len(tree) and tree[i].lower_ == "of":
        i += 1
    found: Token | None = None
    while i < len(tree):
        token = tree[i]
        inside = (
            token.pos_ in _INSIDE
            or token.text in _LINKS
            or (token.pos_ == "VERB" and token.tag_ in {"VBN", "VBG"})
            or token.pos_ in {"DET", "PRON"}
            and token.tag_ in {"DT", "PRP$"}
            and found is None
        )
        if not inside:
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            found = token
        i += 1
    return found
