"""A loopback Discord: gateway v10 and REST v10 on 127.0.0.1, for an unmodified bot to talk to.

Empty, so that the launcher loads none of the server into the bot's process.
"""
