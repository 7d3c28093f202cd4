"""Tests of index.retrieval."""
