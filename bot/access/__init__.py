"""Who may do what, and whether a message is meant for the bot."""
