"""Which of its figures a text itself relates: sums, differences, shares, growth, rates, amounts told again.

Found in the words between the figures, never in their values alone: that 44 less 25 is 19 relates nothing until the
text calls the 19 a gap. What was found is recomputed by `graph.arithmetic`.
"""

from ingest.arithmetic.links import find_links

__all__ = ["find_links"]
