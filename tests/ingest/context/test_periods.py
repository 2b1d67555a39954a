"""Periods of figures in sentences: which words of time date a figure, and which belong to something else."""

import pytest

from tests.ingest.extractors.test_figures import figures

ROWS: list[tuple[str, str, str | None]] = [
    # A time in the figure's own clause, or in a clause on the figure itself, dates it.
    ("Orvane spent $40 million on ovens in 2024.", "$40 million", "2024"),
    ("It lost less than the $30 million it had feared in July.", "$30 million", "July"),
    ("Orvane plans to spend $40 million on ovens by 2029.", "$40 million", "by 2029"),
    ("Orvane was sold in 2019, when Tarn Capital paid $70 million for it.", "$70 million", "2019"),
    ("The bakery charged $3.10, compared with $2.40 two years earlier.", "$2.40", "two years earlier"),
    ("Freight rates fell 4% in a single day.", "4%", "a single day"),
    ("Lenders arranged $9 billion of loans in the week.", "$9 billion", "the week"),
    ("The chain cut spending for the year to $12 million.", "$12 million", "year"),
    ("Funds took in $5 billion in the seven days to Friday.", "$5 billion", "the seven days to Friday"),
    ("Bosses were told that sales in the third quarter came to $6 million.", "$6 million", "the third quarter"),
    # An amount that is set beside another of its unit, in the same tense, is of the same time.
    (
        "The bakeries will need 40 MW over the next three years, but only 25 MW will be there.",
        "25 MW",
        "over the next three years",
    ),
    ("The bakeries will need 40 MW over the next three years, but only 25 MW was ever built.", "25 MW", None),
    # A time of another clause does not.
    ("Orvane plans to open ten mills by 2029, with analysts predicting it could earn $3 billion.", "$3 billion", None),
    ("The bakery, which employs 90 people, was bought in March by Tarn Capital.", "90 people", None),
    ("The bakery was founded in 1998 and employs 90 people.", "90 people", None),
    ("Orvane ordered 60 ovens after its profit fell last month.", "60 ovens", None),
    ("Tarn Capital sold the bakery for $8 million to a rival that it had left in 2016.", "$8 million", None),
    ("Orvane bought a mill for $6 million, to be delivered within nine months.", "$6 million", None),
    ("The paper reported in May that Orvane would pay $2 million.", "$2 million", None),
    # The term of a contract dates the contract; what is given up is dated by nothing.
    ("Orvane sold $200 million of bonds due in 2040.", "$200 million", None),
    ("Banks extended its $50 million credit line until 2031.", "$50 million", None),
    ("A sale of 30% of the bakery was called off last month.", "30%", None),
    # A length of time is dated by no words before it.
    ("Last week Orvane signed a ten-year lease.", "ten-year", None),
    ("In the past four years Orvane opened 12 shops.", "four years", "the past four years"),
    # What another level or event is counted from.
    ("The offer is a premium of 8% to the closing price on 3 March.", "8%", None),
    ("Orvane raised $7 million, a year after its first round.", "$7 million", None),
    ("Orvane bought two 2012-built ships for $9 million.", "$9 million", None),
    ("Orvane ordered 40 ovens, its largest purchase to date.", "40 ovens", None),
]


@pytest.mark.parametrize(("text", "quote", "period"), ROWS)
def test_period(text: str, quote: str, period: str | None) -> None:
    figure = next(f for f in figures(text) if f.text in quote or quote in f.text)
    assert (figure.period.text if figure.period else None) == period
