"""The figure grammar: from the words of a sentence to its amounts. Pure functions over text, no parse, no document."""
