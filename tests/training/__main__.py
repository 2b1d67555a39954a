"""`python -m tests.training [NAME ...]`: train what is learned anew, all of it or what is named."""

import sys
from collections.abc import Callable

from tests.training import subjects
from tests.training.coreference import train_coreference
from tests.training.deals import train_deals

TRAINED: dict[str, Callable[[], None]] = {
    "coreference": train_coreference,
    "deals": train_deals,
    "subjects": subjects.train,
}
"""Each classifier's name with what trains and saves it; a new one is a module in this folder and a row here."""


def main(names: list[str]) -> None:
    """Train each. Raises KeyError for a name that is not in the table."""
    for name in names or sorted(TRAINED):
        TRAINED[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
