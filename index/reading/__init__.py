"""The outside world -> Article."""

from index.reading.cleaning import VERSION as CLEANER_VERSION
from index.reading.dates import dates_in
from index.reading.folder import Reading, read_articles
from index.reading.lines import fold

__all__ = ["CLEANER_VERSION", "Reading", "dates_in", "fold", "read_articles"]
