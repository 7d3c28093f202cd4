"""Tests of index.training."""
