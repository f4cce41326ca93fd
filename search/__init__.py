"""Full-text search over provisions, by words, exact runs and facts."""

from hengce.search.searching import result_to_json, search

__all__ = ["result_to_json", "search"]
