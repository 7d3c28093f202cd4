"""Bad input: what people and attackers may send, and what has to hold of every answer to it."""
