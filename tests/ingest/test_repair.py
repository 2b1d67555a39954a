"""Damage is mended in the shadow; every shadow character leads back to raw ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.repair import repair
from ingest.shadow import Edit, Shadow

MENDED = [
    ("Itâ€™s Alphabetâ€™s", "It’s Alphabet’s"),
    ("â€œYes,â€\ufffd he said", "“Yes,” he said"),
    ("Â¥181bn and â‚¬36bn, cafÃ©", "¥181bn and €36bn, café"),
    ("AT&amp;T &#8217; &mdash; x", "AT&T ’ — x"),
    ("Orlen‘s plant", "Orlen’s plant"),
    ("a\u00a0b\u2009c\u00add", "a b cd"),
    ("The U?S? Treasury", "The U.S. Treasury"),
    ("up 5?6% in the U?S? market", "up 5.6% in the U.S. market"),
    (
        "Rates fell in the U?S? What now? Nobody knows? It rained?",
        "Rates fell in the U.S. What now? Nobody knows. It rained.",
    ),
    ("a fall\ufffdthe first", "a fall—the first"),
    ("between $4\ufffd$5", "between $4–$5"),
    ("Orlen\ufffds plant", "Orlen’s plant"),
    ("the \ufffdquoted\ufffd words", "the “quoted” words"),
    ("list\n\ufffdfirst", "list\n•first"),
    ("Market overviewThe company sells soap.", "Market overview\nThe company sells soap."),
    ("What it means for BASFThe group has sold a plant.", "What it means for BASF\nThe group has sold a plant."),
    ("LinkedIn has users, NVDA rose, BMWs sold", "LinkedIn has users, NVDA rose, BMWs sold"),
    ("OpenAI and DeepSeek and McDonald", "OpenAI and DeepSeek and McDonald"),
    ("Is it true? It is. Why? Because.", "Is it true? It is. Why? Because."),
]


@pytest.mark.parametrize(("raw", "mended"), MENDED)
def test_mends(raw: str, mended: str) -> None:
    assert repair(raw).text == mended


def test_hard_breaks_become_spaces_and_bullets_do_not() -> None:
    wrapped = (
        "The ferry operator said on Monday that it had ordered four electric vessels\n"
        "from a yard in Gdansk, the first of which will sail between Rostock and the\n"
        "island of Bornholm in 2028, and that it has an option for two sister vessels\n"
        "after that.\n"
    )
    assert "\n" not in repair(wrapped).text.rstrip("\n")
    bullets = (
        "Orders this week in the shipping trade were lively, brokers said on Friday:\n- four ferries\n- two tugs\n"
    )
    assert repair(bullets).text == bullets


@given(st.text(alphabet=st.sampled_from(list("aB .?!\n\ufffd“”â€™Ã©¥&amp;#8217U$5%-,\u00a0")), max_size=80))
def test_shadow_spans_lie_in_the_raw_text_in_order(raw: str) -> None:
    shadow = repair(raw)
    previous = 0
    for i in range(len(shadow.text)):
        start, end = shadow.raw_span(i, i + 1)
        assert 0 <= start < end <= max(len(raw), start + 1)
        assert start >= previous
        previous = start


def test_a_text_without_damage_is_its_own_shadow() -> None:
    text = "Plain words.\n\nMore of them, and 5% more."
    assert repair(text).text is text


def test_edits_must_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Shadow.of("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


def test_an_edit_on_an_edit_leads_back_to_the_raw_text() -> None:
    shadow = Shadow.of("aXXXbYc", [Edit(1, 4, "-")]).edited([Edit(3, 4, "==")])
    assert shadow.text == "a-b==c"
    assert [shadow.raw_span(i, i + 1) for i in range(6)] == [(0, 1), (1, 4), (4, 5), (5, 6), (5, 6), (6, 7)]
