"""Tests of how a generation comes about."""
