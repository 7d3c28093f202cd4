"""Answers, reports and progress on a terminal, and the same as JSON."""
