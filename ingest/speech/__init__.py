"""Who said what: quotations, verbs of saying, their speakers and the words said."""
