"""What a user's client sends for a slash command: only commands and options that the bot has registered."""

from collections.abc import Mapping
from typing import Any

from tests.discord.payloads import member_payload, user_payload
from tests.discord.state import Channel, Payload, State, User

SUBCOMMAND, GROUP, INTEGER, BOOLEAN, USER, NUMBER = 1, 2, 4, 5, 6, 10
TYPES: dict[int, tuple[type, ...]] = {INTEGER: (int,), BOOLEAN: (bool,), USER: (User,), NUMBER: (int, float)}


def command_data(
    state: State, name: str, options: Mapping[str, Any], channel: Channel, focused: str | None = None
) -> Payload:
    """The `data` of a command ("rebuild") or subcommand ("feeds add"), or of autocomplete for the option `focused`.

    LookupError where the user's client would not offer it: unknown here, or an option unknown or missing.
    """
    first, *rest = name.split()
    command = _registered(state, first, channel)
    data: Payload = {"id": command["id"], "name": first, "type": 1, "resolved": _resolved(options, channel)}
    place, definition = data, command
    for part in rest:
        definition = _named(definition.get("options") or [], part, name)
        place["options"] = [{"name": part, "type": definition["type"]}]
        place = place["options"][0]
    known = definition.get("options") or []
    place["options"] = [_option(_named(known, key, name), value, focused) for key, value in options.items()]
    missing = [option["name"] for option in known if option.get("required") and option["name"] not in options]
    if missing and focused is None:
        raise LookupError(f"/{name} needs {', '.join(missing)}")
    return data


def _registered(state: State, name: str, channel: Channel) -> Payload:
    guild_id = channel.guild.id if channel.guild else None
    offered = state.commands.get(guild_id, []) + (state.commands[None] if guild_id else [])
    context = 1 if guild_id is None else 0
    here = [command for command in offered if context in _contexts(command)]
    return _named(here, name, name)


def _contexts(command: Payload) -> list[int]:
    return command.get("contexts") or ([0] if command.get("dm_permission") is False else [0, 1])


def _named(definitions: list[Payload], name: str, command: str) -> Payload:
    for definition in definitions:
        if definition["name"] == name:
            return definition
    offered = ", ".join(definition["name"] for definition in definitions) or "nothing"
    raise LookupError(f"/{command}: Discord offers no {name!r} here, only {offered}")


def _option(definition: Payload, value: Any, focused: str | None) -> Payload:
    kind = definition["type"]
    is_focused = definition["name"] == focused
    if not is_focused and not isinstance(value, TYPES.get(kind, (str,))):
        raise LookupError(f"{definition['name']} does not take {value!r}")
    option = {"name": definition["name"], "type": kind, "value": str(value.id) if isinstance(value, User) else value}
    return option | {"focused": True} if is_focused else option


def _resolved(options: Mapping[str, Any], channel: Channel) -> Payload:
    users = [value for value in options.values() if isinstance(value, User)]
    resolved: Payload = {"users": {str(user.id): user_payload(user) for user in users}}
    if channel.guild:
        resolved["members"] = {str(user.id): member_payload(user, channel.guild) for user in users}
    return resolved
