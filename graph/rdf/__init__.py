"""Claims as RDF: closed namespaces, triples from values, streamed formats, SPARQL in a jail."""
