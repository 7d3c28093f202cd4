"""Pages, files and newsfeeds from outside -> articles that a data folder keeps."""

from index.sources.kept import kept_articles

__all__ = ["kept_articles"]
