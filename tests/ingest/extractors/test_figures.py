# ruff: noqa: E501 - a row is one line
"""Figures of single sentences: value, unit, bound, direction, rate, mood, subjects, period and source.

A row is a sentence and its figures as "value unit bound direction /rate mood of SUBJECTS in <PERIOD> by SOURCE", joined
by "; ", each part only where it says something.
"""

import re
from functools import cache

import pytest

from graph.model import Document, Figure, Origin
from ingest.analysis import Analysis
from ingest.registry import stages
from ingest.syntax import Parser

ROWS = [
    ("The airline ordered 30 Airbus A321neo jets and took options on 12 more.", "30 jet of Airbus; 12 jet of Airbus"),
    ("Over 40 state attorneys general signed the letter.", "40 attorney general more_than"),
    ("The utility sold 650,000 Acme X200C meters.", "650000 meter of Acme X200C"),
    ("The firm employs 1,400 people in nine countries.", "1400 person; 9 country"),
    (
        "The Danish firm had sales of 4.1 billion crowns ($590 million), against the 4.3 billion that was expected.",
        "4100000000 DKK of Denmark; 590000000 USD of Denmark; 4300000000 DKK predicted of Denmark",
    ),
    ("The vacancy rate was 6.1 percent in May; in March it was 7.4.", "6.1 % in <May>; 7.4 % in <March>"),
    ("The bank will cut 900 jobs.", "900 job decrease planned"),
    ("The company plans to hire 250 engineers.", "250 engineer planned"),
    ("It runs 14 data centers and 3 call centres.", "14 data center; 3 call centre"),
    ("Passenger numbers rose to 4.2 million from 3.9 million.", "4200000 passenger; 3900000 passenger"),
    ("Headcount fell to 12,400.", "12400 employee"),
    ("The number of subscribers reached 8.1 million.", "8100000 subscriber"),
    ("Attendance was 61,000.", "61000 person"),
    ("The S&P 500 closed at 6,105.", "6105 point of S&P 500"),
    ("The Nikkei 225 slid 310 points to 38,950.", "310 point decrease of Nikkei 225; 38950 point of Nikkei 225"),
    ("Users of the app total 2.5 million.", "2500000 user"),
    ("The fund backed 21 startups, up from eight.", "21 startup; 8 startup"),
    ("Seven of its ten factories closed.", "7 factory; 10 factory"),
    ("The ministry approved 18 new hospitals.", "18 hospital"),
    ("It shipped 60,000 cards, against 45,000 a year earlier.", "60000 card; 45000 card in <a year earlier>"),
    ("The ferry carried 212 passengers and 40 cars.", "212 passenger; 40 car"),
    ("The 70-person startup was sold.", "70 person"),
    ("The airline got a 220-seat jet.", "220 seat"),
    ("The province has 3,200 wind turbines.", "3200 wind turbine"),
    ("Its fleet grew to 85.", "85 aircraft"),
    ("The museum drew 1.2 million visitors, 300,000 more than in 2019.", "1200000 visitor; 300000 visitor in <2019>"),
    ("Inventory days rose from 61 to 75.", "61 day; 75 day"),
    ("The vaccine was given to 12,500 patients in 14 trials.", "12500 patient; 14 trial"),
    ("The river rose by 2 metres.", "2 m increase"),
    ("The index of consumer confidence rose 3.1 points to 98.4.", "3.1 point increase; 98.4 point"),
    ("About 1,100 of its 5,000 stores will close.", "1100 store about planned; 5000 store planned"),
    ("Germany imported 4 million tonnes of steel.", "4000000 t of Germany"),
    ("The board has nine members.", "9 member"),
    ("There were 312 deaths.", "312 death"),
    ("More than 30 of the 50 states sued.", "30 state more_than; 50 state"),
    ("Two former ministers were charged.", "2 minister"),
    ("Three people were hurt.", "3 person"),
    ("The two sides signed.", ""),
    ("Ten of the ships will be scrapped.", "10 ship planned"),
    ("A team of 15 doctors flew in.", "15 doctor"),
    ("The carmaker recalled 330,000 vehicles.", "330000 vehicle"),
    ("Tesla delivered 466,140 vehicles in the quarter.", "466140 vehicle of Tesla"),
    ("Of 600 respondents, 55% said yes.", "600 respondent; 55 %"),
    ("The order covers 18 CH-47 helicopters.", "18 helicopter"),
    ("Investors, numbering 40,000, got letters.", "40000 investor"),
    ("They sold 500 Tata Nexon EVs.", "500 EV of Tata Nexon"),
    ("Boeing delivered 45 737 MAX jets in May.", "45 jet of Boeing in <May>"),
    (
        "Acme Corp said revenue rose 12% to $4.1 billion in the third quarter from $3.7 billion a year earlier.",
        "12 % increase reported of Acme in <the third quarter> by Acme; 4100000000 USD reported of Acme in <the third quarter> by Acme; 3700000000 USD reported of Acme in <a year earlier> by Acme",
    ),
    ("Acme Corp plans to invest $2 billion in a plant in Ohio by 2028.", "2000000000 USD planned of Acme in <by 2028>"),
    ("Acme Corp could sell a 30% stake.", "30 % possible of Acme"),
    ("Acme Corp will not pay the $50 million fee.", "50000000 USD planned not of Acme"),
    (
        "Analysts expect Acme Corp to report a profit of $900 million for 2025.",
        "900000000 USD predicted of Acme in <2025> by Analysts",
    ),
    ("If regulators approve, Acme Corp would pay $7 billion.", "7000000000 USD conditional of Acme"),
    ("The company, Acme Corp, has spent $40 million since 2021.", "40000000 USD of Acme in <since 2021>"),
    ("Shares of Acme Corp fell 4.2% to $88.10.", "4.2 % decrease of Acme; 88.1 USD /share of Acme"),
    (
        "According to Beta Research, Acme Corp sold 3 million phones last year.",
        "3000000 phone reported of Acme in <last year> by Beta Research",
    ),
    (
        '"We will hire 500 people this year," said Jane Doe, chief executive of Acme Corp.',
        "500 person planned of Acme in <this year> by Jane Doe",
    ),
    ("Acme Corp's net loss narrowed by 30% to €12 million.", "30 % decrease of Acme; 12000000 EUR of Acme"),
    (
        "Acme Corp cut its forecast for 2025 sales to $5 billion from $5.5 billion.",
        "5000000000 USD predicted of Acme in <2025>; 5500000000 USD predicted of Acme",
    ),
    ("Operating costs at Acme Corp increased 3 percentage points.", "3 percentage point increase of Acme"),
    ("Acme Corp agreed to buy Beta Inc for $1.2 billion in cash.", "1200000000 USD planned of Beta and Acme"),
    ("Acme Corp's backlog grew by $300 million.", "300000000 USD increase of Acme"),
    ("Acme Corp lost 40,000 subscribers in 2024.", "40000 subscriber decrease of Acme in <2024>"),
    ("Acme Corp's margin was 18%, down from 21%.", "18 % of Acme; 21 % of Acme"),
    ("Acme Corp has a market value of about $60 billion.", "60000000000 USD about of Acme"),
    ("Acme Corp's 2-gigawatt campus in Texas will open next year.", "2 GW planned of Acme in <next year>"),
    ("Demand for copper is projected to grow 4% a year until 2030.", "4 % increase /year predicted in <until 2030>"),
    ("A 6% rise in wages cost Acme Corp $80 million.", "6 % increase of Acme; 80000000 USD of Acme"),
    ("Acme Corp's profit doubled to $90 million.", "2 x increase of Acme; 90000000 USD of Acme"),
    ("Unemployment rose to 4.3% in July.", "4.3 % in <July>"),
    ("China added 357 GW of solar and wind capacity in 2024.", "357 GW increase of China in <2024>"),
    (
        "Acme Corp forecasts revenue of between $2 billion and $2.2 billion this year.",
        "2000000000..2200000000 USD between predicted of Acme in <this year> by Acme",
    ),
    ("Acme Corp raised its dividend by 5% to 42 cents a share.", "5 % increase of Acme; 0.42 USD /share of Acme"),
    ("Acme Corp paid $20 per share, a premium of 35%.", "20 USD /share of Acme; 35 % of Acme"),
    ("Beta Inc agreed to supply Acme Corp with 50,000 tonnes of steel a year.", "50000 t planned of Beta and Acme"),
    ("Acme Corp reported a 9% drop in sales.", "9 % decrease of Acme"),
    (
        "The deal values Acme Corp at $15 billion, including debt of $3 billion.",
        "15000000000 USD of Acme; 3000000000 USD of Acme",
    ),
    (
        "Acme Corp shares were up 2.1% at $55.40 in early trading.",
        "2.1 % increase of Acme in <early trading>; 55.4 USD /share of Acme in <early trading>",
    ),
    ("Acme Corp has denied paying a $5 million bribe.", "5000000 USD reported not of Acme by Acme"),
    ("The euro fell 0.4% to $1.08.", "0.4 % decrease of euro; 1.08 USD of euro"),
    ("Brent crude rose $1.10 to $82.30 a barrel.", "1.1 USD increase /barrel of Brent; 82.3 USD /barrel of Brent"),
    ("Acme Corp's cash burn was 20% lower than a year ago.", "20 % decrease of Acme"),
    ("Acme Corp is targeting cost savings of $400 million.", "400000000 USD planned of Acme"),
    ("Acme Corp may close up to 60 stores.", "60 store at_most possible of Acme"),
    (
        "Acme Corp spent more than $100 million on research during the past two years.",
        "100000000 USD more_than of Acme in <the past two years>; 2 year of Acme in <the past two years>",
    ),
    ("About 70% of Acme Corp's revenue comes from Europe.", "70 % about of Acme"),
    ("The average price of Acme Corp's cars is $38,000.", "38000 USD of Acme"),
    (
        "Mumbai-based Acme Ltd on Friday reported a 14 per cent rise in net profit at Rs 312 crore for the quarter ended June.",
        "14 % increase of Acme in <the quarter ended June>; 3120000000 INR of Acme in <the quarter ended June>",
    ),
    ("Acme Ltd's board approved a dividend of Rs 4.50 per share.", "4.5 INR /share of Acme"),
    (
        "Acme Ltd will invest Rs 1,200 crore over the next three years in Gujarat.",
        "12000000000 INR planned of Acme in <over the next three years>; 3 year planned of Acme in <over the next three years>",
    ),
    ("The company's order book stood at over Rs 8,700 crore.", "87000000000 INR more_than"),
    (
        "Shares of Acme Ltd ended 2.15 per cent lower at Rs 1,045.30 apiece on the BSE.",
        "2.15 % decrease of Acme; 1045.3 INR /share of Acme",
    ),
    (
        "The Sensex fell 412 points, or 0.5%, to 81,224.",
        "412 point decrease of Sensex; 0.5 % decrease of Sensex; 81224 point of Sensex",
    ),
    ("The drug cut the risk of stroke by 24% in a trial of 3,400 patients.", "24 % decrease; 3400 patient"),
    ("Sales of the drug could peak at $2.5 billion a year.", "2500000000 USD /year possible"),
    (
        "The airline carried 9.2 million passengers in March, up 6% on the year.",
        "9200000 passenger in <March>; 6 % increase in <March>",
    ),
    ("Load factor improved 1.4 percentage points to 84.9%.", "1.4 percentage point increase; 84.9 %"),
    ("The wind farm can power 300,000 homes.", "300000 home possible"),
    ("Turbines of 15 MW each will stand 30 kilometres off the coast.", "15 MW /unit planned; 30 km planned"),
    (
        "Crude output rose by 120,000 barrels per day to 3.4 million barrels per day.",
        "120000 barrel increase /day; 3400000 barrel /day",
    ),
    ("Inflation slowed to 2.9% from 3.2% in May.", "2.9 %; 3.2 % in <May>"),
    ("The central bank raised its key rate by a quarter point to 4.75%.", "0.25 percentage point increase; 4.75 %"),
    ("House prices fell for a third month, dropping 0.3%.", "0.3 % decrease in <third month>"),
    ("The trade deficit widened to $78.2 billion.", "78200000000 USD"),
    ("Car sales in China grew 11% year on year to 2.4 million units.", "11 % increase of China; 2400000 unit of China"),
    ("The city will spend between £40m and £50m on the bridge.", "40000000..50000000 GBP between planned"),
    ("The fine, up to 4% of turnover, could reach €600 million.", "4 % at_most possible; 600000000 EUR possible"),
    ("Two in three voters back the plan.", "0.6666666666666666666666666667 fraction"),
    ("It takes 45 minutes by train.", "45 minute"),
    ("The bond pays 5.25% and matures in 2031.", "5.25 %"),
    ("Warehouse space of 1.1 million square feet was leased.", "1100000 square foot"),
    ("Each chip costs about $30,000.", "30000 USD about"),
    ("Some 2,300 of the 9,000 workers are on strike.", "2300 worker about; 9000 worker"),
    ("The film took $64 million at the box office in its first week.", "64000000 USD"),
    (
        "Exports to Japan were worth 3.4 trillion won, down by a fifth.",
        "3400000000000 KRW of Japan; 0.2 fraction decrease of Japan",
    ),
    ("The reactor will produce 1,600 megawatts.", "1600 MW planned"),
    ("It cost less than $10,000.", "10000 USD less_than"),
    ("The union wants a raise of at least 7%.", "7 % at_least increase planned"),
    ("Rents are rising at a rate of 9% a year.", "9 % /year"),
    ("The group has net debt of 2.4 times EBITDA.", "2.4 x"),
    ("The stake is worth half a billion dollars.", "500000000 USD"),
    ("It has delivered 87 of the 120 trains.", "87 train; 120 train"),
    ("Coal generated 35% of power, gas 22% and wind 12%.", "35 %; 22 %; 12 %"),
    ("The firm laid off a tenth of its staff.", "0.1 fraction"),
    ("A record 41 bidders took part.", "41 bidder"),
    ("The rocket lifted 22 tonnes to orbit.", "22 t"),
]


@cache
def parser() -> Parser:
    return Parser()


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, the stages before figures run as the pipeline does."""
    analysis = Analysis.of(Document.of(text, Origin(name="row")), parser())
    for stage in stages():
        setattr(analysis, stage.yields, stage.run(analysis))
        if stage.yields == "figures":
            break
    return analysis.figures


def shown(figure: Figure) -> str:
    """A figure in the rows' notation."""
    parts = [figure.decimal + (f"..{figure.value_high:.12g}" if figure.value_high is not None else ""), figure.unit]
    parts += [figure.bound.value] if figure.bound.value != "exact" else []
    parts += [figure.direction.value] if figure.direction else []
    parts += [f"/{figure.per.unit}"] if figure.per else []
    parts += [figure.modality.value] if figure.modality.value != "asserted" else []
    parts += ["not"] if figure.negated else []
    parts += [f"of {' and '.join(ref.name for ref in figure.subjects)}"] if figure.subjects else []
    parts += [f"in <{figure.period.text}>"] if figure.period else []
    parts += [f"by {figure.attributed_to.name}"] if figure.attributed_to else []
    return " ".join(parts)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_figures(text: str, expected: str) -> None:
    assert "; ".join(shown(f) for f in figures(text)) == expected


@pytest.mark.parametrize("text", [row[0] for row in ROWS[::9]])
def test_laws(text: str) -> None:
    """A quote is the text's own words, a property is never empty, an id is never shared."""
    found = figures(text)
    assert all(text[f.start : f.end] == f.text for f in found)
    assert all(f.property for f in found)
    assert len({f.id for f in found}) == len(found)
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", f.decimal) for f in found)
