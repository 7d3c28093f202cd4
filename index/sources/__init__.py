"""Pages, files and newsfeeds from outside -> articles that a data folder keeps."""

from index.sources.kept import added_after, kept_articles

__all__ = ["added_after", "kept_articles"]
