"""What belongs together in the project is kept together: settings, help, versions, sizes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic_settings import BaseSettings

from bot.settings import BotSettings, load_bot_settings
from index import IndexSettings, load_index_settings
from tests.command_help import MARK, help_blocks
from tests.markers import marked

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / ".env.example"
OF_THE_PROJECT = ("bot", "deploy", "index", "seeds", "tests", ".ci")
NOT_OURS = (".env", ".git")
"""A developer's settings, and the file by which a second working tree finds its repository."""

MOST_LINES = 500
"""Of one file of code: longer ones hold more than one idea."""

A_DEVELOPERS_PATH = re.compile(r"(?:/(?:home|root|Users|work)|[A-Z]:\\Users)[/\\]\w")


def written(default: object) -> str:
    """As one would write it into `.env`; an empty set and nothing at all are both written as nothing."""
    return str(default).lower() if isinstance(default, bool) else str(default or "")


def defaults(settings: type[BaseSettings]) -> dict[str, str]:
    """Each setting with its default as one would write it into `.env`; what has none is empty."""
    prefix = settings.model_config["env_prefix"]
    return {f"{prefix}{name.upper()}": written(field.default) for name, field in settings.model_fields.items()}


def files_of_the_project() -> Iterator[Path]:
    """Text files that are written by hand."""
    yield from (file for file in ROOT.iterdir() if file.is_file() and file.name not in NOT_OURS)
    for folder in OF_THE_PROJECT:
        for file in (ROOT / folder).rglob("*"):
            made = any(part.startswith((".", "__pycache__")) for part in file.relative_to(ROOT / folder).parts)
            if file.is_file() and not made and file.parent.name != "static":
                yield file


def test_the_example_of_settings_names_every_one_with_its_default() -> None:
    named = dotenv_values(EXAMPLE)

    # an empty set and nothing at all are both written as nothing
    expected = {**defaults(BotSettings), "BOT_OPERATORS": ""} | defaults(IndexSettings)
    assert named == expected


def test_the_example_of_settings_says_above_each_what_it_means() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()

    unexplained = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if re.match(r"[A-Z]", line)
        if not above.startswith("# ")
    ]

    assert unexplained == []


def test_the_example_of_settings_can_be_used_as_it_is() -> None:
    assert load_bot_settings(EXAMPLE) == BotSettings()
    assert load_index_settings(EXAMPLE) == IndexSettings()


@pytest.mark.parametrize(("page", "printed"), help_blocks().items(), ids=lambda part: getattr(part, "name", ""))
def test_the_documentation_shows_the_help_that_every_command_prints(page: Path, printed: str) -> None:
    assert marked(page, MARK) == printed, "run `python -m tests.command_help`"


@pytest.mark.parametrize("name", [*defaults(BotSettings), *defaults(IndexSettings)])
def test_the_readme_names_every_setting(name: str) -> None:
    assert f"`{name}`" in (ROOT / "README.md").read_text("utf-8")


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    latest = re.search(r"^## \[?([^\] \n]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert latest is not None
    assert latest[1] == version


def test_no_file_holds_a_path_of_a_developers_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {path[0]}"
        for file in files_of_the_project()
        if (path := A_DEVELOPERS_PATH.search(file.read_text("utf-8", errors="replace")))
    ]

    assert found == []


def test_no_file_of_code_is_so_long_that_it_holds_more_than_one_idea() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines())
        for file in files_of_the_project()
        if file.suffix == ".py"
    }

    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("folder", ["bot", "index", "tests"])
def test_every_folder_of_code_is_a_package_with_a_line_that_says_what_it_is_for(folder: str) -> None:
    packages = {file.parent for file in (ROOT / folder).rglob("*.py")}

    openings = {package.relative_to(ROOT).as_posix(): package / "__init__.py" for package in packages}
    assert [name for name, file in openings.items() if not file.is_file()] == []


@pytest.mark.parametrize("folder", ["bot", "index"])
def test_every_module_opens_with_a_line_that_says_what_it_is_for(folder: str) -> None:
    modules = list((ROOT / folder).rglob("*.py"))

    assert [file.name for file in modules if not file.read_text("utf-8").startswith('"""')] == []
