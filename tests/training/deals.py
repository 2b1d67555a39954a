"""Training of deals: which pairs of companies deal (`deal_pair`), of which family (`deal_capital` ...), which of the
two takes (`deal_taker`), who fills an open role (`deal_filler`), and which tellings are deals (`deal_worth`).

A pair is right where the evidence of a labelled deal holds both and they play different roles in it. Later models are
trained on what earlier ones say of documents that they have not seen.
"""

from collections.abc import Callable, Iterator, Sequence

from graph.families import FAMILIES
from graph.vocab import Role
from ingest.classifier import Classifier
from ingest.deals import judge
from ingest.deals.bond import KNOWN_FAMILIES, PAIR, TAKER, family_model
from ingest.deals.choices import choices, open_role
from ingest.deals.couple import clues, couples
from ingest.deals.fillers import fillers
from ingest.deals.judge import ACCEPTOR, RANKER, weigh
from tests.eval.score import name_key
from tests.training.deal_labels import Labels, covers, kin, labels_of, names, roles, verdict, within
from tests.training.documents import labelled_deals
from tests.training.fit import Example, fit, left_out, save

_FOLDS = 10
_STRENGTH = 0.1
_TAKERS = frozenset({Role.INVESTOR, Role.LENDER, Role.ACQUIRER, Role.BUYER, Role.LESSEE, Role.LICENSEE})
_THRESHOLDS = {ACCEPTOR: judge.LEAST}

Examples = dict[str, list[Example]]
Models = Callable[[str], Classifier]


def pair_examples(document: Labels) -> Examples:
    """For each model of pairs its examples."""
    found: Examples = {name: [] for name in (PAIR, TAKER, *map(family_model, KNOWN_FAMILIES))}
    for told in document.told:
        for couple in couples(told.tree) if told.tree is not None else ():
            some = clues(document.analysis, couple, told.events)
            two = [told.tree.names[t.i] for t in (couple.first, couple.second)]  # type: ignore[union-attr]
            label = document.label_of(two)
            played = roles(label, [n.ref.name for n in two]) if label else []
            sides = len(set(played)) > 1 or Role.PARTNER in played
            if label is None or not label["borderline"]:
                found[PAIR].append(Example(some, sides, document.name))
            if label is not None and sides:
                _described(found, Example(some, True, document.name), FAMILIES.get(label["type"], "other"), played)
    return found


def _described(found: Examples, example: Example, family: str, played: Sequence[Role | None]) -> None:
    """Add the examples of family and direction of a pair that is a deal."""
    for one in KNOWN_FAMILIES:
        found[family_model(one)].append(Example(example.features, one == family, example.document))
    takes = [role in _TAKERS for role in played]
    if takes[0] != takes[1]:
        found[TAKER].append(Example(example.features, takes[0], example.document))


def filler_examples(document: Labels) -> Iterator[Example]:
    """An example for each company that may fill an open role of a telling that a label covers."""
    for event in document.events:
        role = open_role(event)
        fits = [d for d in document.labels if covers(document, d, event) and within(d, names(event))]
        fits = [d for d in fits if kin(d, event)] or fits
        if role is None or not fits:
            continue
        for filler in fillers(document.scene, event, role, document.events):
            some = {*names(event), name_key(filler.name.ref.name)}
            yield Example(filler.clues, any(within(d, some) for d in fits), document.name)


def worth_examples(document: Labels, models: Models) -> Iterator[Example]:
    """An example for each way in which a telling of one side may be completed."""
    heard = weigh(document.analysis, document.told, models)
    for one in heard.open:
        for choice in choices(document.scene, one.event, heard.rules, one.bonds, models(RANKER)):
            right = verdict(document, choice.event)
            if right is not None:
                yield Example(choice.clues, right, document.name)


def trained(examples: Sequence[Example]) -> Classifier:
    """The classifier for these examples."""
    return fit(examples, strength=_STRENGTH)


def without(found: Examples, names_: set[str]) -> Models:
    """The models of these examples as they are without some documents."""
    made = {key: trained([e for e in some if e.document not in names_]) for key, some in found.items()}
    return made.__getitem__


def first_examples(documents: Sequence[Labels]) -> Examples:
    """The examples of all models but the last."""
    found: Examples = {RANKER: []}
    for document in documents:
        found[RANKER] += filler_examples(document)
        for key, some in pair_examples(document).items():
            found.setdefault(key, []).extend(some)
    return found


def last_examples(documents: Sequence[Labels], first: Examples) -> list[Example]:
    """The examples of the last model, by what the others say of documents that they have not seen."""
    found: list[Example] = []
    for fold in range(_FOLDS):
        out = documents[fold::_FOLDS]
        models = without(first, {d.name for d in out})
        found += [e for d in out for e in worth_examples(d, models)]
    return found


def train_deals() -> None:
    """Train all of them."""
    documents = [labels_of(one) for one in labelled_deals()]
    found = first_examples(documents)
    found[ACCEPTOR] = last_examples(documents, found)
    for name, examples in found.items():
        save(name, trained(examples), _score(name, examples))


def _score(name: str, examples: Sequence[Example]) -> dict[str, float]:
    """Precision and recall by documents left out, at the probability that is asked for."""
    chances = left_out(examples, _FOLDS, trained)
    least = _THRESHOLDS.get(name, 0.5)
    taken = [e.right for e, p in zip(examples, chances, strict=True) if p >= least]
    wanted = sum(e.right for e in examples)
    share = {"precision": sum(taken) / max(1, len(taken)), "recall": sum(taken) / max(1, wanted)}
    return {"examples": len(examples), **{key: round(value, 3) for key, value in share.items()}}
