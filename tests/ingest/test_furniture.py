"""What is page furniture and what is not."""

import pytest

from ingest.furniture import find_furniture
from ingest.segment import segment


def flagged(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_furniture(text, segment(text))]


FURNITURE = [
    "Read more: Otters return to the Spree as prices rise 40%",
    "RELATED: Ferry maker wins $2bn order",
    "Sign up for our morning newsletter and never miss a deal.",
    "Get The Daily Otter in your inbox",
    "We read 400 reports a day and send you the best three.",
    "Join 12,000 readers who start their day with us",
    "Save 30% on a yearly subscription today",
    "Advertisement",
    "Skip to content",
    "Share this article",
    "(Reporting by A. Weaver; editing by B. Fuller)",
    "Photo: Harbour office",
    "FOR IMMEDIATE RELEASE",
    "###",
    "Media contact: Ann Poe, +44 20 5550 1234",
    "Page 3 of 12",
    "© 2026 Otter Media Ltd. All rights reserved.",
    "Source: company filings",
    "Subscribe for €7 a month | Read next: Otter farm sold for €3m",
    "Ann Poe's latest novel, Low Water, is out in hardback at £18.",
    "Otter Brokers advised Weir Ferries in the past 6 months. This report is not investment advice.",
]
PROSE = [
    "Subscribers paid $9 a month, and the firm's book value was $40 million.",
    "The newsletter company signed up 40,000 subscribers in May.",
    "Readers joined the protest, and 300 of them were fined $50 each.",
    "More than 12 utilities signed the pact on Monday.",
    "He said the source of the money was a loan of €3 million.",
    "By 2030 the port will need 4 GW of power.",
    "Latest figures show a rise of 4 per cent.",
    "AMX +1.2% | ORL -3.0% | BRT +0.4% | GLD -1%",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert flagged(f"The yard won an order for 4 ferries.\n\n{line}\n\nIt will hire 200 welders.") == [line]


@pytest.mark.parametrize("line", PROSE)
def test_prose(line: str) -> None:
    assert flagged(f"The yard won an order for 4 ferries.\n\n{line}\n\nIt will hire 200 welders.") == []


def test_a_list_of_other_stories_ends_where_prose_goes_on() -> None:
    teaser = (
        "The yard at Emden has sold two tugs to a rival for $40 million, it said. A third may follow, but its owner..."
    )
    head = "Ferries sell well.\n\nLatest stories\n\nMay 4, 2026\n\nTugs for all\n\n"
    text = f"{head}{teaser}\n\nThe port was glad. It grew."
    assert flagged(text) == [text[text.index("Latest") : text.index(teaser) + len(teaser)]]


def test_a_heading_without_teasers_is_no_list() -> None:
    assert flagged("More stories\n\nThe port said it was glad of the order. It grew by 4%.") == []
