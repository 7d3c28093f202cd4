"""How the contextual embedder's weights were made, from the data to the file that ships: `python -m index.training`."""
