"""The gateway, version 10: one websocket for each connection, one session for each IDENTIFY."""

import asyncio
import json
import secrets
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord.faults import tear
from tests.discord.payloads import guild_payload, user_payload
from tests.discord.state import Guild, Payload, State

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
FORGETTING = (4007, 4009)
CLEAN, ABNORMAL = (1000, 1001), 1006


class Op(IntEnum):
    """The kinds of gateway payload."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    VOICE_STATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Connection:
    """One websocket; sends zlib-stream if the client asked for it."""

    def __init__(
        self, socket: web.WebSocketResponse, transport: asyncio.Transport | None, *, is_compressed: bool
    ) -> None:
        self.socket, self._transport = socket, transport
        self.is_closed_by_us = self.is_silent = False
        self._zlib = zlib.compressobj() if is_compressed else None
        self._sending = asyncio.Lock()

    async def send(self, op: int, data: Any = None, event: str | None = None, sequence: int | None = None) -> None:
        """Send one payload; what a broken or silent connection loses is in the session's buffer."""
        if self.is_silent:
            return
        text = json.dumps({"op": op, "d": data, "t": event, "s": sequence})
        async with self._sending:
            with suppress(ConnectionError):
                if self._zlib is None:
                    await self.socket.send_str(text)
                else:
                    packed = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)

    async def close(self, code: int) -> None:
        """Close it from this side; the client's echo is not a close of its own."""
        self.is_closed_by_us = True
        await self.socket.close(code=code)

    def tear(self, *, resets: bool = False) -> None:
        """End it without a word."""
        assert self._transport is not None
        tear(self._transport, resets=resets)


@dataclass(slots=True, eq=False)
class Session:
    """What survives a lost connection: the events sent so far, for the replay on RESUME."""

    intents: int
    connection: Connection | None
    shard: int = 0
    shards: int = 1
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sent: list[tuple[str, Payload]] = field(default_factory=list)
    replayed: int = 0

    def serves(self, guild: int) -> bool:
        """Whether a guild's events come here; those of direct messages, without one, come to shard 0."""
        return (guild >> 22) % self.shards == self.shard

    async def dispatch(self, event: str, data: Payload) -> None:
        """Send an event, or keep it for the replay if there is no connection now."""
        self.sent.append((event, data))
        if self.connection:
            await self.connection.send(Op.DISPATCH, data, event, len(self.sent))

    async def resume(self, connection: Connection, sequence: int) -> None:
        """Replay what came after `sequence`, also what comes in while replaying, and go on live."""
        while sequence < len(self.sent):
            event, data = self.sent[sequence]
            sequence, self.replayed = sequence + 1, self.replayed + 1
            await connection.send(Op.DISPATCH, data, event, sequence)
        self.connection = connection
        await self.dispatch("RESUMED", {})


class Gateway:
    """All sessions, by id. `identifies` counts how often a bot started anew, `connections` how often it came at all; `url` is set when the server is up."""

    def __init__(self, state: State, token: str, heartbeat_interval: float = 41.25) -> None:
        self._state, self._token, self._heartbeat_interval = state, token, heartbeat_interval
        self._connections: set[Connection] = set()
        self.sessions: dict[str, Session] = {}
        self.identifies = self.connections = 0
        self.heartbeats = 0
        self.presences: list[Payload] = []
        self.url = ""

    async def dispatch(self, event: str, data: Payload, intent: int = 0) -> None:
        """Send an event to every session that has the intent for it and serves the guild."""
        for session in list(self.sessions.values()):
            if (not intent or session.intents & intent) and session.serves(int(data.get("guild_id") or 0)):
                await session.dispatch(event, data)

    async def close(self, code: int) -> None:
        """Close every connection with `code`; 4007 and 4009 also end the sessions."""
        connections = list(self._connections)
        for connection in connections:
            self._release(connection, code)
        await asyncio.gather(*[connection.close(code) for connection in connections])

    def drop(self, *, resets: bool = False) -> None:
        """Tear every connection down without a close frame, as a broken line does; the sessions stay."""
        for connection in list(self._connections):
            self._release(connection, ABNORMAL)
            connection.tear(resets=resets)

    def silence(self) -> None:
        """Make zombies of all connections: they stay open, but nothing is answered or sent any more."""
        for connection in list(self._connections):
            connection.is_silent = True

    async def request_reconnect(self) -> None:
        """Op 7: ask every client to reconnect and resume."""
        for connection in list(self._connections):
            await connection.send(Op.RECONNECT)

    async def invalidate(self, *, is_resumable: bool = False, shard: int | None = None) -> None:
        """Op 9: tell every client, or the one of a shard, that its session is invalid; unless resumable, it has to identify anew."""
        told = [one.connection for one in self.sessions.values() if shard is None or one.shard == shard]
        for connection in [one for one in self._connections if one in told]:
            if not is_resumable:
                self._forget(connection)
            await connection.send(Op.INVALID_SESSION, is_resumable)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection from HELLO until it is closed."""
        socket = web.WebSocketResponse(timeout=1.0, compress=False)
        await socket.prepare(request)
        is_compressed = request.query.get("compress") == "zlib-stream"
        connection = Connection(socket, request.transport, is_compressed=is_compressed)
        self._connections.add(connection)
        self.connections += 1
        await connection.send(Op.HELLO, {"heartbeat_interval": int(self._heartbeat_interval * 1000)})
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT and not connection.is_silent:
                    payload = json.loads(frame.data)
                    await self._receive(connection, payload["op"], payload.get("d"))
        finally:
            self._connections.discard(connection)
            if not connection.is_closed_by_us and socket.close_code in CLEAN:
                self._forget(connection)
            self._release(connection, ABNORMAL)
        return socket

    async def _receive(self, connection: Connection, op: int, data: Any) -> None:
        match op:
            case Op.HEARTBEAT:
                self.heartbeats += 1
                await connection.send(Op.HEARTBEAT_ACK)
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case Op.PRESENCE:
                self.presences.append(data)
            case Op.VOICE_STATE | Op.REQUEST_MEMBERS:
                pass
            case _:
                await self._close(connection, 4001)

    async def _identify(self, connection: Connection, data: Payload) -> None:
        if data["token"] != self._token:
            await self._close(connection, 4004)
            return
        if data["intents"] & PRIVILEGED:
            await self._close(connection, 4014)
            return
        shard, shards = data.get("shard") or (0, 1)
        if not 0 <= shard < shards:
            await self._close(connection, 4010)
            return
        session = Session(data["intents"], connection, shard, shards)
        self.identifies += 1
        self.sessions[session.id] = session
        await session.dispatch("READY", self._ready(session))
        for guild in list(self._state.guilds.values()):
            if session.serves(guild.id):
                await self._announce(session, guild)

    def _ready(self, session: Session) -> Payload:
        bot = self._state.bot
        return {
            "v": 10,
            "user": user_payload(bot),
            "guilds": [
                {"id": str(guild_id), "unavailable": True}
                for guild_id in self._state.guilds
                if session.serves(guild_id)
            ],
            "session_id": session.id,
            "shard": [session.shard, session.shards],
            "resume_gateway_url": self.url,
            "application": {"id": str(bot.id), "flags": 0},
        }

    async def _announce(self, session: Session, guild: Guild) -> None:
        if session.intents & GUILDS:
            channels = list(self._state.channels.values())
            await session.dispatch("GUILD_CREATE", guild_payload(guild, channels, self._state.bot))

    async def _resume(self, connection: Connection, data: Payload) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None or data["token"] != self._token or data["seq"] > len(session.sent):
            await connection.send(Op.INVALID_SESSION, False)
        else:
            await session.resume(connection, data["seq"])

    async def _close(self, connection: Connection, code: int) -> None:
        self._release(connection, code)
        await connection.close(code)

    def _release(self, connection: Connection, code: int) -> None:
        if code in FORGETTING:
            self._forget(connection)
        for session in self.sessions.values():
            if session.connection is connection:
                session.connection = None

    def _forget(self, connection: Connection) -> None:
        self.sessions = {key: value for key, value in self.sessions.items() if value.connection is not connection}
