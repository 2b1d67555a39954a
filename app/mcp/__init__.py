"""The graph for language models, by the Model Context Protocol: a few tools that only read, each answer with its words.

https://modelcontextprotocol.io/specification
"""
