"""How the bot treats many people at once: nobody too fast, nobody starved, nothing computed twice. Knows no Discord."""
