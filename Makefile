# Two commands on a fresh machine (Python 3.11 or later, git, make): `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
ARTICLE ?= examples/river-gate.txt
BIN := $(VENV)/bin

.PHONY: run test check lock clean

run: $(VENV)/run.done
	$(BIN)/onrecord read $(ARTICLE)

test: $(VENV)/dev.done check
	$(BIN)/python -m pytest

check: $(VENV)/dev.done
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The package itself is installed without dependencies of its own choosing: all come from the lock, by hash.
$(VENV)/%.done: requirements/%.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$*.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Needs uv; run it after changing the dependencies in pyproject.toml.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra build pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra build --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV)
