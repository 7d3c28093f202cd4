"""People and organisations: known to an index, told in questions. Finding them in texts (`extraction`) is for rebuilding only."""

from index.names.asked import headed_names, is_careless, names_asked
from index.names.directory import HEAD, begun, likest, likest_heads, starts_of, telling_words
from index.names.gathering import gathered
from index.names.initials import initials_of, may_be_initials
from index.names.naming import named_in
from index.names.nouns import Kind, KnownName, Mention, Names, Naming
from index.names.respelling import SLIPS, likest_word, respellable, sound_of
from index.names.shapes import looks_like_name

VERSION = 3
"""Raised whenever other names come out of the same article."""

__all__ = [
    "HEAD",
    "SLIPS",
    "VERSION",
    "Kind",
    "KnownName",
    "Mention",
    "Names",
    "Naming",
    "begun",
    "gathered",
    "headed_names",
    "initials_of",
    "is_careless",
    "likest",
    "likest_heads",
    "likest_word",
    "looks_like_name",
    "may_be_initials",
    "named_in",
    "names_asked",
    "respellable",
    "sound_of",
    "starts_of",
    "telling_words",
]
