"""Which articles tell the same event, what they disagree on, and which one came later."""
