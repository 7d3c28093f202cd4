"""Articles, cut into passages, embedded and named -> a new generation on disk."""

from index.building.assembling import Built, Supplies, build_generation
from index.building.bulk import Bulk
from index.building.checking import check_generation, check_plausible
from index.building.embedded import embedding_texts
from index.building.tally import Tally

__all__ = [
    "Built",
    "Bulk",
    "Supplies",
    "Tally",
    "build_generation",
    "check_generation",
    "check_plausible",
    "embedding_texts",
]
