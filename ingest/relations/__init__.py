"""Relations: patterns over a sketch of the sentence, verbs of its parse, and what deals and speakers tell."""
