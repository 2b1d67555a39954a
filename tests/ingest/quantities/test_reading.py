# ruff: noqa: E501 - a row is one line
"""The grammar on sentences of news: value, unit, bound, sign and rate of every amount, and nothing else.

A row is a sentence and its amounts as "value unit bound /rate", joined by "; ". "?" stands for a unit that only the parse
can say (the counted noun, or a fraction).
"""

import pytest

from ingest.quantities.amount import Amount
from ingest.quantities.reading import read_amounts

ROWS = [
    ("The grid operator added about 3.4 gigawatts of capacity.", "3.4 GW about"),
    ("Output fell to 1,250 MW from 1.4GW.", "1250 MW; 1.4 GW"),
    ("The 600-megawatt plant cost roughly $2.1 billion.", "600 MW; 2100000000 USD about"),
    ("Iowa utilities burned 5.5 TWh last year.", "5.5 TWh"),
    ("A home uses 10,500 kilowatt-hours a year.", "10500 kWh /year"),
    ("The battery stores 800 MWh and delivers 200 MW.", "800 MWh; 200 MW"),
    ("Shares rose 3.25% to $41.50.", "3.25 %; 41.5 USD"),
    ("Profit fell 12 per cent to £410m from £466m.", "12 %; 410000000 GBP; 466000000 GBP"),
    ("Revenue of EUR 1.2bn beat the consensus of EUR 1.15bn.", "1200000000 EUR; 1150000000 EUR"),
    ("The lender set aside CHF 90 million.", "90000000 CHF"),
    ("It raised $4.5M in seed money.", "4500000 USD"),
    ("Sales reached ¥2.3 trillion.", "2300000000000 JPY"),
    ("The fine is €20,000 a day.", "20000 EUR /day"),
    ("It paid 45 cents a share.", "0.45 USD /share"),
    ("The dividend is 12.5p.", "0.125 GBP"),
    ("Petrol costs 148.9 pence per litre.", "1.489 GBP /l"),
    ("A ticket is Rs 350.", "350 INR"),
    ("The order is worth Rs 1,250 crore.", "12500000000 INR"),
    ("The state allotted ₹3.2 lakh crore.", "3200000000000 INR"),
    ("He earns 18 lakh a year.", "1800000 ? /year"),
    ("Turnover was RM45.6 million.", "45600000 MYR"),
    ("The toll is NT$40.", "40 TWD"),
    ("It bid A$7.2 billion for the miner.", "7200000000 AUD"),
    ("The C$640-million loan is due.", "640000000 CAD"),
    ("Homes sell for S$1.8 million.", "1800000 SGD"),
    ("The rail link cost HK$85 billion.", "85000000000 HKD"),
    ("It lost R$300 million.", "300000000 BRL"),
    ("The fund holds 3 billion Swiss francs.", "3000000000 CHF"),
    ("Rent is 900 euros per month.", "900 EUR /month"),
    ("The firm owes 40 million Hong Kong dollars.", "40000000 HKD"),
    ("Farmers got 2,000 Kenyan shillings each.", "2000 KES /each"),
    ("They pledged 65 billion yuan.", "65000000000 CNY"),
    ("The subsidy of 1.5 trillion won ends.", "1500000000000 KRW"),
    ("The gap is between $200 and $300 million.", "200000000..300000000 USD between"),
    ("Prices range from $4 to $6 a gallon.", "4..6 USD between /gallon"),
    ("It expects sales of $4-5bn.", "4000000000..5000000000 USD between"),
    ("It guided to EUR 7.1 - EUR 7.6 billion.", "7100000000..7600000000 EUR between"),
    ("The work takes three or four years.", "3..4 year between"),
    ("Four to six vessels will be built.", "4..6 ? between"),
    ("Tariffs of five per cent to 20 per cent apply.", "5..20 % between"),
    ("Blocks of 300, 450 and 600 MW are planned.", "300 MW; 450 MW; 600 MW"),
    ("Fees of $5, $10 and $15 million were paid.", "5000000 USD; 10000000 USD; 15000000 USD"),
    ("Growth was 6-7%.", "6..7 % between"),
    ("The trip takes 18–24 months.", "18..24 month between"),
    ("Debt rose by $1.6 billion to $19.2 billion.", "1600000000 USD; 19200000000 USD"),
    ("Profit rose 8% to $1.4bn from $1.3bn.", "8 %; 1400000000 USD; 1300000000 USD"),
    ("The yield rose 12 basis points to 4.31%.", "12 basis point; 4.31 %"),
    ("Margins widened 210 bps.", "210 basis point"),
    ("The rate was cut by half a percentage point.", "0.5 percentage point"),
    ("The share gained 1.8 percentage points.", "1.8 percentage point"),
    ("More than 300 workers lost their jobs.", "300 ? more_than"),
    ("At least 45 people attended.", "45 ? at_least"),
    ("No fewer than 12 banks took part.", "12 ? at_least"),
    ("As many as 900 flights were cancelled.", "900 ? at_most"),
    ("Up to 4,000 homes get power.", "4000 ? at_most"),
    ("Fewer than 50 tickets are left.", "50 ? less_than"),
    ("Nearly 7,000 shops closed.", "7000 ? about"),
    ("Almost half of the staff left.", "0.5 ? about"),
    ("Some 250 trucks waited.", "250 ? about"),
    ("Just under 2 million people live there.", "2000000 ? less_than"),
    ("Well over 100 countries signed.", "100 ? more_than"),
    ("Around 60 tonnes of fish was landed.", "60 t about"),
    ("The bill exceeds $3 billion.", "3000000000 USD more_than"),
    ("A minimum of 20 hours is required.", "20 hour at_least"),
    ("A maximum of 5 MW is allowed.", "5 MW at_most"),
    ("Costs are capped at €2 million.", "2000000 EUR at_most"),
    ("It holds ~15% of the market.", "15 % about"),
    ("The stake is >30%.", "30 % more_than"),
    ("Waits of 12 weeks or more are common.", "12 week at_least"),
    ("It has 10,000-plus users.", "10000 ? at_least"),
    ("It will take 40 days or so.", "40 day about"),
    ("Hundreds of thousands of people fled.", "100000 ? magnitude"),
    ("Tens of millions of dollars were lost.", "10000000 USD magnitude"),
    ("The multibillion-pound project stalled.", "1000000000 pound magnitude"),
    ("A trillion-dollar company emerged.", "1000000000000 USD magnitude"),
    ("Dozens of firms applied.", "12 ? magnitude"),
    ("Several hundred guests came.", "100 ? magnitude"),
    ("A few thousand homes lost power.", "1000 ? magnitude"),
    ("Sales doubled.", "2 x"),
    ("Exports more than tripled.", "3 x more_than"),
    ("Output grew sixfold.", "6 x"),
    ("The price is 2.3 times earnings.", "2.3 x"),
    ("Leverage is 3.4x.", "3.4 x"),
    ("The plant is twice the size of the old one.", "2 x"),
    ("One in five patients relapsed.", "0.2 ?"),
    ("Nine out of ten customers stayed.", "0.9 ?"),
    ("Two-thirds of members agreed.", "0.6666666666666666666666666667 ?"),
    ("A quarter of the workforce is affected.", "0.25 ?"),
    ("Three-quarters of the output is exported.", "0.75 ?"),
    ("Over a third of sales come from Asia.", "0.3333333333333333333333333333 ? more_than"),
    ("Half a million people were affected.", "500000 ?"),
    ("Two and a half billion people have no bank.", "2500000000 ?"),
    ("A dozen countries joined.", "12 ?"),
    ("Three dozen lawyers work there.", "36 ?"),
    ("Twenty-five ships were ordered.", "25 ?"),
    ("One hundred and twenty homes were sold.", "120 ?"),
    ("It shipped 2.5 million units.", "2500000 ?"),
    ("The model has 70 billion parameters.", "70000000000 parameter"),
    ("Training used 15 trillion tokens.", "15000000000000 token"),
    ("The 405B-parameter model is open.", "405000000000 parameter"),
    ("The cluster reaches 40 petaflops.", "40 PFLOPS"),
    ("The chip delivers 900 TFLOPS.", "900 TFLOPS"),
    ("Each card has 80GB of memory.", "80 GB"),
    ("The link runs at 400 Gbps.", "400 Gbps"),
    ("The disk holds 30 terabytes.", "30 TB"),
    ("The node is built on a 4nm process.", "4 nm"),
    ("The pipe is 1,200 kilometres long.", "1200 km"),
    ("The runway is 3.5km long.", "3.5 km"),
    ("The tower is 300 feet tall.", "300 foot"),
    ("The site covers 450 acres.", "450 acre"),
    ("The hall has 250,000 square feet of space.", "250000 square foot"),
    ("The farm spans 30 ha.", "30 ha"),
    ("The mine yields 2.4 million tonnes a year.", "2400000 t /year"),
    ("It holds 5,000 tons of steel.", "5000 ton"),
    ("A dose of 500mg is given.", "500 mg"),
    ("Vial of 20 ml each.", "20 ml /each"),
    ("The field pumps 90,000 barrels a day.", "90000 barrel /day"),
    ("The tank holds 500 litres.", "500 l"),
    ("Gas use was 3.2 billion cubic metres.", "3200000000 m3"),
    ("Terminal imports 8 mtpa.", "8 Mt"),
    ("Gas costs $3.40 per mmBtu.", "3.4 USD /mmBtu"),
    ("The temperature hit 41 degrees Celsius.", "41 °C"),
    ("It froze at -12°C.", "-12 °C"),
    ("The train runs at 320 km/h.", "320 km/h"),
    ("Winds of 90 mph struck.", "90 mph"),
    ("The line carries 400 kilovolts.", "400 kV"),
    ("The phone has a 12-megapixel camera.", "12 megapixel"),
    ("Rainfall was 35 millimetres.", "35 mm"),
    ("Concentration rose to 422 ppm.", "422 ppm"),
    ("Oil rose $1.20 to $78.40 a barrel.", "1.2 USD; 78.4 USD /barrel"),
    ("Gold fell to $2,310 an ounce.", "2310 USD /ounce"),
    ("Wages are $18 an hour.", "18 USD /hour"),
    ("The tariff is 7 cents per kilowatt-hour.", "0.07 USD /kWh"),
    ("Cost is $900 per kilowatt.", "900 USD /kW"),
    ("It pays $2 million a year.", "2000000 USD /year"),
    ("The plant makes 500 cars a day.", "500 ?"),
    ("Emissions were 120 grams per kilometre.", "120 g /km"),
    ("The five-year plan has a 30-month review.", "5 year; 30 month"),
    ("A 99-year lease was signed.", "99 year"),
    ("The ten-day trip ends.", "10 day"),
    ("The loan runs 7 years.", "7 year"),
    ("The contract lasts for over ten years.", "10 year more_than"),
    ("The strike lasted 46 days.", "46 day"),
    ("The talks took eighteen months.", "18 month"),
    ("It closed within 90 days.", "90 day at_most"),
    ("The EBIT was EUR -7.5 million.", "-7500000 EUR"),
    ("Cash flow was negative $3.1bn.", "-3100000000 USD"),
    ("Growth stood below -2%.", "-2 % less_than"),
    ("The stock fell -3.1%.", "-3.1 %"),
    ("Nasdaq +1.2%, Dow -0.4%.", "+1.2 %; -0.4 %"),
    ("The deal is worth $12.4bn (about 410 billion baht).", "12400000000 USD; 410000000000 THB about"),
    ("GPT-5 and the H200 are out.", ""),
    ("The 787 Dreamliner and A320neo fly.", ""),
    ("The 6G network is years away.", ""),
    ("He lives at 14 Baker Street.", ""),
    ("Call 1-800-555-0199.", ""),
    ("See section 18(1) and page 3.", ""),
    ("Phase 2 starts in 2027.", ""),
    ("It was founded in 1998 on March 3.", ""),
    ("The meeting is at 8:30 a.m. on 12 May 2026.", ""),
    ("The third quarter was weak.", ""),
    ("The 20th century ended.", ""),
    ("Version 3.2.1 is out.", ""),
    ("The FY2026 budget is due.", ""),
    ("The 1990s were good.", ""),
    ("Visit www.example.com/2024/05/12345.", ""),
    ("A one-stop shop and zero-sum game.", ""),
    ("One of the firms left.", ""),
    ("The two companies agreed.", ""),
    ("24/7 service is offered.", ""),
    ("The 10-year Treasury yield moved.", ""),
    ("He filed a 10-K.", ""),
    ("A double-digit decline came.", ""),
]


def shown(amount: Amount) -> str:
    """An amount in the rows' notation."""
    sign = "-" if amount.sign < 0 else "+" if amount.sign > 0 else ""
    high = "" if amount.high is None else f"..{amount.high.normalize():f}"
    bound = f" {amount.bound.value}" if amount.bound else ""
    rate = f" /{amount.per[1]}" if amount.per else ""
    return f"{sign}{amount.value.normalize():f}{high} {amount.unit or '?'}{bound}{rate}"


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_amounts(text: str, expected: str) -> None:
    assert "; ".join(shown(a) for a in read_amounts(text).kept) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_prefix_only_shifts(text: str, expected: str) -> None:
    plain, moved = read_amounts(text).kept, read_amounts("Well, " + text[0].lower() + text[1:]).kept
    if not text[0].isdigit() and text[1:2].islower():
        assert [(a.value, a.unit) for a in moved] == [(a.value, a.unit) for a in plain]


@pytest.mark.parametrize(
    "text", ["1" * 400_000, "1," * 200_000, "one " * 100_000, "$" * 300_000, "1-" * 200_000, "million " * 60_000]
)
def test_linear(text: str) -> None:
    """However long: what is read is capped and every pattern is linear."""
    assert len(read_amounts(text).amounts) < 4_000
