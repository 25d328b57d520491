# Each target does the set-up it needs; nothing has to be installed by hand before.
.PHONY: help setup demo check test bench format
BIN := .venv/bin
# Where pytest is told which tests to run: make test ARGS="tests/unit -k schedule"
ARGS ?=

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: ## virtual environment, pinned packages, bubblewrap (instant when nothing changed)
	@scripts/setup.sh

demo: setup ## watch the model write a function and see it proven
	$(BIN)/adiff generate "squares of the even numbers in a list" --test "assert squares([1, 2, 3, 4]) == [4, 16]"

check: setup ## format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --no-cov tests/unit/test_layers.py tests/unit/test_house.py

test: setup ## every test, with the coverage gate
	$(BIN)/pytest $(if $(ARGS),--no-cov $(ARGS),--cov)

bench: setup ## print every published figure (see benchmarks/)
	$(BIN)/python -m benchmarks

format: setup ## let ruff rewrite the sources
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
