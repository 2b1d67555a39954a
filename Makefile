# Two commands on a machine that has Python 3.11 and nothing else prepared:
#   make serve    sets everything up, reads samples/ into a store and serves API and page
#   make test     sets everything up and passes every gate
# Each step leaves a stamp, so a second run starts at once. `make help` lists the rest.

SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
HOST ?= 127.0.0.1
PORT ?= 8000
STORE ?= sqlite:///claimgraph.db
JOBS ?= 2

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
# Wheels only: nothing is compiled, and no code of a package runs while it is installed.
INSTALL := $(PIP) install --require-hashes --only-binary :all:

# Tests find node and npm of the environment first: the same version everywhere. It trusts whom the machine trusts, as
# pip does: without that npm fails behind a proxy that has its own certificate.
WITH_NODE := NODE_USE_SYSTEM_CA=1 PATH="$(CURDIR)/$(BIN):$$PATH"

.DEFAULT_GOAL := help
.PHONY: retest help setup serve test check eval train bench lint format lock readme screenshots clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(RUNTIME) ## environment in .venv, so that .venv/bin/claimgraph works

serve: $(RUNTIME) ## read samples/ into a store, then serve API and page
	@$(BIN)/claimgraph ingest --store $(STORE) samples
	@$(BIN)/claimgraph serve --store $(STORE) --host $(HOST) --port $(PORT)

test: lint ## every gate: format, lint, types, imports, tests, extraction floors
	$(WITH_NODE) $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

# what failed in the last `make test`, once more and one by one; red where nothing was recorded
retest:
	$(WITH_NODE) $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

lint: $(DEVELOPMENT) ## the gates that run no test: format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPMENT) ## put the code into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(DEVELOPMENT) ## score extraction on the labelled documents; writes docs/quality.md
	$(BIN)/python -m tests.eval report

train: $(DEVELOPMENT) ## fit what is learned (ingest/weights) to the labelled documents of tests/
	$(BIN)/python -m tests.training

bench: $(DEVELOPMENT) ## time the layers on this machine
	$(BIN)/python -m benchmarks

readme: $(DEVELOPMENT) ## run the commands of README and docs again and write their answers into them
	$(BIN)/python -m tests.readme --write
	$(BIN)/python -m tests.docs

screenshots: $(DEVELOPMENT) ## pictures of the page in build/screenshots (needs Debian's chromium)
	@.ci/debian chromium:chromium
	$(BIN)/python -m tests.screenshots build/screenshots

lock: $(DEVELOPMENT) ## choose versions anew: hashes of every platform's wheels, no index named
	$(BIN)/uv pip compile --upgrade $(LOCK) --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --upgrade $(LOCK) --extra build --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

clean: ## remove the environment and every cache; the store stays
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "claimgraph needs Python 3.11: install it, or name it with make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] < (3, 13) else "claimgraph needs Python 3.11 or 3.12, not " + sys.version.split()[0])'
	@echo "environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# The install also builds the explorer (hatch_build.py), where its sources changed.
EXPLORER := $(wildcard hatch_build.py docs/openapi.json app/page/base.css $(addprefix app/explorer/,*.json *.ts *.html *.lock src/* src/*/*))

$(RUNTIME): requirements.lock pyproject.toml $(EXPLORER) | $(BIN)/python
	@echo "packages of requirements.lock, each checked by its hash ..."
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): requirements-dev.lock tests/n3/package-lock.json $(RUNTIME)
	@echo "packages of requirements-dev.lock, each checked by its hash ..."
	@$(INSTALL) -r requirements-dev.lock
	@$(WITH_NODE) npm ci --prefix tests/n3 --ignore-scripts --no-audit --no-fund --silent
	@.ci/debian rapper:raptor2-utils chromium:chromium
	@touch $@
