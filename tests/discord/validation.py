"""Checks what the bot sends against Discord's OpenAPI document, and against the rules that the document misses."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.discord.state import Payload, nested

REPOSITORY = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TALENTMOVES_SHARED", REPOSITORY.parent / "shared"))
DOCUMENT = SHARED / "discord" / "openapi.json"
SNOWFLAKE = re.compile(r"0|[1-9][0-9]*")
COMMAND_NAME = re.compile(r"[-_\w]{1,32}")
OBJECTS_WITH_ID = ("attachments", "default_values")


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that the real Discord would refuse, and why."""

    method: str
    path: str
    reason: str


class Document:
    """Discord's OpenAPI document, read once a process."""

    def __init__(self, path: Path) -> None:
        self._contents = json.loads(path.read_text(encoding="utf-8"))
        resource = Resource.from_contents(self._contents, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:discord", resource)

    def complaint(self, method: str, template: str, body: Any) -> str | None:
        """Why the document does not allow this body, or None."""
        operation = self._contents["paths"].get(template, {}).get(method.lower())
        if operation is None:
            return "the document has no such operation"
        if "requestBody" not in operation:
            return None if body is None else "a body where the document has none"
        pointer = template.replace("~", "~0").replace("/", "~1")
        place = f"urn:discord#/paths/{pointer}/{method.lower()}/requestBody/content/application~1json/schema"
        error = best_match(Draft202012Validator({"$ref": place}, registry=self._registry).iter_errors(body))
        if error is None:
            return None
        return f"{error.json_path}: {error.message.replace(repr(error.instance), repr(error.instance)[:80])[:300]}"


@cache
def _read(path: Path) -> Document:
    return Document(path)


class Validation:
    """Collects `violations`. Without the document, the requests that it should have judged are in `unchecked`."""

    def __init__(self, path: Path = DOCUMENT) -> None:
        self._document = _read(path) if path.exists() else None
        self.violations: list[Violation] = []
        self.unchecked: list[str] = []

    def allows(self, method: str, template: str, path: str, parameters: dict[str, str], body: Any) -> bool:
        """Whether Discord would take the request; if not, each reason is kept."""
        body = with_text_ids(body)
        reasons = [f"{name} is not an id" for name, value in parameters.items() if _is_wrong_id(name, value)]
        if self._document is None:
            self.unchecked.append(f"{method} {path}")
        elif complaint := self._document.complaint(method, template, body):
            reasons.append(complaint)
        reasons += broken_rules(body)
        self.violations += [Violation(method, path, reason) for reason in reasons]
        return not reasons


def _is_wrong_id(name: str, value: str) -> bool:
    return name.endswith("_id") and not SNOWFLAKE.fullmatch(value)


def with_text_ids(body: Any) -> Any:
    """The body with integer ids as text: discord.py sends some as integers, which Discord takes."""
    if isinstance(body, list):
        return [with_text_ids(part) for part in body]
    if not isinstance(body, dict):
        return body
    result = {key: with_text_ids(value) for key, value in body.items()}
    for key, value in result.items():
        if key.endswith("_id") and key != "custom_id" and type(value) is int:
            result[key] = str(value)
        elif key in ("users", "roles") and isinstance(value, list):
            result[key] = [str(part) for part in value]
        elif key in OBJECTS_WITH_ID and isinstance(value, list):
            result[key] = [part | {"id": str(part["id"])} if "id" in part else part for part in value]
    return result


def broken_rules(body: Any) -> Iterator[str]:
    """The documented limits that the OpenAPI document does not carry, for messages, callbacks and commands."""
    if isinstance(body, list):
        for command in body:
            yield from _broken_command_rules(command)
    elif isinstance(body, dict):
        message = body["data"] if isinstance(body.get("data"), dict) else body
        if len(message.get("content") or "") > 2000:
            yield "content is longer than 2000"
        if len(message.get("choices") or []) > 25:
            yield "more than 25 choices"
        yield from _broken_embed_rules(message.get("embeds") or [])
        yield from _broken_component_rules(message.get("components") or [])


def _broken_embed_rules(embeds: list[Payload]) -> Iterator[str]:
    if any(len(embed.get("description") or "") > 4096 for embed in embeds):
        yield "an embed's description is longer than 4096"
    if any(len(embed.get("fields") or []) > 25 for embed in embeds):
        yield "an embed has more than 25 fields"
    fields = [field for embed in embeds for field in embed.get("fields") or []]
    if not all(field.get("name") and field.get("value") for field in fields):
        yield "an embed's field is empty"
    texts = [embed.get(key) for embed in embeds for key in ("title", "description")]
    texts += [field.get(key) for field in fields for key in ("name", "value")]
    texts += [(embed.get("footer") or {}).get("text") for embed in embeds]
    texts += [(embed.get("author") or {}).get("name") for embed in embeds]
    if sum(len(text or "") for text in texts) > 6000:
        yield "the embeds are longer than 6000 together"


def _broken_component_rules(components: list[Payload]) -> Iterator[str]:
    if sum(component.get("type") == 1 for component in components) > 5:
        yield "more than 5 rows"
    parts = list(nested(components))
    if any(len(str(part.get("custom_id") or "")) > 100 for part in parts):
        yield "a custom_id is longer than 100"
    if any(len(part.get("options") or []) > 25 for part in parts):
        yield "a select has more than 25 options"
    repeated = [name for name, count in Counter(part.get("custom_id") for part in parts).items() if name and count > 1]
    if repeated:
        yield f"custom_id used twice: {repeated[0]}"


def _broken_command_rules(command: Payload) -> Iterator[str]:
    """Rules for one command, and for each subcommand and option below it."""
    names = [command.get("name", ""), *(command.get("name_localizations") or {}).values()]
    if command.get("type", 1) in (2, 3) and "description" not in command:
        return  # a context menu: its name may hold spaces and capitals, and it has no description
    if not all(COMMAND_NAME.fullmatch(name) and name == name.lower() for name in names):
        yield f"not a command or option name: {names}"
    if not command.get("description"):
        yield f"{names[0]} has no description"
    options = command.get("options") or []
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{names[0]} has an optional option before a required one"
    if len(command.get("choices") or []) > 25:
        yield f"{names[0]} has more than 25 choices"
    for option in options:
        yield from _broken_command_rules(option)
