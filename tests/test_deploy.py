"""The systemd unit and the Dockerfile fit the bot that they run."""

from __future__ import annotations

import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from bot.serving.closures import DO_NOT_RESTART

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "deploy" / "talentmoves.service"
INSTALLED = "/opt/talentmoves/.venv/bin/talentmoves"

Instruction = tuple[str, str]


@pytest.fixture
def service() -> dict[str, str]:
    """The unit's section on the service."""
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep capitals
    unit.read_string(UNIT.read_text("utf-8"))
    return dict(unit["Service"])


@pytest.fixture
def instructions() -> list[Instruction]:
    """The Dockerfile's instructions with their values, in order."""
    with (ROOT / "deploy" / "Dockerfile").open("rb") as file:
        structure = DockerfileParser(fileobj=file).structure
    return [(part["instruction"], part["value"]) for part in structure if part["instruction"] != "COMMENT"]


def values(instructions: list[Instruction], name: str) -> list[str]:
    return [value for instruction, value in instructions if instruction == name]


def test_the_unit_runs_the_command_that_needs_nothing_but_a_token_and_not_as_root(service: dict[str, str]) -> None:
    assert service["ExecStart"].endswith(f"{INSTALLED} run")
    assert service["User"] not in ("", "root", "0")


def test_the_unit_does_not_restart_where_a_person_has_to_act(service: dict[str, str]) -> None:
    assert service["Restart"] == "on-failure"
    assert service["RestartPreventExitStatus"].split() == ["2", str(DO_NOT_RESTART)]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    here = tmp_path / UNIT.name
    here.write_text(UNIT.read_text("utf-8").replace(INSTALLED, "/bin/true"), "utf-8")

    verified = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True)

    assert (verified.returncode, verified.stderr) == (0, "")


def test_the_container_does_not_run_as_root(instructions: list[Instruction]) -> None:
    assert values(instructions, "USER")[-1].isdigit()
    assert int(values(instructions, "USER")[-1]) > 0


def test_every_image_is_of_a_python_that_will_do_and_has_a_version(instructions: list[Instruction]) -> None:
    images = [value.split()[0] for value in values(instructions, "FROM")]

    assert images == ["python:3.12-slim-bookworm"] * 2


def test_everything_that_the_image_copies_is_there_and_not_ignored(instructions: list[Instruction]) -> None:
    copied = [value.split()[:-1] for value in values(instructions, "COPY") if not value.startswith("--from")]
    ignored = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text("utf-8").splitlines()

    sources = [source for line in copied for source in line]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if f"!{source}" not in ignored] == []


def test_the_container_is_well_while_the_check_says_so(instructions: list[Instruction]) -> None:
    (check,) = values(instructions, "HEALTHCHECK")

    assert check.endswith('CMD ["talentmoves", "status", "--check"]')
