"""Where the server has its two halves, below its base URL."""

API = "/api/v10"
WEBSOCKET = "/websocket/"
