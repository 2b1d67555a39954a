"""Which names of a sentence may be what a figure measures: not who says it, not whose analyst says it, no dateline."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from graph.model import Ref, Statement
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.context.scene import Bearing, Scene, token_at
from ingest.context.topic import AGENTS, Topic, in_dateline, is_employer
from ingest.lexicon_file import load
from ingest.quantities.lexicon import cue_words
from ingest.segment import Block

_FIRMS = frozenset(load("coreference")["company"]) | cue_words("candidates", "firms")
_QUALIFYING = frozenset({"compound", "nmod", "amod", "nsubj", "dep"})
_BASED = re.compile(r"[-‑](?:based|listed|headquartered|born|backed|built)\b")
_KINDS = {
    kind: cue_words("candidates", kind.value) for kind in (EntityType.MODEL, EntityType.CHIP, EntityType.FACILITY)
}
_RATED = re.compile(
    r"(?:\btarget\s(?:price\s)?(?:on\s\S+\s)?(?:of|to|from)|\bprice\starget\b(?:\s\S+){0,4}|\btarget)\s(?:\S+\sfrom\s)?(?:about\s)?$"
)


def candidates(analysis: Analysis, scene: Scene, bearing: Bearing, topic: Topic, said: Statement | None) -> list[Name]:
    """The names of the sentence that may be a subject, in order, with "the model" and its like as names."""
    sentence, amount = scene.sentence, bearing.amount
    start, end = sentence.start + amount.start, sentence.start + amount.end
    speaker = said.speaker.id if said is not None else None
    found = [
        n
        for n in analysis.names_in(sentence.start, sentence.end)
        if not (n.start < end and start < n.end)
        and not _in_amount(scene, n)
        and not in_dateline(analysis, sentence, n)
        and not is_employer(analysis.text, n)
        and (n.ref.id is None or n.ref.id != speaker or n.ref.type in AGENTS)
        and not _only_locates(analysis.text, scene, n)
    ]  # fmt: skip
    found += [*_kinds(scene, found, topic), *_traded(scene, bearing, found)]
    return _without_broker(scene, bearing, sorted(found, key=lambda n: n.start), topic)


def _in_amount(scene: Scene, name: Name) -> bool:
    """Whether a name is part of an amount's words: a country in "US$5m", a maker among what is counted."""
    start, end = name.start - scene.sentence.start, name.end - scene.sentence.start
    return any(b.amount.start <= start and end <= b.amount.end for b in scene.bearings)


def _only_locates(text: str, scene: Scene, name: Name) -> bool:
    """Whether a place only tells where a firm is at home: "the Pune lender", "Oslo-based Acme"."""
    if name.ref.type is not EntityType.PLACE or name.how == "coreference":
        return False
    if _BASED.match(text, name.end):
        return True
    token = token_at(scene.tree, name.end - 1 - scene.sentence.start)
    if token is None or token.dep_ not in _QUALIFYING or token.head.i <= token.i:
        return False
    return any(t.lower_ in _FIRMS for t in scene.tree[token.i + 1 : min(len(scene.tree), token.i + 4)])


def is_firm(token: Token) -> bool:
    """Whether a word means a firm named before: "the company", "the Dutch lender"."""
    low = token.lower_
    return low in _FIRMS and any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in token.children)


def _kinds(scene: Scene, names: list[Name], topic: Topic) -> Iterator[Name]:
    """ "The model", "this chip": the last one of its kind that the text named."""
    offset = scene.sentence.start
    for token, ref in _definite(scene.tree, topic):
        start, end = offset + token.idx, offset + token.idx + len(token.text)
        if not any(n.start < end and start < n.end and n.how != "coreference" for n in names):
            yield Name(start, end, ref, "coreference")


def _traded(scene: Scene, bearing: Bearing, names: list[Name]) -> Iterator[Name]:
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


def _without_broker(scene: Scene, bearing: Bearing, names: list[Name], topic: Topic) -> list[Name]:
    """A target price is the share's, not the broker's who sets it: the name that the target's verb has for subject,
    and in an item whoever is not its head."""
    before = scene.scanned.plain[: bearing.amount.start].lower()
    if not bearing.amount.money or not _RATED.search(before[-60:]):
        return names
    if topic.item:
        return [n for n in names if n.ref == topic.began]
    target = before.rfind("target")
    token = token_at(scene.tree, target)
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None) if token is not None else None
    if verb is None:
        return names
    offset = scene.sentence.start
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    spans = [(offset + t.idx, offset + t.idx + len(t.text)) for c in subjects for t in c.subtree]
    refs = {n.ref for n in names if any(n.start < e and s < n.end for s, e in spans)}
    others = [n for n in names if n.ref not in refs]
    return [n for n in others if n.end <= offset + bearing.amount.start]
