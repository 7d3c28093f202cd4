"""Pages, files and newsfeeds from outside."""
