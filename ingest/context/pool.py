"""Who may be the subject of a figure, and what speaks for each: named features for `weights/subjects.json`."""

from collections.abc import Iterator

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.context.anchor import anchor
from ingest.context.candidates import made_names
from ingest.context.guessed import guessed
from ingest.context.mention import kind_of, traits
from ingest.context.topic import AGENTS
from ingest.context.view import View

_BACK = 4
"""How many sentences back a name still stands for itself."""

_OFTEN = 3
"""How many of the names that the text names most may be meant anywhere."""

Pool = dict[Ref, set[str]]
"""The features of each who may be meant, in the order of the text."""


def pool(view: View) -> Pool:
    """Everybody who may be meant, with features."""
    found: Pool = {}
    names = names_around(view)
    for name in names:
        found.setdefault(name.ref, set()).update(traits(view, name, names))
    here = frozenset(found)
    _compared(view, names, found)
    stands = anchor(view.token)
    story = "one story" if view.topic.strong else "stories"
    for ref, trait in (*_before(view, names), *guessed(view)):
        place = "in" if ref in here else "out"
        found.setdefault(ref, set()).update((f"{place} {trait}", f"{place} {trait} / {stands}"))
        if ref not in here:
            found[ref].add(f"{trait}, {'names' if here else 'none'} here, {story}")
    for ref, features in found.items():
        features.update(_general(view, ref, ref in here, stands))
    return found


def names_around(view: View) -> list[Name]:
    """The names of the sentence outside of the words of figures, and markets and kinds that stand for one."""
    own = view.standing.names(view.scene.sentence)
    names = {(n.start, n.end, n.ref): n for n in (*own, *made_names(view))}
    return sorted((n for n in names.values() if not _in_amount(view, n)), key=lambda n: n.start)


def _in_amount(view: View, name: Name) -> bool:
    """Whether a name touches the figure or is part of another's words: a country in "US$5m"."""
    offset = view.scene.sentence.start
    start, end = name.start - offset, name.end - offset
    own = view.bearing.amount
    return (start < own.end and own.start < end) or any(
        b.amount.start <= start and end <= b.amount.end for b in view.scene.bearings
    )


def _compared(view: View, names: list[Name], found: Pool) -> None:
    """What a name has only beside the others of its sentence: the nearest, the first, the only one."""
    agents = [n.ref for n in names if n.ref.type in AGENTS]
    before = [n.ref for n in names if n.ref.type in AGENTS and n.end <= view.start]
    if before:
        found[before[-1]].add("the last agent before")
        found[before[0]].add("the first agent")
    if len(set(agents)) == 1:
        found[agents[0]].add("the only agent")
    lengths = {ref: min((int(f[6:]) for f in fs if f.startswith("steps ")), default=99) for ref, fs in found.items()}
    nearest = min(lengths.values(), default=99)
    for ref, length in lengths.items():
        if length == nearest < 99:
            found[ref].add("the nearest in the parse")
    lead = view.standing.lead(view.scene.sentence.index)
    if lead in found:
        found[lead].add("leads the sentence")


def _before(view: View, names: list[Name]) -> Iterator[tuple[Ref, str]]:
    """Who was named before, is the topic, or speaks: as pairs of a name and its standing."""
    topic, standing = view.topic, view.standing
    for word, ref in (("main", topic.main), ("began", topic.began), ("place", topic.place), ("last", topic.last)):
        if ref is not None:
            yield ref, word
    yield from ((ref, "topic") for ref in topic.refs)
    if topic.paragraph - topic.told_in <= 1 and not names:
        yield from ((ref, "told") for ref in topic.told[:1])
    yield from ((ref, f"latest {kind}") for kind, ref in topic.latest.items())
    yield from ((ref, f"headline {min(2, at)}") for at, ref in enumerate(standing.headline))
    yield from ((ref, f"section {at}") for at, ref in enumerate(standing.section(view.scene.sentence)))
    yield from ((ref, "often named") for ref, at in standing.ranks.items() if at < _OFTEN)
    yield from _earlier(view)
    if view.said is not None:
        yield view.said.speaker, f"speaks {view.said.kind}"
        employer = view.said.affiliation or standing.employers.get(view.said.speaker)
        if employer is not None:
            yield employer, f"speaker's {view.said.kind}"


def _earlier(view: View) -> Iterator[tuple[Ref, str]]:
    """The names of the sentences before, with their distance and place there."""
    sentence = view.scene.sentence
    for back in range(1, min(_BACK, sentence.index) + 1):
        other = view.analysis.sentences[sentence.index - back]
        far = f"{back} back" if other.paragraph == sentence.paragraph else f"{back} back, paragraph above"
        names = view.standing.names(other)
        lead = view.standing.lead(other.index)
        for at, name in enumerate(names):
            yield name.ref, f"named {far}"
            if name.ref == lead:
                yield name.ref, f"leads {far}"
            if at == 0:
                yield name.ref, f"first {far}"
            if at == len(names) - 1:
                yield name.ref, f"last {far}"


def _general(view: View, ref: Ref, here: bool, stands: str) -> Iterator[str]:
    """What a candidate is, beside what the figure is."""
    place, kind = "in" if here else "out", kind_of(ref)
    yield f"{place} {kind}"
    yield f"{place} {kind} {view.kind}"
    yield f"{place} {kind} {view.measure}"
    yield f"{place} {kind} / {stands}"
    if (rank := view.standing.ranks.get(ref)) is not None:
        yield f"{place} rank {min(4, rank)}"
    if ref in view.standing.employers:
        yield f"{place} speaks for another"
    if not here:
        yield f"out / {stands}"
        yield f"out {view.kind}"
    if _echoes(view, ref):
        yield f"{place} echoed by a noun"
    if ref.type is EntityType.PERSON and stands == "he":
        yield f"{place} person of he"


def _echoes(view: View, ref: Ref) -> bool:
    """Whether "the" and a word of the name stand in the figure's clause: "the county" for "Marsh County"."""
    around = view.verb or view.token
    if around is None:
        return False
    words = {w.lower() for w in ref.name.split()[-2:]}
    return any(
        t.lower_ in words and t.pos_ == "NOUN" and any(c.lower_ in {"the", "this"} for c in t.children)
        for t in around.subtree
    )
