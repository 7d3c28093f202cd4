"""Tests of the bot, mirroring `bot/`."""
