"""Work that goes on in a process of its own, beside the answers: rebuilding, feeds."""
