"""What people can do with the bot on Discord, one cog a feature."""
