"""Constructions by which English says how two belong together: each row is a sentence and all the edges it states."""

from functools import cache

import pytest

from graph.model import Document, Origin, Relation
from ingest.pipeline import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


def relations(text: str) -> tuple[Relation, ...]:
    return extractor().read(Document.of(text, Origin(name="test"))).relations


ROWS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("Tom Varga of the private lender Larkmoor Capital spoke.", [("Tom Varga", "holds_role", "Larkmoor Capital")]),
    (
        "Larkmoor Foods, a joint venture of Siemens and Nokia, grew.",
        [("Siemens", "owns", "Larkmoor Foods"), ("Nokia", "owns", "Larkmoor Foods")],
    ),
    ("Nokia's 49 per cent in the small carrier Larkmoor Networks is old.", [("Nokia", "owns", "Larkmoor Networks")]),
    ("A Boston credit shop called Larkmoor Capital grew.", [("Larkmoor Capital", "located_in", "Boston")]),
    ("German engineering specialist Bosch grew.", [("Bosch", "located_in", "Germany")]),
    ("Kenyan micro-lender Umoja Finance grew.", [("Umoja Finance", "located_in", "Kenya")]),
    ("Bosch of Germany grew.", [("Bosch", "located_in", "Germany")]),
    (
        "Bosch operates five plants in Hungary and Romania.",
        [("Bosch", "located_in", "Hungary"), ("Bosch", "located_in", "Romania")],
    ),
    ("Intel, whose headquarters are in Santa Clara, grew.", [("Intel", "located_in", "Santa Clara")]),
    ("Siemens has its headquarters in Munich.", [("Siemens", "located_in", "Munich")]),
    ("An analyst at Bernstein in London spoke.", [("Bernstein", "located_in", "London")]),
    ("Huddersfield-based Larkmoor Foods grew.", [("Larkmoor Foods", "located_in", "Huddersfield")]),
    ("Larkmoor Foods, based in Leeds, grew.", [("Larkmoor Foods", "located_in", "Leeds")]),
    ("The Dallas-headquartered carrier AT&T grew.", [("AT&T", "located_in", "Dallas")]),
    ("The Palo Verde plant in Arizona was shut.", [("Palo Verde", "located_in", "Arizona")]),
    ("Siemens will visit Germany after Bosch.", []),
    ("A German order for Airbus grew.", []),
    ("American demand for Samsung phones fell.", []),
    ("French President Emmanuel Macron met Airbus.", [("Emmanuel Macron", "holds_role", "France")]),
    ("Larkmoor Foods, whose chair is Ada Quint, grew.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    (
        "Larkmoor Foods has hired former Google executive Ada Quint as operating chief.",
        [("Ada Quint", "holds_role", "Larkmoor Foods"), ("Ada Quint", "holds_role", "Google")],
    ),
    ("Larkmoor Foods named Ada Quint as its chief executive.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    ("Ada Quint was named by Larkmoor Foods as chief executive.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    ("Ada Quint runs Larkmoor Foods.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    ("Ada Quint, who heads Siemens' Spanish arm, spoke.", [("Ada Quint", "holds_role", "Siemens")]),
    ("Larkmoor Foods, led by Ada Quint, grew.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    ("Larkmoor Foods' new finance chief, Dr. Ada Quint, spoke.", [("Ada Quint", "holds_role", "Larkmoor Foods")]),
    ("Norway's new chief of defence, Gen. Ada Quint, spoke.", [("Ada Quint", "holds_role", "Norway")]),
    ("Ada Quint, who used to run marathons, met Siemens.", []),
    (
        "Larkmoor Foods was set up in 2015 by former Google engineers Ada Quint and Tom Varga.",
        [("Ada Quint", "founded", "Larkmoor Foods"), ("Tom Varga", "founded", "Larkmoor Foods")],
    ),
    (
        "Larkmoor Foods' co-founder Ada Quint left.",
        [("Ada Quint", "holds_role", "Larkmoor Foods"), ("Ada Quint", "founded", "Larkmoor Foods")],
    ),
    ("Ada Quint founded Larkmoor Foods.", [("Ada Quint", "founded", "Larkmoor Foods")]),
    ("Ada Quint co-founded Larkmoor Foods with her sister.", [("Ada Quint", "founded", "Larkmoor Foods")]),
    (
        "Siemens' own German unit, Larkmoor Systems, grew.",
        [
            ("Siemens", "owns", "Larkmoor Systems"),
            ("Larkmoor Systems", "part_of", "Siemens"),
            ("Larkmoor Systems", "located_in", "Germany"),
        ],
    ),
    ("Siemens' Healthineers grew.", []),
    (
        "Larkmoor Foods, a frozen-food maker that Nestlé has owned since 2019, grew.",
        [("Nestlé", "owns", "Larkmoor Foods")],
    ),
    (
        "Larkmoor Foods, whose biggest shareholder is Japan's SoftBank, grew.",
        [("SoftBank", "owns", "Larkmoor Foods"), ("SoftBank", "located_in", "Japan")],
    ),
    (
        "Larkmoor Foods' largest shareholder, SoftBank, grew.",
        [("SoftBank", "owns", "Larkmoor Foods"), ("SoftBank", "invests_in", "Larkmoor Foods")],
    ),
    ("Larkmoor Foods, 30% owned by SoftBank, grew.", [("SoftBank", "owns", "Larkmoor Foods")]),
    ("Larkmoor Foods, partly owned by the French state, grew.", [("France", "owns", "Larkmoor Foods")]),
    ("SoftBank, Larkmoor Foods' biggest shareholder, sold nothing.", [("SoftBank", "owns", "Larkmoor Foods")]),
    ("SoftBank disclosed a 7.2% holding in Larkmoor Foods.", [("SoftBank", "owns", "Larkmoor Foods")]),
    ("SoftBank holds 12 per cent of Larkmoor Foods.", [("SoftBank", "owns", "Larkmoor Foods")]),
    ("SoftBank does not own Larkmoor Foods.", [("SoftBank", "owns", "Larkmoor Foods")]),
    ("SoftBank-owned chip designer Arm grew.", [("SoftBank", "owns", "Arm")]),
    (
        "Larkmoor Foods, which is backed by SoftBank and Singapore's GIC, grew.",
        [
            ("SoftBank", "invests_in", "Larkmoor Foods"),
            ("GIC", "invests_in", "Larkmoor Foods"),
            ("GIC", "located_in", "Singapore"),
        ],
    ),
    ("Larkmoor Foods counts SoftBank among its shareholders.", [("SoftBank", "invests_in", "Larkmoor Foods")]),
    ("SoftBank, a Larkmoor Foods investor, left.", [("SoftBank", "invests_in", "Larkmoor Foods")]),
    ("SoftBank has invested in Larkmoor Foods.", [("SoftBank", "invests_in", "Larkmoor Foods")]),
    ("Siemens rival ABB grew.", [("ABB", "competes_with", "Siemens")]),
    (
        "ABB competes mainly with Siemens and Bosch.",
        [("ABB", "competes_with", "Siemens"), ("ABB", "competes_with", "Bosch")],
    ),
    ("ABB does not compete with Siemens.", [("ABB", "competes_with", "Siemens")]),
    ("The race between Siemens and ABB goes on.", [("Siemens", "competes_with", "ABB")]),
    (
        "Google's TPU has become a serious rival to Nvidia.",
        [("Google", "develops", "TPU"), ("TPU", "competes_with", "Nvidia")],
    ),
    ("India-China rivalry grows.", [("India", "competes_with", "China")]),
    ("Competition between the U.S. and China grows.", [("United States", "competes_with", "China")]),
    ("ABB has been selected by Siemens to equip a plant.", [("ABB", "supplies", "Siemens")]),
    ("Siemens has tapped ABB to build a substation.", [("ABB", "supplies", "Siemens")]),
    ("ABB won a contract worth $40 million from Siemens.", [("ABB", "supplies", "Siemens")]),
    (
        "ABB landed a fresh three-year order from Norway's Equinor.",
        [("ABB", "supplies", "Equinor"), ("Equinor", "located_in", "Norway")],
    ),
    ("Siemens placed ABB on a watch list.", []),
    ("ABB, a supplier of switches to Siemens, grew.", [("ABB", "supplies", "Siemens")]),
    ("ABB counts Siemens among its customers.", [("ABB", "supplies", "Siemens")]),
    ("ABB's customers include Siemens and Bosch.", [("ABB", "supplies", "Bosch"), ("ABB", "supplies", "Siemens")]),
    ("ABB supplies switches to Siemens.", [("ABB", "supplies", "Siemens")]),
    ("ABB will supply switches to Siemens.", [("ABB", "supplies", "Siemens")]),
    ("ABB stopped selling switches to Siemens.", [("ABB", "supplies", "Siemens")]),
    ("Siemens buys switches from ABB.", [("ABB", "supplies", "Siemens")]),
    ("Gemini, which was built by Google, is fast.", [("Google", "develops", "Gemini")]),
    ("Claude maker Anthropic grew.", [("Anthropic", "develops", "Claude")]),
    ("OpenAI released GPT-5.", [("OpenAI", "develops", "GPT-5"), ("OpenAI", "releases", "GPT-5")]),
    ("GPT-5 beat Gemini 3 on coding tests.", [("GPT-5", "outperforms", "Gemini 3")]),
    ("GPT-5 didn't beat Gemini 3.", [("GPT-5", "outperforms", "Gemini 3")]),
    ("Volvo doesn't use ChatGPT.", [("Volvo", "uses", "ChatGPT")]),
    ("Volvo relies on Northvolt for batteries.", [("Volvo", "depends_on", "Northvolt")]),
    ("Volvo's reliance on Northvolt grew.", [("Volvo", "depends_on", "Northvolt")]),
    ("Volvo is heavily dependent on Northvolt.", [("Volvo", "depends_on", "Northvolt")]),
    ("Volvo no longer depends on Northvolt.", [("Volvo", "depends_on", "Northvolt")]),
    ("The Commerce Department blocked Nvidia from China.", [("U.S. Department of Commerce", "restricts", "Nvidia")]),
    ("China has not banned Nvidia.", [("China", "restricts", "Nvidia")]),
    ("Chinese chipmakers face U.S. export controls.", [("U.S. export controls", "restricts", "Chinese chipmakers")]),
    ("U.S. export controls on advanced AI chips remain.", [("U.S. export controls", "restricts", "advanced AI chips")]),
    ("Swiss banks are not bound by U.S. sanctions.", [("U.S. sanctions", "restricts", "Swiss banks")]),
    (
        "Nine of the best-ranked open models are almost all Korean.",
        [("best-ranked open models", "located_in", "South Korea")],
    ),
    (
        "Many of the strongest open-weight models come from China.",
        [("strongest open-weight models", "located_in", "China")],
    ),
    (
        "Large closed models from firms like Anthropic and Google lead.",
        [("Anthropic", "develops", "Large closed models"), ("Google", "develops", "Large closed models")],
    ),
    (
        "French startups are releasing small language models.",
        [("French startups", "releases", "small language models")],
    ),
    (
        "American startups are using Chinese open-weight models.",
        [("American startups", "uses", "Chinese open-weight models")],
    ),
    ("Germany's embrace of American cloud software grew.", [("Germany", "uses", "American cloud software")]),
    ("Russian banks adopted Chinese server hardware.", [("Russian banks", "uses", "Chinese server hardware")]),
    (
        "If Chinese open-source models reach parity with GPT-5, prices fall.",
        [("Chinese open-source models", "competes_with", "GPT-5")],
    ),
    ("Japanese carmakers depend on Chinese batteries.", [("Japanese carmakers", "depends_on", "Chinese batteries")]),
    ("Small companies use large models.", []),
    ("Retailers like Tesco and Aldi grew in Germany.", []),
    ("The two companies use electricity.", []),
    (
        "Nine of the best-ranked open-weight image models are almost all Korean.",
        [("best-ranked open-weight image models", "located_in", "South Korea")],
    ),
    (
        "Reports suggest an approach with many of the best-performing open models originating from Japan.",
        [("best-performing open models", "located_in", "Japan")],
    ),
    (
        "Facing export bans on Nvidia chips, Russian firms turned to Baidu.",
        [("export bans", "restricts", "Nvidia chips")],
    ),
    ("U.S. efforts to limit Russia's rise through tariffs have failed.", [("United States", "restricts", "Russia")]),
    (
        "Google's TPU chip is emerging as a serious competitor to Nvidia.",
        [("Google", "develops", "TPU"), ("TPU", "competes_with", "Nvidia")],
    ),
    ("Russian banks adopted American cloud software.", [("Russian banks", "uses", "American cloud software")]),
    ("Intel, for instance, aims to turn spare GPU capacity into services.", [("Intel", "uses", "GPU")]),
    ("The rivalry between the U.S. and China grows.", [("United States", "competes_with", "China")]),
    ("Engineers at French startups study American models.", []),
    (
        "Airlines ordered European aircraft engines from Rolls-Royce.",
        [("Rolls-Royce", "develops", "European aircraft engines")],
    ),
    ("Retailers in Poland sell Chinese electric cars.", []),
    ("The lender serves small Dutch companies and German utilities.", []),
    ("Volvo has switched to GPT-5.", [("Volvo", "uses", "GPT-5")]),
    ("Danish brewer Carlsberg grew.", [("Carlsberg", "located_in", "Denmark")]),
    ("Swedish truck maker Volvo grew.", [("Volvo", "located_in", "Sweden")]),
    ("Italy's Eni grew.", [("Eni", "located_in", "Italy")]),
    ("A report by Goldman Sachs in Zurich was late.", []),
    ("The lender was founded in Spain.", []),
    ("Nokia, the Finnish network supplier, grew.", [("Nokia", "located_in", "Finland")]),
    ("Officials from Bosch and Siemens met in Munich.", []),
    ("Canadian carrier Air Canada ordered snacks.", [("Air Canada", "located_in", "Canada")]),
    ("Nestlé runs a factory in Poland.", [("Nestlé", "located_in", "Poland")]),
    ("Tom Varga of Siemens spoke.", [("Tom Varga", "holds_role", "Siemens")]),
    ("Siemens' chairman, Tom Varga, spoke.", [("Tom Varga", "holds_role", "Siemens")]),
    ("Tom Varga, a former chairman of Siemens, spoke.", [("Tom Varga", "holds_role", "Siemens")]),
    ("Tom Varga, Nokia's head of sales, spoke.", [("Tom Varga", "holds_role", "Nokia")]),
    ("Nokia appointed Tom Varga as its chairman.", [("Tom Varga", "holds_role", "Nokia")]),
    ("Nokia is run by Tom Varga.", [("Tom Varga", "holds_role", "Nokia")]),
    ("Nokia, founded by Tom Varga in 1988, grew.", [("Tom Varga", "founded", "Nokia")]),
    ("Nokia founder Tom Varga spoke.", [("Tom Varga", "holds_role", "Nokia"), ("Tom Varga", "founded", "Nokia")]),
    ("Tom Varga founded nothing at Nokia.", []),
    (
        "Siemens' subsidiary Larkmoor Systems grew.",
        [("Siemens", "owns", "Larkmoor Systems"), ("Larkmoor Systems", "part_of", "Siemens")],
    ),
    ("Larkmoor Systems is a unit of Siemens.", [("Larkmoor Systems", "part_of", "Siemens")]),
    ("Larkmoor Systems, part of Siemens, grew.", [("Larkmoor Systems", "part_of", "Siemens")]),
    ("Larkmoor Systems, a vehicle of Siemens, grew.", [("Larkmoor Systems", "part_of", "Siemens")]),
    ("Siemens, the parent of Larkmoor Systems, grew.", [("Siemens", "owns", "Larkmoor Systems")]),
    ("Larkmoor Systems is owned by Siemens.", [("Siemens", "owns", "Larkmoor Systems")]),
    ("Larkmoor Systems is not owned by Siemens.", [("Siemens", "owns", "Larkmoor Systems")]),
    ("Siemens sold Larkmoor Systems in 2010.", []),
    ("Nokia has a 12% stake in Larkmoor Systems.", [("Nokia", "owns", "Larkmoor Systems")]),
    ("Nokia keeps half of Larkmoor Systems.", [("Nokia", "owns", "Larkmoor Systems")]),
    ("Nokia backs Larkmoor Systems.", [("Nokia", "invests_in", "Larkmoor Systems")]),
    ("Nokia-backed Larkmoor Systems grew.", [("Nokia", "invests_in", "Larkmoor Systems")]),
    ("Nokia and its rival Ericsson met.", [("Ericsson", "competes_with", "Nokia")]),
    ("Ericsson, a rival of Nokia, grew.", [("Ericsson", "competes_with", "Nokia")]),
    ("Ericsson competitor Nokia grew.", [("Nokia", "competes_with", "Ericsson")]),
    ("GPT-5 outperforms Llama 4.", [("GPT-5", "outperforms", "Llama 4")]),
    ("Ericsson sells radios to Telefónica.", [("Ericsson", "supplies", "Telefónica")]),
    ("Telefónica buys radios from Ericsson.", [("Ericsson", "supplies", "Telefónica")]),
    (
        "Ericsson has been picked by Spain's Telefónica.",
        [("Ericsson", "supplies", "Telefónica"), ("Telefónica", "located_in", "Spain")],
    ),
    ("Ericsson supplier Larkmoor Systems grew.", [("Larkmoor Systems", "supplies", "Ericsson")]),
    ("Telefónica, a customer of Ericsson, grew.", [("Ericsson", "supplies", "Telefónica")]),
    ("Nokia uses GPT-5.", [("Nokia", "uses", "GPT-5")]),
    ("Nokia deployed GPT-5 and Llama 4.", [("Nokia", "uses", "GPT-5"), ("Nokia", "uses", "Llama 4")]),
    ("Nokia has access to GPT-5.", [("Nokia", "uses", "GPT-5")]),
    ("Nokia stopped using GPT-5.", [("Nokia", "uses", "GPT-5")]),
    ("Google released Gemini 3 in May.", [("Google", "develops", "Gemini 3"), ("Google", "releases", "Gemini 3")]),
    ("OpenAI's GPT-5 is fast.", [("OpenAI", "develops", "GPT-5")]),
    ("Anthropic trained Claude Opus 4 on TPUs.", [("Anthropic", "develops", "Claude Opus 4")]),
    ("Microsoft, which makes Windows, grew.", [("Microsoft", "develops", "Windows")]),
    ("The European Union regulates OpenAI.", [("European Union", "regulates", "OpenAI")]),
    ("India has banned TikTok.", [("India", "restricts", "TikTok")]),
    ("The United States has blocked Nvidia from China.", [("United States", "restricts", "Nvidia")]),
    ("Export controls on Chinese chipmakers stay.", [("Export controls", "restricts", "Chinese chipmakers")]),
    ("British regulators oversee Barclays.", [("British regulators", "regulates", "Barclays")]),
    ("Nokia depends on TSMC.", [("Nokia", "depends_on", "TSMC")]),
    ("Nokia's dependence on TSMC is large.", [("Nokia", "depends_on", "TSMC")]),
    ("European carmakers rely on Chinese batteries.", [("European carmakers", "depends_on", "Chinese batteries")]),
    ("German banks use American cloud software.", [("German banks", "uses", "American cloud software")]),
    ("Chinese startups released open-weight models.", [("Chinese startups", "releases", "open-weight models")]),
    ("Korean chipmakers compete with TSMC.", [("Korean chipmakers", "competes_with", "TSMC")]),
    ("Nokia makes small radio modules.", [("Nokia", "develops", "small radio modules")]),
    ("Some firms make many things.", []),
    ("Workers in Spain and France went home.", []),
    ("The deal between Nokia and Ericsson failed.", []),
    ("Nokia shares fell and Ericsson shares rose.", []),
    ("Reuters reported that Nokia met Ericsson.", []),
    ("Nokia holds a third of Larkmoor Systems.", []),
    ("Nokia took a 4% stake in Larkmoor Systems.", [("Nokia", "owns", "Larkmoor Systems")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_edges(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(r.subject.name, r.predicate.value, r.object.name) for r in relations(text)]
    assert sorted(found) == sorted(expected)


TOLD = [
    ("SoftBank does not own Larkmoor Foods.", "asserted", True),
    ("Larkmoor Systems is not owned by Siemens.", "asserted", True),
    ("Volvo no longer depends on Northvolt.", "asserted", True),
    ("ABB stopped selling switches to Siemens.", "asserted", True),
    ("Nokia stopped using GPT-5.", "asserted", True),
    ("GPT-5 didn't beat Gemini 3.", "asserted", True),
    ("ABB does not compete with Siemens.", "asserted", True),
    ("Swiss banks are not bound by U.S. sanctions.", "asserted", True),
    ("China has not banned Nvidia.", "asserted", True),
    ("ABB will supply switches to Siemens.", "planned", False),
    ("Intel, for instance, aims to turn spare GPU capacity into services.", "planned", False),
    ("If Chinese open-source models reach parity with GPT-5, prices fall.", "conditional", False),
    ("SoftBank owns Larkmoor Foods.", "asserted", False),
]


@pytest.mark.parametrize(("text", "modality", "negated"), TOLD, ids=[row[0][:50] for row in TOLD])
def test_modality_and_negation(text: str, modality: str, negated: bool) -> None:
    (found,) = relations(text)
    assert (found.modality.value, found.negated) == (modality, negated)
