# Two commands on a fresh machine (Python 3.11 or later, git, make): `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
ARTICLE ?= examples/river-gate.txt
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile

.PHONY: run test check lock clean

run: $(VENV)/run.done
	$(BIN)/onrecord read $(ARTICLE)

test: $(VENV)/dev.done check
	$(BIN)/python -m pytest

check: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The lock names everything by hash, so pip has nothing to resolve; what is imported gets compiled when it is.
$(VENV)/%.done: requirements/%.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/$*.txt
	$(PIP) --no-build-isolation -e .
	touch $@

# Needs uv; run it after changing the dependencies in pyproject.toml.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra build pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra build --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV)
