"""People and organisations: found in texts, known to an index, told in questions."""

from index.names.extraction import Kind, Mention, Names, mentions_in, names_in
from index.names.shapes import looks_like_name

__all__ = ["Kind", "Mention", "Names", "looks_like_name", "mentions_in", "names_in"]
