"""Getting words to Discord and through whatever stands in their way."""
