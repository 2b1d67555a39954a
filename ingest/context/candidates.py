"""What stands for a name that was not found as one, and which places only tell where a firm is at home."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.context.scene import Bearing, Scene, token_at
from ingest.context.topic import Topic
from ingest.context.view import View
from ingest.lexicon_file import load
from ingest.quantities.lexicon import cue_words
from ingest.segment import Block

_FIRMS = frozenset(load("coreference")["company"]) | cue_words("candidates", "firms")
_QUALIFYING = frozenset({"compound", "nmod", "amod", "nsubj", "dep"})
_BASED = re.compile(r"[-‑](?:based|listed|headquartered|born|backed|built)\b")
_KINDS = {
    kind: cue_words("candidates", kind.value) for kind in (EntityType.MODEL, EntityType.CHIP, EntityType.FACILITY)
}


def made_names(view: View) -> list[Name]:
    """What stands for a name in the figure's sentence and was not found as one: "the model", "gold"."""
    names = view.standing.names(view.scene.sentence)
    return [*_kinds(view.scene, names, view.topic), *_traded(view.scene, view.bearing, names)]


def only_locates(text: str, scene: Scene, name: Name) -> bool:
    """Whether a place only tells where a firm is at home: "the Pune lender", "Oslo-based Acme"."""
    if name.ref.type is not EntityType.PLACE or name.how == "coreference":
        return False
    if _BASED.match(text, name.end):
        return True
    token = token_at(scene.tree, name.end - 1 - scene.sentence.start)
    if token is None or token.dep_ not in _QUALIFYING or token.head.i <= token.i:
        return False
    return any(t.lower_ in _FIRMS for t in scene.tree[token.i + 1 : min(len(scene.tree), token.i + 4)])


def _kinds(scene: Scene, names: tuple[Name, ...], topic: Topic) -> Iterator[Name]:
    """ "The model", "this chip": the last one of its kind that the text named."""
    offset = scene.sentence.start
    for token, ref in _definite(scene.tree, topic):
        start, end = offset + token.idx, offset + token.idx + len(token.text)
        if not any(n.start < end and start < n.end and n.how != "coreference" for n in names):
            yield Name(start, end, ref, "coreference")


def _traded(scene: Scene, bearing: Bearing, names: tuple[Name, ...]) -> Iterator[Name]:
    """Commodities, currencies and government bonds as subjects of moves: "gold fell 2%"."""
    offset = scene.sentence.start
    row = scene.sentence.block is Block.ROW  # there a commodity is a line of business
    if row or bearing.noun is not None or not (bearing.amount.money or bearing.amount.unit in _MOVES):
        return
    for match in _TREASURY.finditer(scene.tree.text):
        ref = Ref.to(EntityType.PRODUCT, f"{match[1].lower()}-year Treasury")
        yield Name(offset + match.start(), offset + match.end(), ref, "market")
    for token in scene.tree:
        name = _markets().get(token.lower_) if token.dep_ in _STANDING and token.i < len(scene.tree) - 1 else None
        start = offset + token.idx
        if name is not None and not any(n.start <= start < n.end for n in names):
            yield Name(start, start + len(token.text), Ref.to(EntityType.PRODUCT, name), "market")


_MOVES = frozenset({"%", "percentage point", "basis point", "point", "fraction", "x"})
_STANDING = frozenset({"nsubj", "nsubjpass", "ROOT", "nmod", "npadvmod"})
_TREASURY = re.compile(r"\b(\d{1,2}|two|five|ten|thirty)-year Treasur(?:y|ies)\b", re.IGNORECASE)


@cache
def _markets() -> dict[str, str]:
    return {word: name for name, words in load("markets")["traded"].items() for word in words}


def _definite(tree: Doc, topic: Topic) -> Iterator[tuple[Token, Ref]]:
    for token in tree:
        if token.pos_ != "NOUN":
            continue
        for kind, nouns in _KINDS.items():
            if token.lower_ in nouns and kind in topic.latest and token.i and token.nbor(-1).lower_ in {"the", "this"}:
                yield token, topic.latest[kind]
