"""The long suites: seeded, counted, and their counts committed in `docs/soak.md`. Samples of them run in `make test`."""
