"""Names: what the text calls companies, organizations, people, places, models, chips and the rest."""

from ingest.entities.find import find_names

__all__ = ["find_names"]
