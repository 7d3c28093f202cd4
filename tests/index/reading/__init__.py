"""Tests of index.reading."""
