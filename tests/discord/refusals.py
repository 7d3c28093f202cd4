"""What Discord says no to, in its own numbers and words."""

from enum import Enum
from typing import Any


class Refusal(Enum):
    """HTTP status, Discord's error code, and its message."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CLOSED_DMS = (403, 50007, "Cannot send messages to this user")
    INVALID_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_BODY = (400, 50035, "Invalid Form Body")


class RefusedError(Exception):
    """Raised by a route; becomes Discord's error answer."""

    def __init__(self, refusal: Refusal) -> None:
        self.status, self.code, message = refusal.value
        super().__init__(message)

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"message": str(self), "code": self.code}
