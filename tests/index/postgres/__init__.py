"""Tests of the library in PostgreSQL, against a real server."""
