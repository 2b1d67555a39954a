"""How what is learned was learned: labelled text in, `ingest/weights/<name>.json` out (`make train`)."""
