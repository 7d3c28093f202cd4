"""Gold questions: on the raw articles of the shared folder, and on invented ones for practice."""
