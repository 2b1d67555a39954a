"""One call of each address to try, as it stands in the OpenAPI description; tests make them all on the samples."""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, Mapping[str, object]]] = {
    "/v1/deals": {"involving": ["OpenAI", "AMD"], "facets": "type,status"},
    "/v1/figures": {"unit": ["GW"], "min": 5},
    "/v1/statements": {"kind": ["indirect"]},
    "/v1/relations": {"predicate": ["develops", "uses", "depends_on", "releases"]},
    "/v1/claims": {"about": ["Nvidia"], "kind": ["deal", "relation"]},
    "/v1/entities": {"type": ["company"], "q": "nvid"},
    "/v1/entities/{entity_id}": {"entity_id": "company/nvidia"},
    "/v1/entities/{entity_id}/neighbours": {"entity_id": "company/nvidia", "hops": 1},
    "/v1/entities/{entity_id}/timeline": {"entity_id": "company/openai"},
    "/v1/paths": {"from": "OpenAI", "to": "AMD"},
    "/v1/cycles": {"flow": ["money"]},
    "/v1/corroborations": {"kind": ["deal"]},
    "/v1/contradictions": {"dimension": ["power"]},
    "/v1/checks": {"limit": 5},
    "/v1/totals": {"involving": ["OpenAI"], "unit": ["GW"]},
    "/v1/compare": {"a": "Nvidia", "b": "AMD"},
    "/v1/search": {"q": "gigawatt"},
    "/v1/stats": {"as_of": "2025-10-31"},
    "/v1/graph": {"center": ["OpenAI"], "hops": 1},
    "/v1/ask": {"q": "all deals involving Nvidia"},
    "/v1/documents": {"q": "gigawatts"},
    "/v1/changes": {"since": 0, "limit": 10},
    "/v1/export": {"format": "turtle", "about": ["Nvidia"]},
    "/sparql": {"query": "SELECT * { ?claim ?property ?value } LIMIT 3"},
}
