"""The doors: REST, command line and page, joined to `graph` and `ingest` in one composition file."""
