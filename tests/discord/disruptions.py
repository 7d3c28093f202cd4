"""What goes wrong between the bot and Discord, by name: at single REST calls, and with the gateway."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from tests.discord.faults import Fault
from tests.discord.server import LoopbackDiscord


@dataclass(frozen=True, slots=True)
class Call:
    """A REST call by which a question is answered: its method, and how its path ends."""

    method: str
    ending: str

    def is_made_by(self, method: str, path: str) -> bool:
        return method == self.method and path.endswith(self.ending)


ACKNOWLEDGEMENT = Call("POST", "/callback")
ANSWER = Call("PATCH", "/messages/@original")
REPLY = Call("POST", "/messages")
"""To a message; the other two are to an interaction."""

PASSING: Mapping[str, Fault] = {
    "500": Fault.answer(500),
    "500 after it was carried out": Fault.answer(500, when="after"),
    "502 as a page": Fault.html(502),
    "503": Fault.answer(503),
    "503 after it was carried out": Fault.answer(503, when="after"),
    "429 of the bucket": Fault.rate_limited(0.2),
    "429 for everything": Fault.rate_limited(0.2, is_global=True),
    "429 without Via": Fault.answer(429),
    "429 as a page": Fault.html(429),
    "403 as a page": Fault.html(403),
    "request lost": Fault.drop(),
    "confirmation lost": Fault.drop("after"),
    "reset before it was carried out": Fault.reset(),
    "reset after it was carried out": Fault.reset("after"),
}
"""What passes by itself."""

LASTING: Mapping[str, tuple[Call, Fault]] = {
    "deleted answer": (ANSWER, Fault.answer(404, 10008)),
    "deleted channel": (REPLY, Fault.answer(404, 10003)),
    "closed direct messages": (REPLY, Fault.answer(403, 50007)),
    "no access": (REPLY, Fault.answer(403, 50001)),
    "no permission": (REPLY, Fault.answer(403, 50013)),
}
"""What no attempt can mend."""

Disruption = Callable[[LoopbackDiscord], Awaitable[None]]

HEALED_CLOSES = (*(code for code in range(1000, 1012) if code not in (1004, 1005, 1006)), *range(4000, 4004), 4005)
HEALED_CLOSES += (4007, 4008, 4009)
"""The close codes after which a client connects again at once. 1004 to 1006 never stand in a close frame, and
4006 does not exist."""


def closing(code: int) -> Disruption:
    """The gateway is closed with `code`."""
    return lambda server: server.close_gateway(code)


GATEWAY: Mapping[str, Disruption] = {
    "op 7": lambda server: server.reconnect_request(),
    "op 9, to be resumed": lambda server: server.invalidate_session(is_resumable=True),
    "op 9, forgotten": lambda server: server.invalidate_session(),
    "end without a close frame": lambda server: server.drop_gateway(),
    "TCP reset": lambda server: server.reset_gateway(),
    **{f"close {code}": closing(code) for code in HEALED_CLOSES},
}
"""After each of them the bot connects again. A zombie connection is not among them: it takes a minute to be noticed."""
