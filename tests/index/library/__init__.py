"""Tests of index.library."""
