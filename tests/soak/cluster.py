"""A primary and its synchronous standby, one of which can be killed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import psycopg

from tests.postgres_server import Server, open_folder, unpacked

_SETTINGS = {"shared_buffers": "64MB", "max_connections": "60", "wal_log_hints": "on", "wal_level": "replica"}

_SYNCHRONOUS = "SELECT FROM pg_stat_replication WHERE sync_state = 'sync' AND flush_lsn >= %s"
_PATIENCE = 120.0


class Cluster:
    """Two servers; what is committed is on both before it is acknowledged."""

    def __init__(self, primary: Server, standby: Server) -> None:
        self.primary, self.standby = primary, standby

    @property
    def engine(self) -> str:
        """The connection string that names both."""
        folders = ",".join(sorted(str(one.folder) for one in (self.primary, self.standby)))
        return f"postgresql://talentmoves@/postgres?host={folders}"

    def fail_over(self) -> None:
        """Kill the primary in the middle of whatever it does; the standby takes over."""
        self.primary.kill()
        self.primary, self.standby = self.standby, self.primary
        self.primary.promote()
        self._wait_for_standbys("")

    def join(self) -> None:
        """The one that was killed comes back as a standby, with a new copy of the data; it may take over from then on."""
        shutil.rmtree(self.standby.data, ignore_errors=True)
        self.standby.copy_of(self.primary)
        self.standby.start()
        self._wait_for_standbys("*")
        self._wait_until_synchronous()

    def _wait_until_synchronous(self) -> None:
        """Nobody promotes a standby that lacks what was committed while there was none."""
        with psycopg.connect(self.primary.engine("postgres"), autocommit=True) as connection:
            ((end,),) = connection.execute("SELECT pg_current_wal_lsn()").fetchall()
            deadline = monotonic() + _PATIENCE
            while not connection.execute(_SYNCHRONOUS, (end,)).fetchall():
                assert monotonic() < deadline, "the standby does not catch up"
                sleep(0.1)

    def _wait_for_standbys(self, names: str) -> None:
        with psycopg.connect(self.primary.engine("postgres"), autocommit=True) as connection:
            connection.execute("SET synchronous_commit = local")
            connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
            connection.execute("SELECT pg_reload_conf()")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new one; it is gone afterwards."""
    folders = [open_folder() for _ in range(2)]
    programs = unpacked(folders[0])
    primary, standby = (Server(programs, folder, **_SETTINGS) for folder in folders)
    try:
        primary.create()
        primary.start()
        both = Cluster(primary, standby)
        both.join()
        yield both
    finally:
        for server in (primary, standby):
            server.kill()
            shutil.rmtree(server.folder)
