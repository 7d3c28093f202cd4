"""Pictures of what the bot says, as Discord shows it, for people to look at."""
