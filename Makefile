# `make run` and `make test` do all the set-up on a machine with Python 3.11 or newer and make.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test setup check format bench soak fit clean

run: setup
	@$(BIN)/talentmoves run

test: check
	$(BIN)/pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "talentmoves needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m tests.benchmarks

soak: setup
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.soak

fit: setup
	$(BIN)/python -m tests.gold.refit_lines
	$(BIN)/python -m tests.gold.refit

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache build *.egg-info
