"""How the operator sees how a serving process is: health, logs, metrics."""
