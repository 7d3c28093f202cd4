"""What the bot remembers, in a file of SQLite or in PostgreSQL, and the secret that it signs with. Knows nothing of Discord."""
