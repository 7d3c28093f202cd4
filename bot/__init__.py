"""Asks `index`, and shows its answers on Discord and on a terminal.

commands/     `talentmoves …`, one file for what belongs together
serving/      the process that serves Discord: started, healed where the connection fails, stopped
client        what the bot may see and do on Discord, what it starts, and what it stops
cogs/         what people can do on Discord, one file a feature
delivery/     getting words to Discord, through whatever stands in their way
terminal/     answers, reports and progress on a terminal, and the same as JSON
rendering/    answers, articles and reports -> what is shown
reception     how a question is let in and answered, whichever way it came
watching/     how the operator sees how a serving process is: health, logs, metrics
background/   work in a process of its own: rebuilding, feeds
conversation/ follow-up questions
manners/      nobody too fast, nobody starved, nothing computed twice
access/       who may do what, and whether a message is meant for the bot
state/        what the bot remembers, in SQLite or PostgreSQL
texts/        every word it says, per language
"""
