"""What the words around an unknown name say about its type. Each cue is a vote; the sum over a document decides."""

import re
from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS

from graph.vocab import EntityType
from ingest.entities.split import Span
from ingest.entities.vocabulary import vocabulary

C, O, P, L = EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.PLACE  # noqa: E741

_SITES = frozenset(
    {
        "base",
        "plant",
        "mine",
        "refinery",
        "campus",
        "project",
        "field",
        "reactor",
        "smelter",
        "terminal",
        "dam",
        "quarry",
    }
)
_BEFORE = 70
_AFTER = 90

_TICKER = re.compile(r",? ?\((?:[A-Z][A-Za-z]{1,9}(?: [A-Z]{1,4})?[:;] ?)?[A-Z]{2,5}(?:[.:][A-Z]{1,3})?\)")
_SHARES = re.compile(
    r"(?:['’‘]s|['’‘])? (?:shares|stock|share price|shareholders|revenues?|sales|profits?|earnings|customers?|board|investors|valuation|"
    r"chief executive|ceo|cfo|chairman|chairwoman|founder|co-founder|spokes(?:man|woman|person)|headquarters|subsidiary|balance sheet|"
    r"employees|parent|products?|factory|plants?)\b",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",? (?:an?|the|its|his|her|their|our|one of the|another|formerly|now) ((?:[\w$€£.%&'’-]+ ){0,7}?[\w'’-]+)(?=,|\.| (?:of|in|at|for|that|which|who|whose|with|to|from|by|based|owned|backed|making|known|and|said|says|$)|$)"
)
_WHERE = re.compile(r", where\b| in (?:the )?[A-Z]")
_SITE = re.compile(
    r"\b(?:plants?|site|campus|factory|base|mine|facility|line|port|airport|terminal|park|headquarters|office|offices|refinery|smelter|hub|farm|warehouse|shop|store|home|house|operations) (?:at|in|near) $"
)
_NEXT_WORD = re.compile(r" ([a-z-]+)")
_WHO = re.compile(r", (?:who|whom)\b")
_WHICH = re.compile(r", (?:which|whose)\b")
_SAYS = re.compile(r" (?:said|says|told|argued|argues|added|wrote|joked|recalled|admitted)\b")
_WORKS = re.compile(
    r" (?:acquired|acquires|agreed|announced|raised|reported|posted|launched|unveiled|employs|makes|sells|operates|signed|invested|will acquire|is buying|supplies|owns|builds|produces|develops)\b"
)
_FOLLOWING = re.compile(r"[\"'”’]? ((?:[a-z][\w-]* ){0,2})?([a-z][\w-]*)")
_OFFICE_WORD = re.compile(r"[ ,]*([\w-]+)")
_IN_OFFICE = frozenset({"the", "its", "our", "their", "his", "her", "a", "an", "of", "and", "then", "now", "for", "at"})
_NAME_NEXT = re.compile(
    r"(?:(?: and|,)? (?!of\b|at\b|for\b|in\b|with\b|from\b|to\b|said\b)[a-z][\w-]*){0,3} [A-Z][a-z]+ [A-Z]"
)
_FIRMLY = frozenset({"company", "maker", "firm", "group", "bank", "fund", "company's", "startup", "unit", "arm"})

_FOUND_AT = re.compile(r"\b(in|near|outside|around|across|from|at|to|of|throughout|into) (?:the )?$")
_MONEY_IN = re.compile(
    r"\b(?:invest(?:s|ed|ing|ment|ments)?|stakes?|interests?|shares?|holding|position|confidence|per ?cent|believer|lead) in (?:the )?$"
)
_DEALT = re.compile(
    r"\b(?:acquir(?:e|es|ed|ing)|buy|buys|buying|bought|acquisition of|purchase of|takeover of|merger (?:with|of)|merged with|deal with|contract with|agreement with|partnership with|orders? from|"
    r"stake in|invest(?:ed|s|ing|ment)? in|shares? (?:of|in)|owner of|owned by|backed by|led by|supplied by|made by|developed by|rival|competitor|unit of|arm of|subsidiary of|parent of|customers? of|"
    r"spokes(?:man|woman|person) for|analysts? (?:at|with)|partner at|works? (?:at|for)|hired by|employees of|sold to|sell to|sues?|sued|provided by|loan from|financing from|investments? from|join(?:ed|s) by)(?: the)? $"
)
_AGENT = re.compile(r"\b(?:by|with|from) (?:the )?$")
_SAID_BY = re.compile(r"\b(?:reported by|according to|reports from|told|published by|first reported in) (?:the )?$")
_ROLE_OF = re.compile(
    r"\b(?:ceo|cfo|cto|coo|chief executive(?: officer)?|chairman|chairwoman|president|founder|co-founder|director|head|boss|chief|partner|strategist|economist|analyst|manager) (?:of|at|for) (?:the )?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b([\w-]+)(?:,| called| named| known as| -| –| :)? [\"'“‘]?$")
_LIKE = re.compile(
    r"\b([\w-]+?)s?,? (?:like|such as|including) (?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)?(?:, and |, | and | or )){0,4}$"
)
_FUND_MANAGER = re.compile(r"\b(?:asset|fund|pension|money|wealth|property|investment|network|hotel) manager,? $")
_LAST_NOUN = re.compile(r"[\w'’-]+")


def votes(text: str, span: Span, after_place: bool) -> Counter[EntityType]:
    """The votes of one occurrence; `after_place` tells that a place follows after a comma ("Vineland, New Jersey")."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    before, after = before.replace("\n", " "), after.replace("\n", " ")
    found = shape(span)
    _vote_before(before, found, span)
    _vote_after(after, found)
    if after_place:
        found[L] += 4 if _FOUND_AT.search(before) else 2
    return +found


def head_word(name: str) -> str:
    """The word that says what kind of thing a name means: the one before "of" or "for", else the last."""
    tokens = name.split()
    at = next((i for i, t in enumerate(tokens) if i and t in {"of", "for"}), len(tokens))
    return tokens[at - 1]


def shape(span: Span) -> Counter[EntityType]:
    """The votes of the name's own words."""
    found: Counter[EntityType] = Counter()
    tokens = span.text.split()
    if span.legal:
        found[C] += 7
    if span.titled:
        found[P] += 5
    head = vocabulary().heads.get(head_word(span.text))
    if head is not None and len(tokens) > 1:
        found[head] += 4
    elif len(tokens) > 2 and tokens[1] in {"of", "for"} and tokens[0] in vocabulary().of_heads:
        found[O] += 4
    if tokens[0] in vocabulary().company_firsts and len(tokens) > 1:
        found[C] += 3
    if tokens[-1] in _SITES:
        found[EntityType.FACILITY] += 9
    if len(tokens) > 1 and tokens[-1] in vocabulary().keep_after_common:
        found[C] += 5
    if tokens[-1] == "family":
        found[O] += 9
    if tokens[0] in vocabulary().place_firsts and len(tokens) == 2:
        found[L] += 2
    if "&" in tokens:
        found[C] += 4
    _vote_person(tokens, found)
    return found


def _vote_person(tokens: list[str], found: Counter[EntityType]) -> None:
    words = vocabulary()
    proper = all(t[:1].isupper() or t in words.particles for t in tokens) and not any(
        c.isdigit() for t in tokens for c in t
    )
    if proper and len(tokens) == 1 and tokens[0] in words.given:
        found[P] += 1
    if not proper or not 2 <= len(tokens) <= 4:
        return
    first = tokens[0].title() if tokens[0].isupper() else tokens[0]
    family = tokens[0].title() in words.family_first and len(tokens) == 2
    if first in words.given or first.split("-")[0] in words.given:
        found[P] += 3
    elif len(tokens[0].rstrip(".")) == 1 and len(tokens[-1]) > 2 and not tokens[-1].isupper():
        found[P] += 3
    elif (family and not tokens[0].isupper()) or (len(tokens) > 2 and len(tokens[1].rstrip(".")) == 1):
        found[P] += 2


def _vote_before(before: str, found: Counter[EntityType], span: Span) -> None:
    words = vocabulary()
    if _FUND_MANAGER.search(before):
        found[C] += 3
    elif noun := _NOUN.search(before):
        kind = words.nouns.get(noun.group(1).lower())
        if kind is not None and not (kind is P and span.text.isupper() and len(span.text) < 6):
            found[kind] += 3
    if listed := _LIKE.search(before):
        kind = words.nouns.get(listed.group(1).lower())
        if kind is not None:
            found[kind] += 3
    if _ROLE_OF.search(before):
        found[C] += 3
    elif _DEALT.search(before):
        found[C] += 2
    elif _AGENT.search(before):
        found[C] += 1
    elif not _MONEY_IN.search(before) and (place := _FOUND_AT.search(before)):
        found[L] += {"in": 2, "at": 1, "near": 3, "outside": 3, "around": 1, "across": 2, "throughout": 2}.get(
            place.group(1), 0
        )
    if _SAID_BY.search(before):
        found[O] += 2
    if _SITE.search(before):
        found[L] += 3


def _vote_after(after: str, found: Counter[EntityType]) -> None:
    if _TICKER.match(after):
        found[C] += 3
    if after[:3] in {"'s ", "’s "}:
        found[C] += 1
    if _SHARES.match(after):
        found[C] += 3
    if _WHERE.match(after):
        found[L] += 1
    if _WHO.match(after):
        found[P] += 3
    if _WHICH.match(after):
        found[C] += 1
    if _SAYS.match(after):
        found[P] += 1
        found[C] += 1
    if (doing := _NEXT_WORD.match(after)) and (
        doing.group(1) in vocabulary().act_verbs or doing.group(1).endswith("ed")
    ):
        found[C] += 1
    if _WORKS.match(after):
        found[C] += 2
    if after[:1] == "," and _office(after):
        found[P] += 4
    elif noun := _APPOSITION.match(after):
        kind = noun_kind(noun.group(1))
        if kind is not None and after[:1] == ",":
            found[kind] += 4
    _vote_following(after, found)


def _vote_following(after: str, found: Counter[EntityType]) -> None:
    follow = _FOLLOWING.match(after)
    if not follow:
        return
    for word in (*(follow.group(1) or "").split(), follow.group(2)):
        kind = vocabulary().nouns.get(word)
        if kind in {EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.FACILITY, EntityType.TECHNOLOGY}:
            found[kind] += 2
            return
        if kind is P:
            found[C] += 1
            return


def _office(after: str) -> bool:
    """Whether the words after a comma are an office ("head of", "President and Chief Executive") of who stands before.

    An office directly before another name is that one's ("at Hosur, chairman Raghu Rao said").
    """
    at, found = 0, False
    for _ in range(9):
        match = _OFFICE_WORD.match(after, at)
        if match is None or (found and after[at] == ","):
            break
        word = match.group(1).lower()
        if word in _FIRMLY:
            return False
        if word not in vocabulary().roles and (found or (word in STOP_WORDS and word not in _IN_OFFICE)):
            if word in _IN_OFFICE and word == "and":
                at = match.end()
                continue
            break
        found = found or word in vocabulary().roles
        at = match.end()
    return found and not _NAME_NEXT.match(after, at)


def noun_kind(phrase: str) -> EntityType | None:
    """The type that the head of a noun phrase means: its last word that the nouns know."""
    tokens = _LAST_NOUN.findall(phrase.lower())
    for word in reversed(tokens[-3:]):
        kind = vocabulary().nouns.get(word) or vocabulary().nouns.get(word.removesuffix("s"))
        if kind is not None:
            return kind
    return None
