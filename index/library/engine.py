"""What answers need of a library, wherever it is kept: in a folder of this machine, or in PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.library.catalogue import Catalogue
from index.library.listing import Listing
from index.library.nametable import NameTable
from index.library.storybook import Storybook
from index.retrieval.engine import Dense, Lexical, Tokens, Words


class Shown(Protocol):
    """One generation, opened for reading, without the articles that were removed since it was built."""

    @property
    def name(self) -> str: ...

    @property
    def built(self) -> datetime:
        """When, in UTC."""

    @property
    def passages(self) -> int:
        """How many there are, the removed ones included."""

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def dense(self) -> Dense: ...

    @property
    def lexical(self) -> Lexical: ...

    @property
    def words(self) -> Words: ...

    @property
    def tokens(self) -> Tokens | None: ...

    @property
    def names(self) -> NameTable: ...

    @property
    def listing(self) -> Listing: ...

    @property
    def stories(self) -> Storybook: ...

    @property
    def hidden(self) -> NDArray[np.int32]:
        """Rows of the articles that were removed."""


class Reader(Protocol):
    """Follows a library: `current` is what is live, and stays whole for as long as an answer needs it."""

    def current(self) -> Shown: ...

    def close(self) -> None: ...
