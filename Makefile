# The two commands a newcomer needs are `make packets` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: packets test lint bench templates example clean

packets: $(VENV)/.program
	$(BIN)/convenant build

test: $(VENV)/.tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.tests
	$(BIN)/python -m benchmarks.rendering
	$(BIN)/python -m benchmarks.region
	$(BIN)/python -m benchmarks.checking
	$(BIN)/python -m benchmarks.one_case
	$(BIN)/python -m benchmarks.packets
	$(BIN)/python -m benchmarks.changes

# Only for who maintains the shipped example: the .docx and .xlsx files are committed, and are what users edit.
templates: $(VENV)/.tests
	$(BIN)/python -m tools.templates
example: $(VENV)/.tests
	$(BIN)/python -m tools.example

$(VENV)/.program: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/.tests: requirements-test.txt $(VENV)/.program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

clean:
	rm -rf $(VENV) output/*/ output/ledger.json
