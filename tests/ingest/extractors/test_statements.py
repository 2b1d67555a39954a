"""Who said what: rows of text with the speakers, the kind and the words said."""

import pytest

from graph.model import Document, Origin
from ingest.pipeline import Extractor

EXTRACTOR = Extractor()

ROWS: list[tuple[str, list[tuple[str, str, str]]]] = [
    # direct, attribution behind, split, carried on
    (
        '"We will buy 40 jets," Kelly Ortberg said. "Not one more than that."',
        [
            ("direct", "Kelly Ortberg", "We will buy 40 jets,"),
            ("direct", "Kelly Ortberg", "Not one more than that."),
        ],
    ),
    (
        "“Power is short,” said Satya Nadella, chief executive of Microsoft.",
        [("direct", "Satya Nadella", "Power is short,")],
    ),
    ("‘We sold out,’ said Satya Nadella.", [("direct", "Satya Nadella", "We sold out,")]),
    # direct, attribution before
    (
        "Satya Nadella was blunt: “This is a big year for us.”",
        [("direct", "Satya Nadella", "This is a big year for us.")],
    ),
    ('Satya Nadella said: "It is power."', [("direct", "Satya Nadella", "It is power.")]),
    # part of indirect speech
    (
        'Satya Nadella said the plan was "quite unbelievable" at first.',
        [
            ("indirect", "Satya Nadella", 'the plan was "quite unbelievable" at first'),
            ("direct", "Satya Nadella", "quite unbelievable"),
        ],
    ),
    # indirect
    (
        "Microsoft said on Monday that it would spend $80 billion.",
        [("indirect", "Microsoft", "it would spend $80 billion")],
    ),
    ("Boeing will build 40 jets a month, Airbus said.", [("indirect", "Airbus", "Boeing will build 40 jets a month")]),
    (
        "Oil demand has peaked, warns the International Energy Agency.",
        [
            ("indirect", "International Energy Agency", "Oil demand has peaked"),
        ],
    ),
    (
        "Microsoft, which said last week that it would spend $80 billion, has cut jobs.",
        [
            ("indirect", "Microsoft", "it would spend $80 billion"),
        ],
    ),
    (
        "Satya Nadella has not decided, he said, adding that it would take a year.",
        [
            ("indirect", "Satya Nadella", "Satya Nadella has not decided"),
            ("indirect", "Satya Nadella", "it would take a year"),
        ],
    ),
    # according to
    (
        "According to Goldman Sachs, demand will reach 44 GW by 2030.",
        [
            ("indirect", "Goldman Sachs", "demand will reach 44 GW by 2030"),
        ],
    ),
    (
        "Demand will reach 44 GW, according to a report by Goldman Sachs.",
        [
            ("indirect", "Goldman Sachs", "Demand will reach 44 GW"),
        ],
    ),
    # unnamed
    (
        "Sales would triple, according to three people familiar with the plan.",
        [
            ("indirect", "three people familiar with the plan", "Sales would triple"),
        ],
    ),
    ("Analysts expect that prices will fall by 5%.", [("indirect", "Analysts", "prices will fall by 5%")]),
    # bodies that somebody speaks for
    ("A spokesman for Boeing said the order was firm.", [("indirect", "Boeing", "the order was firm")]),
    # attributions set off by commas
    (
        "Power prices, Satya Nadella said, will stay high.",
        [
            ("indirect", "Satya Nadella", "Power prices, Satya Nadella said, will stay high"),
        ],
    ),
    (
        "The plant is shut, Boeing said on Friday, and will not open before May.",
        [
            ("indirect", "Boeing", "The plant is shut"),
            ("indirect", "Boeing", "will not open before May"),
        ],
    ),
    (
        "Sales are flat, wrote Satya Nadella, who thinks that prices are too high.",
        [
            ("indirect", "Satya Nadella", "Sales are flat"),
            ("indirect", "Satya Nadella", "prices are too high"),
        ],
    ),
    (
        "Boeing, the maker of the 737, told a hearing that demand would double by 2040.",
        [
            ("indirect", "Boeing", "demand would double by 2040"),
        ],
    ),
    (
        "Orders have dried up, people briefed on the plan said.",
        [
            ("indirect", "people briefed on the plan", "Orders have dried up"),
        ],
    ),
    ("Talks with Airbus have ended, per Reuters.", [("indirect", "Reuters", "Talks with Airbus have ended")]),
    # denials, names given, values put
    (
        "Boeing denied a report that it was in talks with Airbus.",
        [
            ("indirect", "Boeing", "a report that it was in talks with Airbus"),
        ],
    ),
    ("Boeing dismissed the report as 'fiction'.", [("direct", "Boeing", "fiction")]),
    (
        "Goldman Sachs puts the cost of the plan at $4 billion.",
        [
            ("indirect", "Goldman Sachs", "the cost of the plan at $4 billion"),
        ],
    ),
    (
        "Goldman Sachs sees demand doubling to 4 GW by 2030.",
        [
            ("indirect", "Goldman Sachs", "demand doubling to 4 GW by 2030"),
        ],
    ),
    ("Goldman Sachs warned of a fall of 5% in orders.", [("indirect", "Goldman Sachs", "of a fall of 5% in orders")]),
    # pronouns
    (
        "Boeing has 'never asked for help', it said.",
        [
            ("direct", "Boeing", "never asked for help"),
            ("indirect", "Boeing", "Boeing has 'never asked for help'"),
        ],
    ),
    # people without a name
    ('"It is a disgrace," said one crew member.', [("direct", "one crew member", "It is a disgrace,")]),
    # what is no statement
    ("Neither side would say how the order is priced.", []),
    ("In 2024 alone, Boeing added 400 jets, more than ever.", []),
    ("Boeing declined to comment.", []),
    ("Airbus did not say when the plant would open.", []),
    ('The so-called "magnificent seven" rose 3%.', []),
    ('Nvidia unveiled its "Rubin" chip.', []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_statements(text: str, expected: list[tuple[str, str, str]]) -> None:
    reading = EXTRACTOR.read(Document.of(text, Origin(name="row")))
    found = [(s.kind.value, s.speaker.name, s.quote) for s in reading.statements]
    assert sorted(found) == sorted(expected)


def test_roles_and_bodies() -> None:
    text = "“Power is short,” said Satya Nadella, chief executive of Microsoft. He said it would stay so."
    first, second = EXTRACTOR.read(Document.of(text, Origin(name="row"))).statements
    assert (first.speaker_role, first.affiliation and first.affiliation.name) == ("chief executive", "Microsoft")
    assert (second.speaker.name, second.quote) == ("Satya Nadella", "it would stay so")


def test_a_transcript_is_turns_without_the_operator() -> None:
    text = (
        "OPERATOR: Good morning.\n\nSATYA NADELLA, CEO: Thank you. Sales rose 4%.\n\nOPERATOR: Next question.\n\n"
        "SATYA NADELLA, CEO: It is power."
    )
    statements = EXTRACTOR.read(Document.of(text, Origin(name="row"))).statements
    assert [(s.speaker.name, s.speaker_role, s.quote) for s in statements] == [
        ("Satya Nadella", "CEO", "Thank you. Sales rose 4%."),
        ("Satya Nadella", "CEO", "It is power."),
    ]


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker() -> None:
    text = "“It began slowly,” Satya Nadella said. “Then it grew.\n\n“And now it is here,” he said."
    statements = EXTRACTOR.read(Document.of(text, Origin(name="row"))).statements
    assert [s.speaker.name for s in statements] == ["Satya Nadella"] * 3
