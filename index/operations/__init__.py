"""What is done to a library, wherever it is kept: in a data folder, or in PostgreSQL."""
