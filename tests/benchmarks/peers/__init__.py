"""Ours beside the frameworks that others build on: the same passages, questions and embedder, each in an environment of its own."""
