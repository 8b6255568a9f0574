# Everything here needs nothing but python3 (3.11 or newer): the virtual environment is made on first use.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EVAL_VENV := .venv-eval
EVAL_STAMP := $(EVAL_VENV)/.installed
KIT := ../shared/eval
FEEDS := $(KIT)/dev/feeds
SAMPLES := ../shared/samples
DEMO := demo

.DEFAULT_GOAL := help
.PHONY: help demo test fast check format eval bench clean

help: ## what can be made here
	@sed -n 's/^\([a-z]*\):.*## /  make \1 | /p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z]*\):.*## /  make \1  /p' $(MAKEFILE_LIST)

demo: $(STAMP) ## build the sample week into demo/ and say where it is
	@$(BIN)/digest demo $(DEMO)

test: $(STAMP) ## run every test (those that need Chromium only where it is found)
	@$(BIN)/python -m pytest

fast: $(STAMP) ## run the fast tests only
	@$(BIN)/python -m pytest -n 2 -m "not slow and not browser"

check: $(STAMP) ## ruff, mypy --strict and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## how fast it is, as ratios
	@$(BIN)/python -m tests.bench

eval: ## hold the quality on labelled news against tests/floors.toml (needs ../shared/eval)
	@if [ -d $(KIT) ]; then $(MAKE) --no-print-directory run-eval; \
		else echo "There is no evaluation kit at $(KIT): nothing to hold the floors against."; fi

.PHONY: run-eval
run-eval: $(EVAL_STAMP)
	$(EVAL_VENV)/bin/python $(KIT)/check.py --floors tests/floors.toml
	if [ -d $(SAMPLES) ] && [ -f tests/eval_gold.py ]; then \
		$(EVAL_VENV)/bin/python tests/eval_gold.py $(SAMPLES); fi
	if [ -d $(FEEDS) ] && [ -f tests/eval_feeds.py ]; then \
		$(EVAL_VENV)/bin/python tests/eval_feeds.py $(FEEDS); fi

clean: ## remove what was made here: environments, caches, the demo
	rm -rf $(VENV) $(EVAL_VENV) $(DEMO) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Digest needs Python 3.11 or newer, as python3." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) (once; a minute or so)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

$(EVAL_STAMP): pyproject.toml $(KIT)/requirements.txt
	@echo "Making $(EVAL_VENV) (once; a minute or so)" >&2
	@$(PYTHON) -m venv $(EVAL_VENV)
	@$(EVAL_VENV)/bin/python -m pip install -q --disable-pip-version-check -e . -r $(KIT)/requirements.txt
	@touch $@
