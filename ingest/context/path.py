"""How a name stands to a figure in the parse, as named features: the way up from the figure and down to the name."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.context.scene import token_at
from ingest.quantities.lexicon import cue_words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_QUALIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "quantmod"})
_LONGEST = 40
_PREPOSITIONS = cue_words("path", "prepositions")
SAYING = cue_words("people", "saying")
TRADING = cue_words("people", "trading")


def root_of(tree: Doc, start: int, end: int) -> Token | None:
    """The token of a span of the sentence that hangs from outside of it, or null beyond the parsed part."""
    first = token_at(tree, start)
    if first is None:
        return None
    tokens = [first]
    while tokens[-1].i + 1 < len(tree) and tree[tokens[-1].i + 1].idx < end:
        tokens.append(tree[tokens[-1].i + 1])
    low, high = tokens[0].i, tokens[-1].i
    return next((t for t in tokens if t.head == t or not low <= t.head.i <= high), tokens[-1])


def preposition(token: Token) -> str:
    """A preposition as a feature names it: the common ones by themselves."""
    return token.lower_ if token.lower_ in _PREPOSITIONS else "other"


def path(figure: Token, name: Token) -> tuple[list[str], int]:
    """The features of the way between two tokens, and how long it is."""
    above, below = _chain(figure), _chain(name)
    places = {t.i: at for at, t in enumerate(above)}
    last = next((at for at, t in enumerate(below) if t.i in places), None)
    if last is None:
        return ["apart"], _LONGEST
    top = below[last]
    first = places[top.i]
    up, down = _steps(above[:first]), _steps(below[:last])[::-1]
    verbs = min(3, sum(t.pos_ in {"VERB", "AUX"} for t in above[1 : first + 1]))
    led = ">".join(down[:3])
    found = [
        f"up {'<'.join(up[:4])}",
        f"down {led}",
        f"path {'<'.join(up)} {_class(top)} {'>'.join(down)}",
        f"top {_class(top)} {verbs}",
        f"top {_class(top)} down {'>'.join(down[:2])}",
        f"verbs {verbs} down {led}",
        f"steps {min(6, len(up) + len(down))}",
    ]
    return [*found, *_turns(above[:first], below[:last])], len(up) + len(down)


def _turns(up: list[Token], down: list[Token]) -> Iterator[str]:
    """What clauses and asides the way leads out of and into."""
    if not up:
        yield "under the figure"
    if not down:
        yield "above the figure"
    if any(t.dep_ in {"relcl", "acl", "appos", "advcl"} for t in down):
        yield "into an aside"
    for label in ("relcl", "conj", "advcl", "ccomp"):
        if any(t.dep_ == label for t in up):
            yield f"out of {label}"


def _chain(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head != found[-1] and len(found) < _LONGEST:
        found.append(found[-1].head)
    return found


def _steps(chain: list[Token]) -> list[str]:
    """The labels of a chain of tokens, prepositions by their word, equal neighbours once."""
    found: list[str] = []
    for token in chain:
        label = _label(token)
        if label and found[-1:] != [label]:
            found.append(label)
    return found


def _label(token: Token) -> str:
    match token.dep_:
        case "pobj":
            return ""
        case "prep" | "agent":
            return preposition(token)
        case label if label in SUBJECTS:
            return "subject"
        case label if label in _OBJECTS:
            return "object"
        case label if label in _QUALIFIERS:
            return "qualifier"
        case label:
            return label


def _class(token: Token) -> str:
    """What kind of word the way turns at."""
    lemma = token.lemma_.lower()
    if token.pos_ not in {"VERB", "AUX"}:
        return "noun"
    if lemma in {"be", "have"}:
        return lemma
    return "say" if lemma in SAYING else "trade" if lemma in TRADING else "verb"
