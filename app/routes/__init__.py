"""The calls of the service, a file a noun."""
