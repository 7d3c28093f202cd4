"""Machines that embed together: batches of texts go to the workers of a Dask scheduler, their vectors come back.

The workers need this release and the model, and none of the files. One that dies is Dask's to replace: another gets its
batches (https://distributed.dask.org/en/stable/resilience.html).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.building.arrived import Arrived
from index.building.bulk import Batch, Embedded, embed
from index.datatypes import Embedder
from index.embedding import load_embedder
from index.errors import ClusterError, EmbedderError

if TYPE_CHECKING:
    from distributed import Client, Future

_ANSWERS, _JOINS, _LOOKS = 10, 60, 30
"""Seconds: for the scheduler to answer, for the first worker to be there, between looks whether one still is."""

_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+")
_AHEAD = 2
"""Parts of the index that are begun for each thread of the workers."""


class Crew:
    """A context: the connection to the workers, and what they have sent, on disk until all has gone well.

    After a rebuild that was interrupted the next one of the same folder goes on with what had been sent.
    """

    def __init__(self, address: str, model: str, embedder: Embedder, folder: Path) -> None:
        """`model` is what the workers give to `load_embedder`: the same as `embedder`. `folder` is the data folder."""
        self._address, self._model, self._embedder = address, model, embedder
        self._arrived = Arrived(folder, embedder.fingerprint)
        self._client: Client | None = None

    def __enter__(self) -> Crew:
        """Raises `ClusterError`."""
        self._client = _connected(self._address)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._open.close()
        if kind is None:
            self._arrived.clear()

    @property
    def ahead(self) -> int:
        threads: dict[str, int] = self._open.nthreads()
        return _AHEAD * sum(threads.values())

    def begin(self, batch: Batch) -> Callable[[], Embedded]:
        """What is returned raises `ClusterError` where the workers cannot embed, `StorageError` where the disk is full."""
        kept = self._arrived.read(batch)
        if kept is not None:
            return lambda: kept
        future = self._open.submit(_embed, self._model, self._embedder.fingerprint, batch, pure=False)
        return partial(self._finished, future, batch)

    def _finished(self, future: Future[Embedded], batch: Batch) -> Embedded:
        found = self._result(future)
        if found.vectors.shape != (len(batch), self._embedder.dimension) or not np.isfinite(found.vectors).all():
            raise self._failed("one sent vectors that cannot be")
        self._arrived.write(batch, found)
        return found

    def _result(self, future: Future[Embedded]) -> Embedded:
        while True:
            try:
                return future.result(timeout=_LOOKS)
            except TimeoutError:
                if not self._open.nthreads():
                    raise self._failed("none is left") from None
            except Exception as error:  # whatever went wrong on a machine far away
                raise self._failed(str(error)) from error

    def _failed(self, reason: str) -> ClusterError:
        return ClusterError(
            f"the workers at {self._address} cannot embed: {reason}; the live index is as it was, and the same rebuild goes on "
            "with what they have sent"
        )

    @property
    def _open(self) -> Client:
        assert self._client is not None, "a Crew is a context"
        return self._client


def _connected(address: str) -> Client:
    if not _ADDRESS.fullmatch(address):  # Dask would tell it with a traceback
        raise ClusterError(f"{address} is no Dask scheduler's address; one looks like tcp://HOST:8786")
    try:
        from distributed import Client  # 0.5 s, and an extra
    except ImportError as error:
        raise ClusterError("--dask needs Dask: run `pip install -e '.[dask]'` here and on the workers") from error
    try:
        client = Client(address, timeout=_ANSWERS, set_as_default=False)
    except OSError as error:
        raise ClusterError(f"no Dask scheduler answers at {address}; start one with `dask scheduler`") from error
    try:
        client.wait_for_workers(1, timeout=_JOINS)
    except TimeoutError as error:
        client.close()
        raise ClusterError(f"the scheduler at {address} has no workers; start some: `dask worker {address}`") from error
    return client


def _embed(model: str, fingerprint: str, batch: Batch) -> Embedded:
    """On a worker."""
    embedder = _loaded(model)
    if embedder.fingerprint != fingerprint:
        raise EmbedderError(f"a worker's model {model} is another one ({embedder.fingerprint}, wanted {fingerprint})")
    return embed(embedder, batch)


@cache
def _loaded(model: str) -> Embedder:
    return load_embedder(model)
