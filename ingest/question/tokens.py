"""The words of a question, and which of them a rule has read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&/][^\W_]+)*\.?(?<![^.]\.(?=$))|%")
_LONGEST = 7


@dataclass(slots=True)
class Words:
    """A question word by word. `used` are the numbers of those that were read."""

    text: str
    tokens: list[re.Match[str]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a question."""
        return cls(text, list(_TOKEN.finditer(text)))

    def __getitem__(self, number: int) -> str:
        return self.tokens[number][0].casefold().removesuffix("'s").removesuffix("’s")

    def __len__(self) -> int:
        return len(self.tokens)

    def said(self, start: int, end: int) -> str:
        """The words from one to before another, as the question has them."""
        words = self.text[self.tokens[start].start() : self.tokens[end - 1].end()]
        return words.removesuffix("'s").removesuffix("’s")

    def runs(self) -> Iterator[tuple[int, int]]:
        """Every run of unread words, the longer first, then by place."""
        for length in range(min(_LONGEST, len(self)), 0, -1):
            for start in range(len(self) - length + 1):
                if not self.used.intersection(range(start, start + length)):
                    yield start, start + length

    def use(self, start: int, end: int) -> None:
        """Mark words as read."""
        self.used.update(range(start, end))

    def use_span(self, start: int, end: int) -> None:
        """Mark the words of some characters as read."""
        self.used.update(i for i, token in enumerate(self.tokens) if token.start() < end and start < token.end())

    def read(self, start: int, end: int) -> bool:
        """Whether a word among these characters was read already."""
        return any(t.start() < end and start < t.end() and i in self.used for i, t in enumerate(self.tokens))

    def find(self, phrases: Iterable[str]) -> tuple[int, int] | None:
        """The first and longest of these phrases among the unread words."""
        wanted = frozenset(phrases)
        for start, end in self.runs():
            if self.joined(start, end) in wanted:
                return start, end
        return None

    def joined(self, start: int, end: int) -> str:
        """The words in lower case, a space between."""
        return " ".join(self[i] for i in range(start, end))

    def left(self) -> list[int]:
        """The unread words."""
        return [i for i in range(len(self)) if i not in self.used]
