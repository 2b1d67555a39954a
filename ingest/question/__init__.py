"""Questions in words: which list of the service they ask for, with which parameters. No model, no guess.

Read by the same lexicons and figure grammar as the documents. What no rule reads is named, never passed over.
"""

from ingest.question.asked import Known, Question
from ingest.question.reading import read_question

__all__ = ["Known", "Question", "read_question"]
