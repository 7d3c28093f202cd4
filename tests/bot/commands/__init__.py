"""Tests of the `talentmoves` command by its contract: what it prints, where, and how it exits."""
