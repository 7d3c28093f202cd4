"""`python -m tests.soak [NAME…]`: runs long suites and writes what they counted into `docs/soak.md`.

A suite is a module beside this one with `MEANING`, one sentence, and `run(seed, share)`, which gives its counts or
raises AssertionError; `share` is the part of its usual length.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from time import perf_counter

from tests.soak.counting import REPORT, section, with_section

SUITES = ("busy", "failover", "faults", "input", "rebuilds", "switches")


def main() -> None:
    """Run the suites that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=list(SUITES), metavar="NAME")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="part of the usual length; writes nothing if below 1")
    options = parser.parse_args()
    for name in options.names:
        begun = perf_counter()
        suite = import_module(f"tests.soak.{name}")
        counts = {
            **suite.run(options.seed, options.share),
            "seed": options.seed,
            "minutes": round((perf_counter() - begun) / 60, 1),
        }
        written = section(name, suite.MEANING, counts)
        print(written, flush=True)
        if options.share >= 1:
            report = REPORT.read_text("utf-8") if REPORT.exists() else ""
            REPORT.write_text(with_section(report, name, written), "utf-8")


if __name__ == "__main__":
    main()
