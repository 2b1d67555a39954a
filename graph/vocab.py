"""The closed vocabularies of the public contract. A member's value is the word that users see."""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim is an occurrence of."""

    FIGURE = "figure"
    DEAL = "deal"
    STATEMENT = "statement"
    RELATION = "relation"


class EntityType(StrEnum):
    """What an entity is."""

    COMPANY = "company"
    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    MODEL = "model"
    CHIP = "chip"
    TECHNOLOGY = "technology"
    POLICY = "policy"
    FACILITY = "facility"
    PRODUCT = "product"
    SOURCE = "source"
    """A source without a name ("analysts"): only in refs whose id is null, never a node."""


class Dimension(StrEnum):
    """The physical or economic dimension of a figure."""

    POWER = "power"
    ENERGY = "energy"
    MONEY = "money"
    PERCENTAGE = "percentage"
    COUNT = "count"
    DURATION = "duration"
    RATIO = "ratio"
    COMPUTE = "compute"
    TOKENS = "tokens"
    PARAMETERS = "parameters"
    LENGTH = "length"
    MASS = "mass"
    AREA = "area"
    VOLUME = "volume"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    DATA_RATE = "data_rate"
    STORAGE = "storage"
    OTHER = "other"


class Measure(StrEnum):
    """What kind of thing a figure measures; `property` says it in words."""

    CAPACITY = "capacity"
    DEMAND = "demand"
    PRODUCTION = "production"
    SHORTFALL = "shortfall"
    PRICE = "price"
    REVENUE = "revenue"
    COST = "cost"
    PROFIT = "profit"
    INVESTMENT = "investment"
    DEAL_VALUE = "deal_value"
    VALUATION = "valuation"
    STAKE = "stake"
    MARKET_SHARE = "market_share"
    HEADCOUNT = "headcount"
    QUANTITY = "quantity"
    GROWTH = "growth"
    DURATION = "duration"
    PERFORMANCE = "performance"
    OTHER = "other"


class Bound(StrEnum):
    """How the text bounds a value; `magnitude` is an order of size ("multibillion-dollar" is 1e9)."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    MAGNITUDE = "magnitude"


class Modality(StrEnum):
    """How sure the text is; negation is a separate boolean."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


class Direction(StrEnum):
    """The way of a stated change."""

    INCREASE = "increase"
    DECREASE = "decrease"


class DealType(StrEnum):
    """What kind of agreement a deal is."""

    INVESTMENT = "investment"
    FINANCING = "financing"
    ACQUISITION = "acquisition"
    MERGER = "merger"
    SUPPLY = "supply"
    LEASE = "lease"
    LICENSING = "licensing"
    PARTNERSHIP = "partnership"
    JOINT_VENTURE = "joint_venture"
    OTHER = "other"


class Role(StrEnum):
    """What a party does in a deal."""

    INVESTOR = "investor"
    INVESTEE = "investee"
    LENDER = "lender"
    BORROWER = "borrower"
    ACQUIRER = "acquirer"
    TARGET = "target"
    BUYER = "buyer"
    SELLER = "seller"
    LESSOR = "lessor"
    LESSEE = "lessee"
    LICENSOR = "licensor"
    LICENSEE = "licensee"
    PARTNER = "partner"


class Status(StrEnum):
    """How far a deal has come."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Predicate(StrEnum):
    """The typed relations between two entities."""

    DEVELOPS = "develops"
    RELEASES = "releases"
    OPEN_SOURCES = "open_sources"
    OUTPERFORMS = "outperforms"
    COMPETES_WITH = "competes_with"
    DEPENDS_ON = "depends_on"
    RUNS_ON = "runs_on"
    USES = "uses"
    SUPPLIES = "supplies"
    REGULATES = "regulates"
    RESTRICTS = "restricts"
    HOLDS_ROLE = "holds_role"
    LOCATED_IN = "located_in"
    OWNS = "owns"
    PART_OF = "part_of"
    FOUNDED = "founded"
    PACKAGES_FOR = "packages_for"
    INVESTS_IN = "invests_in"


class Speech(StrEnum):
    """Whether a statement gives the speaker's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Precision(StrEnum):
    """How finely a text dates something."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEARS = "years"


class DateBasis(StrEnum):
    """Where the date that a filter tests comes from."""

    STATED = "stated"
    PUBLISHED = "published"
    UNKNOWN = "unknown"


class CurrencyBasis(StrEnum):
    """Why a figure's currency is what it is."""

    STATED = "stated"
    """A code, a name or an unambiguous sign: `EUR`, `euros`, `C$`, `€`."""
    DOLLAR_SIGN = "dollar-sign-default"
    """A bare `$` or "dollar", read as USD for want of other words."""
    YEN_SIGN = "yen-sign-default"
    """A bare `¥`, read as JPY for want of other words."""
    CONTEXT = "context"
    """A bare sign or "dollar", read by the document's own words (`A$` elsewhere, "Canadian")."""
    TABLE_HEADER = "table-header"
    """The header of the table or the note above it."""


class LinkKind(StrEnum):
    """How a text relates its own figures: what the operands, in their order, give."""

    SUM = "sum"
    """a + b + ..."""
    DIFFERENCE = "difference"
    """a - b - ..."""
    SHARE = "share"
    """part / whole, as a percentage."""
    WHOLE = "whole"
    """part / share: the whole that a part and its share imply."""
    GROWTH = "growth"
    """after / before - 1, as a percentage."""
    BASE = "base"
    """after / (1 + change) / ...: what was there before the changes, the latest first."""
    MULTIPLE = "multiple"
    """a / b, as a multiple."""
    RATE = "rate"
    """amount / count: per unit."""
    RESTATED = "restated"
    """a, told again in another unit."""
    EXCHANGE = "exchange"
    """a / b: what an amount restated in another currency implies for the rate of exchange."""
