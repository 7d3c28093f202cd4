"""The outside world -> Article."""

from index.reading.cleaning import VERSION as CLEANER_VERSION
from index.reading.folder import Reading, read_articles

__all__ = ["CLEANER_VERSION", "Reading", "read_articles"]
