"""The settings of the service: frozen, typed, from the environment (`CLAIMGRAPH_STORE=...`), loud when wrong."""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _split(told: object) -> object:
    """Names between commas, as an environment variable holds them."""
    return tuple(name.strip() for name in told.split(",") if name.strip()) if isinstance(told, str) else told


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """What the service is told from outside. A value that is given to the constructor goes before the environment."""

    model_config = SettingsConfigDict(env_prefix="CLAIMGRAPH_", frozen=True, extra="forbid")

    store: str = "sqlite:///claimgraph.db"
    """The URL of the journal."""
    host: str = "127.0.0.1"
    """The address to listen on. On any other than loopback writing needs a key."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    """The port to listen on; 0 takes a free one."""
    base_iri: Annotated[str, Field(pattern=r"^https?://.+/$")] = "https://data.example.org/"
    """What every IRI of an export begins with; identifiers never depend on it."""
    max_document_bytes: Annotated[int, Field(ge=1)] = 20_000_000
    """How many bytes a request that adds documents may have, and a page that is fetched."""
    fetch: bool = False
    """Whether who may add documents may add pages by their address, which the service then fetches."""
    fetch_seconds: Annotated[float, Field(gt=0, le=300)] = 20.0
    """How long a page may take to come, redirects and all."""
    sparql_seconds: Annotated[float, Field(gt=0)] = 10.0
    """How long a SPARQL query may take."""
    sparql_rows: Annotated[int, Field(ge=1)] = 10_000
    """How many rows or triples the answer to a SPARQL query may have."""
    sparql_megabytes: Annotated[int, Field(ge=64)] = 512
    """How much memory a SPARQL query may take beside the graph itself."""
    sparql_characters: Annotated[int, Field(ge=100)] = 16_384
    """How long the text of a SPARQL query may be."""
    sparql_at_once: Annotated[int, Field(ge=1, le=64)] = 4
    """How many SPARQL queries run side by side, each with its own memory; others wait for their turn."""
    max_url_length: Annotated[int, Field(ge=100)] = 8_000
    """How many characters path and query of a request may have."""
    hosts: Names = ()
    """The names that requests may be sent to, between commas; `serve` on loopback takes its names, else any is good."""
    origins: Names = ()
    """The origins of pages elsewhere that may ask (CORS), between commas: `https://example.org`."""
    open_reading: bool = False
    """Whether reading needs no key where keys are set and others than this machine can reach the service."""
    anonymous_per_minute: Annotated[int, Field(ge=0)] = 0
    """How many requests a minute one address may make without a key; 0 is no limit."""
    patience_seconds: Annotated[float, Field(ge=0)] = 20.0
    """How long a request waits for a graph that is being built before it is answered 503."""
    public_url: Annotated[str, Field(pattern=r"^(https?://[^/]+)?$")] = ""
    """How readers reach the service, for the links of MCP answers; `http://HOST:PORT` by default."""

    @property
    def address(self) -> str:
        """How readers reach the service."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"
