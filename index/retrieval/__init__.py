"""A question and stored passages -> candidates, their evidence, their order, and how sure the first is."""
