"""What the bot remembers: one SQLite file and a secret in the data folder. Knows nothing of Discord."""
