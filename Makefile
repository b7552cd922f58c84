# Every step of working on Limelight. `make` alone lists them.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
APP ?= demos/digits/app.py
WORKERS ?= 2
PYTEST_ARGS ?=

# An editable install is renewed when what it was made from has changed: the package's facts or the browser's sources.
BROWSER_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
INSTALLED_FROM := pyproject.toml hatch_build.py limelight/version.py $(BROWSER_SOURCES)
CLIENT_LOCK := $(wildcard tests/clients/package-lock.json)
NODE := PATH="$(abspath $(BIN)):$$PATH" node

.PHONY: help demo test dev bench check types new-component lint typecheck browser-check stale wheel chromium clean

help:  ## list the steps
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: $(VENV)/.demos  ## install and serve the digits demo
	$(BIN)/limelight demo digits

test: $(VENV)/.test $(VENV)/.clients chromium  ## run every test, the browser's and the clients' included
	$(BIN)/python -m pytest -n $(WORKERS) $(PYTEST_ARGS)

dev: $(VENV)/.dev  ## serve APP (digits) and reload both halves on save
	@rm -f limelight/assets/.digest  # the folder will hold what is being tried
	@trap 'kill 0' EXIT INT TERM; \
	(cd frontend && $(NODE) node_modules/vite/bin/vite.js build --watch --outDir ../limelight/assets --no-emptyOutDir) & \
	$(BIN)/limelight run --reload $(APP)

bench: $(VENV)/.dev chromium  ## measure beside Gradio 6.31.0, which gets a virtualenv of its own
	$(BIN)/python -m benchmarks.run $(BENCH_ARGS)

check: lint stale typecheck browser-check wheel  ## what CI runs: everything
	@$(MAKE) --no-print-directory test

lint: $(VENV)/.dev  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

typecheck: $(VENV)/.dev  ## mypy and pyright
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

stale: $(VENV)/.dev  ## fail when a generated file is not what `make types` would write
	$(BIN)/python scripts/generate.py --check

types: $(VENV)/.dev  ## write the TypeScript that is generated from the Python definitions
	$(BIN)/python scripts/generate.py

browser-check: $(VENV)/.dev  ## svelte-check and the browser half's own unit tests
	cd frontend && $(NODE) node_modules/svelte-check/bin/svelte-check --tsconfig ./tsconfig.json --fail-on-warnings
	cd frontend && $(NODE) node_modules/vitest/vitest.mjs run --passWithNoTests

wheel: $(VENV)/.dev  ## build the archives once and try the wheel in a clean virtualenv without Node
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	$(BIN)/python scripts/smoke_wheel.py dist

new-component: $(VENV)/.dev  ## NAME=Rating: make the five files a component needs
	$(BIN)/python scripts/new_component.py "$(NAME)"
	$(BIN)/python scripts/generate.py

clean:  ## remove what was built here
	rm -rf dist limelight/assets frontend/node_modules $(VENV)

# One virtualenv, three sizes; a larger one holds the smaller.

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Limelight needs Python 3.10 or newer; say which with PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demos: $(INSTALLED_FROM) | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[demos]'
	@touch $@

$(VENV)/.test: $(INSTALLED_FROM) | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.demos

$(VENV)/.dev: $(INSTALLED_FROM) | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.test $(VENV)/.demos

$(VENV)/.clients: $(CLIENT_LOCK) | $(VENV)/.test
	$(if $(CLIENT_LOCK),cd tests/clients && PATH="$(abspath $(BIN)):$$PATH" npm ci --no-audit --no-fund)
	@touch $@

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || [ -n "$$LIMELIGHT_CHROMIUM" ] || { \
	echo "The browser's tests need Chromium, and none is on PATH. On Debian or Ubuntu: apt-get install chromium."; \
	echo "Elsewhere install Chrome or Chromium and say where it is: LIMELIGHT_CHROMIUM=/path/to/chrome make test"; exit 1; }
