"""Runs the unmodified bot against the loopback Discord: `python -m tests.discord.launcher --base URL -- ARGS…`."""

import argparse
import importlib
import sys

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord.addresses import API, WEBSOCKET


def point_at(base: str) -> None:
    """Send discord.py's REST calls and gateway connections to the server at `base`, for all of this process."""
    Route.BASE = base + API
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base.replace("http", "ws", 1) + WEBSOCKET)


def main() -> None:
    """Point discord.py at the server, then be `python -m bot ARGS…`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="LoopbackDiscord.base_url")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the bot's own command line takes")
    options = parser.parse_args()
    point_at(options.base.rstrip("/"))
    sys.argv = ["bot", *options.arguments[options.arguments[:1] == ["--"] :]]
    sys.exit(importlib.import_module("bot.__main__").main())


if __name__ == "__main__":
    main()
