"""How the bot treats many people at once."""
