"""What belongs to a figure that was said although a comma parts it: "at €34 a unit, below the €41 paid before"."""

from spacy.tokens import Doc

from ingest.lexicon_file import words

_MOST = 24
"""How many words such a comparison has at most."""
_CLOSING = frozenset({".", "!", "?", ")", "”", "’", '"', "'"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def with_comparison(doc: Doc, first: int, last: int) -> int:
    """The last token of the comparison that ends the sentence behind the said tokens [first, last]; else `last`.

    What is said holds a figure, and the comparison no verb of its own, save within "that ..." and "which ...".
    """
    while last > first and doc[last].text == ",":
        last -= 1
    if last + 2 >= len(doc) or doc[last + 1].text != "," or not any(_counts(doc, i) for i in range(first, last + 1)):
        return last
    end = len(doc)
    while end > last and doc[end - 1].text in _CLOSING:
        end -= 1
    rest = doc[last + 2 : end]
    if not 1 < len(rest) <= _MOST or rest[0].lower_ not in words("speech", "comparing"):
        return last
    linked = next((t.i for t in rest if t.lower_ in {"that", "which", "who"}), end)
    free = any(t.tag_ in _FINITE for t in doc[last + 2 : linked]) or any(t.text in {";", ":", "—"} for t in rest)
    return last if free else end - 1


def _counts(doc: Doc, at: int) -> bool:
    return doc[at].like_num or doc[at].text[:1].isdigit()
