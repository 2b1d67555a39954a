"""Names: each row is a text and the names (words, canonical name, type) that it must give, no more and no fewer."""

import pytest

from tests.ingest.entities.reading import names, said

ROWS = [
    # known names, aliases, tickers, adjectives aside
    (
        "Shares of NVDA rose after Advanced Micro Devices (AMD) cut prices; AMD fell.",
        [
            ("NVDA", "Nvidia", "company"),
            ("Advanced Micro Devices", "AMD", "company"),
            ("AMD", "AMD", "company"),
            ("AMD", "AMD", "company"),
        ],
    ),
    ("The OpenAI-AMD pact worries rivals.", [("OpenAI", "OpenAI", "company"), ("AMD", "AMD", "company")]),
    ("It follows Meta and Google's plan.", [("Meta", "Meta", "company"), ("Google", "Google", "company")]),
    (
        "Traders said 'Nvidia' would buy 'Intel' shares.",
        [("Nvidia", "Nvidia", "company"), ("Intel", "Intel", "company")],
    ),
    # words that are names only in context
    ("The target was met and an apple fell.", []),
    ("They missed the Target.", []),
    (
        "Pens from Target cost less than those of Apple.",
        [("Target", "Target", "company"), ("Apple", "Apple", "company")],
    ),
    ("Target said sales fell.", [("Target", "Target", "company")]),
    # legal forms are dropped, with their commas and dots
    (
        "Quillmore Systems, Inc. sued Ostrava Glas GmbH and Brenta Moda SpA.",
        [
            ("Quillmore Systems, Inc", "Quillmore Systems", "company"),
            ("Ostrava Glas GmbH", "Ostrava Glas", "company"),
            ("Brenta Moda SpA", "Brenta Moda", "company"),
        ],
    ),
    ("The board of Marlowe Tiles plc met.", [("Marlowe Tiles plc", "Marlowe Tiles", "company")]),
    # apposition, role, title
    ("Zorvex, a maker of valves, hired staff.", [("Zorvex", "Zorvex", "company")]),
    ("The grid operator, Voltanet, said no.", [("Voltanet", "Voltanet", "company")]),
    ("Mira Oduya, a spokeswoman, declined.", [("Mira Oduya", "Mira Oduya", "person")]),
    (
        "Microsoft CEO Satya Nadella met Senator Orla Quint. Quint and Nadella agreed.",
        [
            ("Microsoft", "Microsoft", "company"),
            ("Satya Nadella", "Satya Nadella", "person"),
            ("Orla Quint", "Orla Quint", "person"),
            ("Quint", "Orla Quint", "person"),
            ("Nadella", "Satya Nadella", "person"),
        ],
    ),
    ("Workers met Mr. Thornquist on Monday.", [("Thornquist", "Thornquist", "person")]),
    # short forms and forms defined in brackets
    (
        "Kestrelwood Compute raised money. Kestrelwood will build a hall.",
        [("Kestrelwood Compute", "Kestrelwood Compute", "company"), ("Kestrelwood", "Kestrelwood Compute", "company")],
    ),
    (
        'Dunbarra Foods Limited ("Dunbarra") sold Mossgrove Dairy to the bank. Dunbarra gained.',
        [
            ("Dunbarra Foods Limited", "Dunbarra Foods", "company"),
            ("Dunbarra", "Dunbarra Foods", "company"),
            ("Mossgrove Dairy", "Mossgrove Dairy", "company"),
            ("Dunbarra", "Dunbarra Foods", "company"),
        ],
    ),
    (
        "Hoek van der Laan BV sued. Van der Laan won.",
        [("Hoek van der Laan BV", "Hoek van der Laan", "company"), ("Van der Laan", "Hoek van der Laan", "company")],
    ),
    # names with "of", "for", "and", "&" inside
    (
        "The Ministry of Transport and the Centre for Tidal Studies asked Brandt & Hale.",
        [
            ("Ministry of Transport", "Ministry of Transport", "organization"),
            ("Centre for Tidal Studies", "Centre for Tidal Studies", "organization"),
            ("Brandt & Hale", "Brandt & Hale", "company"),
        ],
    ),
    # versions and codes
    (
        "GPT-5 beat Gemini 3 Pro and Qwen3 on H200s.",
        [
            ("GPT-5", "GPT-5", "model"),
            ("Gemini 3 Pro", "Gemini 3 Pro", "model"),
            ("Qwen3", "Qwen3", "model"),
            ("H200s", "H200", "chip"),
        ],
    ),
    (
        "The airline flies Boeing 737 MAX 10 jets and A320neos.",
        [("Boeing", "Boeing", "company"), ("737 MAX 10", "737 MAX 10", "product"), ("A320neos", "A320neo", "product")],
    ),
    (
        "DeepSeek said that the DeepSeek model was free.",
        [("DeepSeek", "DeepSeek", "company"), ("DeepSeek", "DeepSeek", "model")],
    ),
    # places
    ("A plant near Ulverbeck, Ohio, will close.", [("Ulverbeck", "Ulverbeck", "place"), ("Ohio", "Ohio", "place")]),
    # people: after an occupation, by their names, after "head of ...", in pinyin after a family name that is a word
    (
        "The historian Adaeze Linton-Vance agreed with my co-host Bram Tolvaj.",
        [
            ("Adaeze Linton-Vance", "Adaeze Linton-Vance", "person"),
            ("Bram Tolvaj", "Bram Tolvaj", "person"),
        ],
    ),
    ("The producer, Gerrit Oosthoek, laughed.", [("Gerrit Oosthoek", "Gerrit Oosthoek", "person")]),
    ("Its head of research, Ulla Varga, spoke.", [("Ulla Varga", "Ulla Varga", "person")]),
    ("He Zhiwen, a spokeswoman, declined.", [("He Zhiwen", "He Zhiwen", "person")]),
    (
        "Dellmoor Pumps, Ivo Karlsen's retail empire, grew.",
        [("Dellmoor Pumps", "Dellmoor Pumps", "company"), ("Ivo Karlsen", "Ivo Karlsen", "person")],
    ),
    # a longer name is another than the one that the lexicon knows by its first word
    (
        "Bessemer Quay, the private equity firm, met Bessemer Venture Partners.",
        [
            ("Bessemer Quay", "Bessemer Quay", "company"),
            ("Bessemer Venture Partners", "Bessemer Venture Partners", "company"),
        ],
    ),
    ("Under the KINDER Chips Act sales stop.", [("KINDER Chips Act", "KINDER Chips Act", "policy")]),
    (
        "Turkish Ventilo and Honeywell agreed.",
        [("Turkish Ventilo", "Turkish Ventilo", "company"), ("Honeywell", "Honeywell", "company")],
    ),
    # codes of drugs and models, facilities by the noun after them
    ("The drug VX-4471 helped patients.", [("VX-4471", "VX-4471", "product")]),
    ("Its Brindle-3 beat GPT-5.", [("Brindle-3", "Brindle-3", "model"), ("GPT-5", "GPT-5", "model")]),
    (
        "Intel's 900-megawatt Varnley plant in Ohio shut.",
        [("Intel", "Intel", "company"), ("Varnley", "Varnley", "facility"), ("Ohio", "Ohio", "place")],
    ),
    # bodies in small letters and by their last word
    (
        "China's commerce ministry objected.",
        [
            ("China", "China", "place"),
            ("commerce ministry", "Ministry of Commerce of China", "organization"),
        ],
    ),
    (
        'The Tidal Power Authority (the "Authority") met. The Authority will report.',
        [
            ("Tidal Power Authority", "Tidal Power Authority", "organization"),
            ("Authority", "Tidal Power Authority", "organization"),
        ],
    ),
    # a lone common word where only a name stands: it acts, is dealt with, is joined to a name, or says which one
    ("Trade is slow. Lantern will deliver nine cranes.", [("Lantern", "Lantern", "company")]),
    ("Orders rose. Kettle, which makes valves, sued a rival.", [("Kettle", "Kettle", "company")]),
    ("Coffee is dear this year, and demand fell.", []),
    ("Headcount fell to 40. Occupancy hit a high.", []),
    (
        "Orenvale Steel borrowed it from Pebble.",
        [("Orenvale Steel", "Orenvale Steel", "company"), ("Pebble", "Pebble", "company")],
    ),
    (
        "They joined Orenvale Steel and Lantern, no friends of theirs.",
        [("Orenvale Steel", "Orenvale Steel", "company"), ("Lantern", "Lantern", "company")],
    ),
    ("It was hurt by the loss of the gas grid Bramble.", [("Bramble", "Bramble", "company")]),
    ("The studio released Ring of Salt last year.", []),
    ("The Dutch pension investor QPVK agreed.", [("QPVK", "QPVK", "company")]),
    (
        "It bought a second Texas clinic, Harbour Heart, in June.",
        [("Texas", "Texas", "place"), ("Harbour Heart", "Harbour Heart", "company")],
    ),
    ("The new owner is Wren Resources, a vehicle of friends.", [("Wren Resources", "Wren Resources", "company")]),
    ("She runs Human Resources.", []),
    # a place or a nationality in a name
    ("The clinics went to US Dialysis for cash.", [("US Dialysis", "US Dialysis", "company")]),
    ("Homes Wales has put up the money.", [("Homes Wales", "Homes Wales", "company")]),
    ("It borrowed from Vodafone Albania last year.", [("Vodafone Albania", "Vodafone Albania", "company")]),
    ("Nvidia China sales fell.", [("Nvidia", "Nvidia", "company"), ("China", "China", "place")]),
    # a plus sign, foreign small words, a letter at the end, a place after the first word of an item
    ("It signed with Vivo+ Norge.", [("Vivo+ Norge", "Vivo+ Norge", "company")]),
    ("It won the Rodovia do Norte road.", [("Rodovia do Norte", "Rodovia do Norte", "company")]),
    ("- Beeswaxly (Ghent): a seed round.", [("Beeswaxly", "Beeswaxly", "company"), ("Ghent", "Ghent", "place")]),
    # sums of money are no names, nor are a currency's code and the word before it
    ("Profit rose to SKr9.4bn, and sales to NOK 60m.", []),
    # a country's fund by its description; a name as the text spells it
    ("Denmark's pension fund sold.", [("Denmark's pension fund", "Denmark's pension fund", "organization")]),
    ("It leases turbines from Orsted.", [("Orsted", "Orsted", "company")]),
    ("Brent settled lower.", [("Brent", "Brent", "product")]),
    # parts of a series and codes of quarters are no names
    ("It raised a Series C in FY31, after two MoUs.", []),
    # capitals that tell nothing: sentence starts, months, departments, business abbreviations, glued words
    ("Analysts expect growth. Revenue rose in March, the CFO said on Tuesday.", []),
    ("She is Vice President of Investor Relations.", []),
    ("Itsigned the papers.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


def test_heading_lends_no_capitals_but_takes_known_names() -> None:
    text = "Dellmoor Pumps Agrees To Buy Rival Company\n\nThe maker, Dellmoor Pumps, said on Monday that it would pay."
    assert {(w, n) for w, n, _ in said(text)} == {("Dellmoor Pumps", "Dellmoor Pumps")}


def test_speaker_in_capitals_is_the_person_named_before() -> None:
    text = "With me is Anneke Brouwer, our CEO.\n\nANNEKE BROUWER: Thank you."
    assert [n for _, n, _ in said(text)] == ["Anneke Brouwer", "Anneke Brouwer"]


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_a_prefix_only_shifts(text: str) -> None:
    shifted = [(n.start - 3, n.end - 3, n.ref) for n in names(f"\n\n\n{text}")]
    assert shifted == [(n.start, n.end, n.ref) for n in names(text)]
