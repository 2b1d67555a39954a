"""Where the words stand that tell of a deal: its clause, and the phrase of its goods."""

from spacy.tokens import Token

from ingest.deals.tree import CLAUSES, Tree


def phrase(tree: Tree, token: Token) -> str:
    """A noun with what stands before it, in the words of the text."""
    left = [t for t in token.lefts if t.dep_ in {"compound", "amod", "nmod", "poss", "nummod"} and t.dep_ != "poss"]
    start = min([token.i, *(t.left_edge.i for t in left if t.dep_ != "nummod")])
    first, last = tree.doc[start], token
    return f"{tree.masked.at[first.idx]}:{tree.masked.ends[last.idx + len(last) - 1]}"


def clause(tree: Tree, token: Token) -> tuple[int, int]:
    """The shadow offsets of the clause that holds a trigger, without the clauses that are coordinated with it."""
    top = token
    while top.pos_ not in {"VERB", "AUX"} and top.head != top:
        top = top.head
    while top.dep_ == "xcomp" and top.head.pos_ in CLAUSES:
        top = top.head
    apart = {
        t.i for c in top.children if c.dep_ in {"conj", "parataxis"} and c.pos_ in {"VERB", "AUX"} for t in c.subtree
    }
    inside = [t for t in top.subtree if t.i not in apart and not t.is_punct]
    run = [t for t in inside if token.left_edge.i <= t.i <= token.right_edge.i or t.i not in apart]
    begin, end = min(t.i for t in run), max(t.i for t in run)
    return tree.span(tree.doc[begin])[0], tree.span(tree.doc[end])[1]
