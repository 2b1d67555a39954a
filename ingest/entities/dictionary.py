"""Which words are common English words: a capital on one of them is weak evidence of a name.

The list is that of the model's lemmatizer (WordNet's index), so it costs nothing to bring along; without such a table
every word counts as uncommon.
"""

from functools import lru_cache

from ingest.entities.vocabulary import vocabulary
from ingest.syntax import Parser

_ENDINGS = (
    ("ised", ""),
    ("ized", ""),
    ("ised", "ize"),
    ("ising", "ize"),
    ("ise", "ize"),
    ("isation", "ization"),
    ("our", "or"),
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("ers", ""),
    ("ers", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("ly", ""),
    ("ally", ""),
)

_PREFIXES = (
    "re",
    "pre",
    "un",
    "non",
    "over",
    "out",
    "under",
    "anti",
    "mis",
    "de",
    "co",
    "hyper",
    "super",
    "multi",
    "cyber",
    "crypto",
    "micro",
)


class Dictionary:
    """Lower-case base forms; inflected forms are led back to them by their endings."""

    def __init__(self, words: frozenset[str], function: frozenset[str]) -> None:
        self._words = words
        self._function = function

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, parser: Parser) -> "Dictionary":
        """The dictionary that comes with the parser's model."""
        language = parser._nlp
        words: set[str] = set(vocabulary().nouns)
        if "lemmatizer" in language.pipe_names:
            lookups = language.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
            for table in ("lemma_index", "lemma_exc"):
                if lookups.has_table(table):
                    words.update(word for part in lookups.get_table(table).values() for word in part)
        return cls(frozenset(words), frozenset(language.Defaults.stop_words))

    def function(self, word: str) -> bool:
        """Whether the word is a pronoun, article, conjunction and the like."""
        return word.lower() in self._function

    def common(self, word: str) -> bool:
        """Whether the word, its capitals aside, or a base form of it, is in the list.

        Compounds with a hyphen are common where all their parts are.
        """
        lower = word.lower().replace("’", "'")
        if lower in self._words or lower in self._function:
            return True
        if "-" in lower:
            return all(self.common(part) for part in lower.split("-") if part)
        if "'" in lower:
            return self.common(lower.split("'", 1)[0])
        return self._derived(lower) or any(lower.startswith(p) and self._derived(lower[len(p) :]) for p in _PREFIXES)

    def _derived(self, lower: str) -> bool:
        return (len(lower) > 3 and lower in self._words) or any(
            len(lower) > len(ending) + 2 and lower.endswith(ending) and lower[: -len(ending)] + base in self._words
            for ending, base in _ENDINGS
        )
