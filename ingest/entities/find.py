"""The names of a document, from all that finds them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.lexicon import Entry, load
from graph.model import Ref
from graph.slug import slug
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.entities.bodies import funds, ministries, named_before
from ingest.entities.context import choose
from ingest.entities.context import stands as stands_known
from ingest.entities.coreference import refer
from ingest.entities.dictionary import Dictionary
from ingest.entities.evidence import votes
from ingest.entities.forms import shorter_forms, winner, written
from ingest.entities.known import Match
from ingest.entities.nameness import Nameness, determined, formed
from ingest.entities.namesake import companies_by_adjective
from ingest.entities.neighbours import vote_neighbours
from ingest.entities.overlap import Cover, disjoint
from ingest.entities.people import vote_people
from ingest.entities.roster import Roster
from ingest.entities.scan import Candidate, find_matches, homed, scan
from ingest.entities.span import Span
from ingest.entities.standing import may_stand, stands
from ingest.entities.version import find_codes, version_votes
from ingest.entities.vocabulary import vocabulary

_MADE = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY})
_FULL_NAME = (2, 3)
_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_CARRIED = re.compile(r"['’]s | (?:and|or) [A-Z]| ([a-z]+)")
_RUN_WORD = re.compile(r"[^\s]+")


def find_names(analysis: Analysis) -> tuple[Name, ...]:
    """Every occurrence of a name, and of words that stand for one, in the order of the text.

    No two overlap, but for words that stand for two ("the pair"): these have one Name for each over the same span.
    """
    names = find_known_names(analysis)
    return tuple(sorted((*names, *refer(analysis, names)), key=lambda n: (n.start, n.end)))


def find_known_names(analysis: Analysis) -> tuple[Name, ...]:
    """Every occurrence of a name itself, in the order of the text; no two overlap."""
    return _Finder(analysis).find()


class _Finder:
    """The state of one document's search."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.analysis = analysis
        self.dictionary = Dictionary.of(analysis.parser)
        self.matches = find_matches(self.text)
        self.roster = Roster(self.dictionary)
        self.ballots: dict[str, Counter[EntityType]] = {}
        self.seen: Counter[str] = Counter()
        self.sure: set[str] = set()
        self.known: list[Name] = []
        self._spelt: dict[str, Ref] = {}
        self.places = {
            m.end for m in self.matches.values() if m.entries[0].type is EntityType.PLACE and not m.adjective
        }
        self.models = any(e.type is EntityType.MODEL for m in self.matches.values() for e in m.entries)
        self._judge = Nameness(analysis, self.dictionary, self.seen)
        self.present = {m.entries[0].name for m in self.matches.values() if not m.contextual}

    def find(self) -> tuple[Name, ...]:
        """Names in order."""
        candidates = self._candidates()
        self.present |= {n.ref.name for n in self._known(candidates) if n.ref.type not in _MADE}
        self.known = list(self._known(candidates))
        names: list[Name] = []
        unknown = [c for c in candidates if c.span.match is None]
        self.sure = {
            c.span.text for c in unknown if not (c.span.lead or c.titled) and not determined(self.text, c.span)
        }
        self._enrol(unknown)
        names += self._unknown(unknown)
        names += self._known(candidates, inside=True)
        names += [Name(s, e, Ref.to(k, n), "code") for s, e, n, k in find_codes(self.text)]
        names += [*ministries(self.text, names), *funds(self.text, names)]
        names = list(companies_by_adjective(self.analysis, list(disjoint(names))))
        return disjoint([*names, *named_before(self.text, names, self.roster.definitions())])

    def _candidates(self) -> list[Candidate]:
        """The candidates; a common word that begins a sentence loses its doubt where it does what only a name does."""
        found = list(scan(self.analysis, self.matches, self.dictionary))
        weak = [c for c in found if c.span.weak and c.span.match is None and may_stand(self.analysis, c)]
        self.analysis.parse(c.sentence for c in weak)
        sure = {c.span.start for c in weak if stands(self.analysis, c)}
        return [replace(c, span=replace(c.span, weak=False)) if c.span.start in sure else c for c in found]

    def _known(self, candidates: Iterable[Candidate], inside: bool = False) -> Iterator[Name]:
        spans = {c.span.match.start: c.span for c in candidates if c.span.match is not None}
        taken = Cover(sorted((c.span.start, c.span.end) for c in candidates if c.span.match is None and not inside))
        for start, match in self.matches.items():
            span = spans.get(start)
            if span is None and taken.covers(start, match.end):
                continue
            if match.contextual and not self._stands(match, span is None or span.weak):
                continue
            yield self._name(match, max(match.end, span.end if span else 0))

    def _stands(self, match: Match, lead: bool) -> bool:
        return stands_known(self.text, match, lead, self.present, lambda: self._acts(match))

    def _acts(self, match: Match) -> bool:
        """Whether the parse makes the match the subject of a verb that follows it."""
        sentence = self.analysis.sentence_at(match.start)
        tree = self.analysis.tree(sentence)
        span = tree.char_span(match.start - sentence.start, match.end - sentence.start)
        return span is not None and bool(span.root.dep_ in {"nsubj", "nsubjpass"} and span.root.i < span.root.head.i)

    def _name(self, match: Match, end: int) -> Name:
        entry = choose(self.text, match)
        ref = self._as_spelt(entry, match)
        if match.end - match.start > len(match.form) + 1 or (
            match.end > match.start + len(match.form) and self.text[match.end - 1] != "s"
        ):
            ref = Ref.to(entry.type, " ".join(self.text[match.start : match.end].split()))
        self.roster.define(self.text, end, ref)
        if ref.type is EntityType.PERSON and " " in ref.name:
            self.roster.add(ref.name, ref)
        elif ref.type in _BODIES:
            self.roster.abbreviate(ref)
        return Name(match.start, end, ref, "adjective" if match.adjective else "lexicon")

    def _as_spelt(self, entry: Entry, match: Match) -> Ref:
        """The entity, its name without accents where the text first writes it so ("Orsted"): the id is the same."""
        plain = match.form.casefold() != entry.name.casefold() and slug(match.form) == slug(entry.name)
        return self._spelt.setdefault(entry.id, Ref.to(entry.type, match.form) if plain else entry.ref)

    def _enrol(self, unknown: list[Candidate]) -> None:
        """Enter the full names that the text uses: names of several words first, then of one."""
        plain = [c for c in unknown if not c.span.weak and (not c.titled or formed(self.text, c.span))]
        for candidate in plain:
            self._vote(candidate)
        vote_neighbours(self.text, self.known, self.ballots, unknown)
        vote_people(self.analysis, plain, self.ballots, self.dictionary)
        many = [c for c in plain if c.span.pieces > 1 and self._judge.named(c, self.ballots[written(c.span.text)])]
        part = shorter_forms(many)
        for candidate in many:
            if written(candidate.span.text) not in part:
                self._enter(candidate)
        for candidate in plain:
            if self.roster.resolve(written(candidate.span.text)) is None and self._judge.named(
                candidate, self.ballots[written(candidate.span.text)]
            ):
                self._enter(candidate)

    def _vote(self, candidate: Candidate) -> None:
        span = candidate.span
        after = self.matches.get(span.end + 2) if self.text[span.end : span.end + 2] == ", " else None
        place = after is not None and after.entries[0].type is EntityType.PLACE and not after.adjective
        place = place and after is not None and self.text[after.end : after.end + 2] not in {"'s", "’s"}
        self.seen[written(span.text)] += 1
        ballot = self.ballots.setdefault(written(span.text), Counter())
        ballot.update(votes(self.text, span, place))
        ballot.update(version_votes(self.text, span.text, self.models))
        ballot.update([EntityType.COMPANY] if homed(self.text, span.end, self.matches) else ())
        if span.start - 3 in self.places and self.text[span.start - 3 : span.start] in {"'s ", "’s "}:
            ballot[EntityType.COMPANY] += 2
        body = self.matches.get(span.end + 4) if self.text[span.end : span.end + 4] == " of " else None
        if body is not None and body.entries[0].type is EntityType.COMPANY and span.pieces in _FULL_NAME:
            ballot[EntityType.PERSON] += 2

    def _enter(self, candidate: Candidate) -> None:
        name = written(candidate.span.text)
        entries = load().by_alias(name)
        ref = entries[0].ref if entries else Ref.to(winner(self.ballots.get(name, Counter())), name)
        self.roster.add(name, ref)
        self.roster.define(self.text, candidate.span.end, self.roster.resolve(name) or ref)

    def _unknown(self, unknown: list[Candidate]) -> Iterator[Name]:
        for candidate in unknown:
            span = candidate.span
            if span.weak and span.text not in self.sure and not self._carried_on(span):
                continue
            ref = self.roster.resolve(written(span.text)) or self.roster.resolve(span.text)
            if ref is not None:
                how = "capitals" if ref.name == written(span.text) else "short form"
                yield Name(span.start, span.end, ref, how)
            elif candidate.titled or (span.lead and span.pieces > 1):
                yield from self._within(span.start, span.end)

    def _carried_on(self, span: Span) -> bool:
        """Whether a common word that begins a sentence is the short form of a name, by what follows it."""
        follow = _CARRIED.match(self.text, span.end)
        return bool(follow and (not follow.group(1) or follow.group(1) in vocabulary().act_verbs))

    def _within(self, start: int, end: int) -> Iterator[Name]:
        """The names of the roster inside a run of a heading: its longest runs of whole words that are forms."""
        words = [(m.start(), m.end()) for m in _RUN_WORD.finditer(self.text, start, end)]
        at = 0
        while at < len(words):
            for last in range(len(words), at, -1):
                low, high = words[at][0], words[last - 1][1]
                ref = self.roster.resolve(" ".join(self.text[low:high].split()))
                if ref is not None:
                    yield Name(low, high, ref, "heading")
                    at = last - 1
                    break
            at += 1
