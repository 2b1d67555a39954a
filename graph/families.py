"""Families of deal types: types that name one deal now so, now otherwise."""

from graph.vocab import DealType

FAMILIES = {
    DealType.INVESTMENT: "capital",
    DealType.FINANCING: "capital",
    DealType.ACQUISITION: "control",
    DealType.MERGER: "control",
    DealType.SUPPLY: "trade",
    DealType.LEASE: "trade",
    DealType.LICENSING: "trade",
    DealType.PARTNERSHIP: "alliance",
    DealType.JOINT_VENTURE: "alliance",
    DealType.OTHER: "other",
}
