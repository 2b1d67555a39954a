"""Deals: agreements, investments, purchases, orders, partnerships and financings between named parties."""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import Deal
from ingest.analysis import Analysis
from ingest.deals.build import build
from ingest.deals.event import Event
from ingest.deals.explain import Explained, explained
from ingest.deals.first_person import first_person
from ingest.deals.follow import attach, spread
from ingest.deals.join import Group, group
from ingest.deals.joint import read_joint
from ingest.deals.judge import Told, judged
from ingest.deals.lexicon import lexicon
from ingest.deals.party import is_firm
from ingest.deals.reading import read
from ingest.deals.rows import read_rows
from ingest.deals.tree import trees
from ingest.segment import Block, Sentence


def extract(analysis: Analysis) -> tuple[Deal, ...]:
    """The deals of a document, one each however often told, in the order of their triggers."""
    return build(analysis, read_groups(analysis)[0])


def explain(analysis: Analysis) -> tuple[Explained, ...]:
    """How each deal was read (in the order of the text), and which deal words found too few parties."""
    return explained(analysis, *read_groups(analysis))


def groups(analysis: Analysis) -> list[Group]:
    """The tellings of a document, those of one deal together."""
    return read_groups(analysis)[0]


def read_groups(analysis: Analysis) -> tuple[list[Group], list[Event]]:
    """The deals as groups of tellings, and the tellings that name too few parties for one."""
    told, left = judged(analysis, tellings(analysis))
    found = group(told)
    misses = attach(found, left)
    alone = [replace(e, partial=False) for e in misses if e.lonely]
    misses = [e for e in misses if not e.lonely]
    found = sorted([*found, *group(alone)], key=lambda g: g.events[0].at)
    spread(analysis, found)
    return found, misses


def events(analysis: Analysis) -> Iterator[Event]:
    """Every telling that rules read, sentence by sentence."""
    for one in tellings(analysis):
        yield from one.events


def tellings(analysis: Analysis) -> Iterator[Told]:
    """What rules read in the rows, and in each sentence that may tell of a deal."""
    yield Told(None, tuple(read_rows(analysis)))
    more = first_person(analysis)
    spoken = {analysis.sentence_at(n.start).index for n in more}
    wanted = [s for s in analysis.sentences if _is_candidate(analysis, s, s.index in spoken)]
    for tree in trees(analysis, wanted, more):
        told = read(tree)
        yield Told(tree, (*told, *read_joint(tree, told)))


def _is_candidate(analysis: Analysis, sentence: Sentence, spoken: bool) -> bool:
    """Whether a sentence holds two companies, or a deal word and a party: only those are parsed."""
    if sentence.block is Block.ROW:
        return False
    firms = {n.ref.id for n in analysis.names_in(sentence.start, sentence.end) if is_firm(n)}
    if len(firms) + spoken > 1:
        return True
    return bool(firms or spoken) and lexicon().scan.search(analysis.text, sentence.start, sentence.end) is not None
