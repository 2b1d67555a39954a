"""The subjects of a figure: of everybody who may be meant the likeliest, with who trades or acts together with it.

Weights come from `tests/training/subjects.py`. What the labels call right is one name; a second one is told only where
the grammar has it: "Acme agreed to buy Beta for $2bn" tells of both.
"""

from spacy.tokens import Token

from graph.model import Ref
from ingest.classifier import classifier
from ingest.context.path import SAYING, SUBJECTS, TRADING
from ingest.context.pool import Pool, names_around, pool
from ingest.context.topic import AGENTS
from ingest.context.view import View
from ingest.quantities.line import Form


def choose(view: View) -> tuple[Ref, ...]:
    """Of whom the figure tells, the likeliest first; at most two, empty where nobody was named. The topic takes note.

    In a text of several stories a sentence without names goes on with what it was about; a target price in an item is
    its head's, whoever sets it.
    """
    topic = view.topic
    settled = (not topic.strong and not names_around(view)) or (view.kind == "target" and topic.headed)
    best = None if settled else _plain(view) or likeliest(pool(view))
    chosen = topic.refs if best is None else (best, *(_partner(view, best) or _joined(view, best)))
    topic.told, topic.told_in = chosen, view.scene.sentence.paragraph
    return chosen


def _plain(view: View) -> Ref | None:
    """Whom the words themselves give: the name right before a signed share ("Nasdaq 100 -0.7%"), the subject of a
    multiple, which has what is compared after it ("Intel has twice the staff of AMD")."""
    amount = view.bearing.amount
    if amount.sign and amount.unit == "%":
        text = view.analysis.text
        return next((n.ref for n in names_around(view) if n.end < view.start and text[n.end : view.start] == " "), None)
    if amount.form is Form.MULTIPLE and amount.unit == "x" and view.verb is not None and view.verb.lemma_ == "have":
        return next(iter(_under(view, [c for c in view.verb.children if c.dep_ in SUBJECTS])), None)
    return _contrasted(view)


def _contrasted(view: View) -> Ref | None:
    """The subject of a clause behind "while" or "whereas", which sets its own amount against another's ("A added 40 MW,
    while B added 5 MW")."""
    verb = view.verb
    if verb is None or verb.dep_ != "advcl" or verb.lemma_.lower() in SAYING:
        return None
    if not any(c.dep_ == "mark" and c.lower_ in {"while", "whereas"} for c in verb.children):
        return None
    return next(iter(_under(view, [c for c in verb.children if c.dep_ in SUBJECTS])), None)


def likeliest(candidates: Pool) -> Ref | None:
    """The candidate with the best score, the first named of equals; null where there is none."""
    model = classifier("subjects")
    return max(candidates, key=lambda ref: model.score(candidates[ref]), default=None)


def _partner(view: View, best: Ref) -> tuple[Ref, ...]:
    """The object of a verb of trade whose subject was chosen, or its subject where the object was."""
    verb = view.verb
    if verb is None or verb.lemma_.lower() not in TRADING:
        return ()
    above = verb.head if verb.dep_ == "xcomp" else verb
    subjects = _under(view, [c for c in (*verb.children, *above.children) if c.dep_ in SUBJECTS])
    objects = _under(view, [c for c in verb.children if c.dep_ in {"dobj", "dative"}])
    others = objects if best in subjects else subjects if best in objects else ()
    return tuple(ref for ref in others if ref != best and ref.type in AGENTS)[:1]


def _joined(view: View, best: Ref) -> tuple[Ref, ...]:
    """Who did it together with the chosen one: "Acme and Beta formed a pact for 10 gigawatts" tells of both."""
    verb = view.verb
    if verb is None or any(t.lower_ == "respectively" for t in verb.subtree):
        return ()
    subjects = _under(view, [c for c in verb.children if c.dep_ in SUBJECTS])
    return tuple(ref for ref in subjects if ref != best and ref.type in AGENTS)[:1] if best in subjects else ()


def _under(view: View, tokens: list[Token]) -> tuple[Ref, ...]:
    """Whom these words and what is joined to them name."""
    offset = view.scene.sentence.start
    spans = [(offset + t.idx, offset + t.idx + len(t.text)) for c in tokens for t in (c, *c.conjuncts)]
    return tuple(n.ref for n in names_around(view) if any(n.start < end and start < n.end for start, end in spans))
