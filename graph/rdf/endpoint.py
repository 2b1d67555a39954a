"""The SPARQL service described in its own words: https://www.w3.org/TR/sparql11-service-description/."""

import pyoxigraph as ox

from graph.rdf.namespace import names

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD")


def service_description(base: str, form: ox.RdfFormat) -> bytes:
    """What the endpoint speaks, and that its default graph is the union of all."""
    of = names(base)
    formats = " , ".join(f"<{_FORMATS}{name}>" for name in (*_RESULTS, *_GRAPHS))
    turtle = f"""@prefix sd: <{SD}> .
<{of.base}sparql#service> a sd:Service ;
    sd:endpoint <{of.base}sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} ;
    sd:defaultDataset <{of.base}dataset> .
<{of.base}dataset> a sd:Dataset ; sd:defaultGraph <{of.base}sparql#graph> .
<{of.base}sparql#graph> a sd:Graph .
"""
    if form is ox.RdfFormat.TURTLE:
        return turtle.encode()
    return ox.serialize(ox.parse(turtle, ox.RdfFormat.TURTLE), format=form) or b""
