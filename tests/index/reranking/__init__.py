"""Tests of index.reranking."""
