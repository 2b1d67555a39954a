"""Timings of the layers on the machine at hand: `make bench`. Measured, not gated: a figure holds for its machine."""
