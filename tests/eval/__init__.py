"""How well extraction reads, measured on labelled documents, and the floors that hold it there."""
