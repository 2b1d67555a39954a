"""Questions to the graph: filters as values, and the rows that they find."""
