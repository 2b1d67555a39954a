"""Nouns in the singular."""

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half", "criteria": "criterion", "phenomena": "phenomenon", "mice": "mouse", "teeth": "tooth", "oxen": "ox",
    "aircraft": "aircraft", "series": "series", "species": "species", "headquarters": "headquarters", "analyses": "analysis", "crises": "crisis", "bases": "base", "leaves": "leaf", "shelves": "shelf", "wolves": "wolf", "thieves": "thief", "loaves": "loaf", "businessmen": "businessman",
    "businesswomen": "businesswoman", "fishermen": "fisherman", "spacecraft": "spacecraft", "indices": "index", "matrices": "matrix", "vertices": "vertex", "gas": "gas", "gases": "gas", "bus": "bus", "buses": "bus", "lens": "lens", "news": "news", "jeans": "jeans", "sheep": "sheep", "fish": "fish",
    "cookies": "cookie", "movies": "movie", "ties": "tie", "calories": "calorie", "zombies": "zombie", "caches": "cache", "axes": "axis", "theses": "thesis", "diagnoses": "diagnosis", "hypotheses": "hypothesis", "attorneys": "attorney", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "vetoes": "veto", "cargoes": "cargo",
    "buyouts": "buyout", "personnel": "personnel", "staff": "staff", "cattle": "cattle", "bonus": "bonus", "virus": "virus", "status": "status", "campus": "campus", "census": "census", "plus": "plus", "minus": "minus", "basis": "basis", "class": "class", "data": "data", "media": "media", "yes": "yes", "us": "us", "lbs": "lb", "shoes": "shoe", "houses": "house", "warehouses": "warehouse",
    "nurses": "nurse", "horses": "horse", "courses": "course", "leases": "lease", "purchases": "purchase", "databases": "database", "cases": "case", "phases": "phase", "increases": "increase", "decreases": "decrease", "releases": "release", "diseases": "disease", "licenses": "license", "expenses": "expense", "responses": "response", "uses": "use", "causes": "cause", "clauses": "clause", "prizes": "prize", "sizes": "size", "franchises": "franchise", "enterprises": "enterprise", "premises": "premise", "exercises": "exercise", "cruises": "cruise", "noises": "noise", "pulses": "pulse", "universes": "universe", "verses": "verse", "reverses": "reverse", "synapses": "synapse", "roses": "rose", "doses": "dose", "hoses": "hose", "noses": "nose", "purposes": "purpose", "caseloads": "caseload", "axles": "axle", "breezes": "breeze",
}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun; acronyms keep their capitals.

    >>> singular("attorneys"), singular("companies"), singular("TPUs"), singular("boxes"), singular("A320neos")
    ('attorney', 'company', 'TPU', 'box', 'A320neo')
    """
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(noun) < 3 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return noun
    if low.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]
