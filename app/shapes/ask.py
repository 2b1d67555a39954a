"""Answers to questions in words."""

from pydantic import JsonValue

from graph.model import Value


class Read(Value):
    """How a question was read: in words, and as the list and the parameters that it became."""

    words: str
    list: str | None
    parameters: dict[str, tuple[str, ...]]


class AskAnswer(Value):
    """`results` is just what `url` answers; null where the question is not understood or names what nobody bears.

    `not_understood` are the words of the question that the reading leaves out, `suggestion` is a question without
    them, `problem` says why there are no results.
    """

    question: str
    reading: Read
    url: str | None
    results: JsonValue
    not_understood: tuple[str, ...]
    suggestion: str | None
    problem: str | None = None
