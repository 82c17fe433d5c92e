# Everything a developer does. `make run` is the place to start; PYTHON=... chooses the interpreter.

PYTHON ?=
GOLD ?= ../shared/gold/dev
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run setup test check lint types layers gold bench readme clean bench-chronicle bench-exports bench-views bench-warc fuzz

help:
	@echo 'make run      set up .venv, read the articles of examples/, say what to try next'
	@echo 'make test     all tests; on PostgreSQL too: scripts/with_postgres.sh make test'
	@echo 'make setup    .venv with letopis only'
	@echo 'make check    lint, types, layers'
	@echo 'make lint     ruff'
	@echo 'make types    mypy'
	@echo 'make layers   import-linter: imports only go down'
	@echo 'make gold     figures on GOLD ($(GOLD)) against their floors'
	@echo 'make bench    names and speed beside Natasha, dates beside dateparser'
	@echo 'make bench-chronicle  a chronicle of a million contacts, and a hundred blows to one (half an hour)'
	@echo 'make bench-exports  seconds and memory of each export, 10,000 contacts beside 100,000 (a quarter of an hour)'
	@echo 'make bench-views  what each view costs in a chronicle of 100,000 contacts'
	@echo 'make bench-warc  records of WARC a second beside the bare library, and memory'
	@echo 'make fuzz     10,000 damaged files of all formats: no crash, no hang, nothing lost'
	@echo 'make readme   put the real output of the example into README.md'
	@echo 'make clean    remove .venv and caches'

run: setup
	@$(BIN)/letopis read examples
	@echo
	@echo 'These are the records of examples/. What to try next:'
	@echo
	@echo '  $(BIN)/letopis read examples/call_ministers.txt --explain     why each fact is there, and what was dropped'
	@echo '  $(BIN)/letopis read examples/talks_prague.html --format json  the record as JSON'
	@echo '  $(BIN)/letopis read examples --html out.html                  the articles with their facts marked'
	@echo '  $(BIN)/letopis read YOUR_ARTICLE.txt --published 2024-05-17   an article of yours'
	@echo
	@echo 'docs/cli.md has every option, docs/python.md the Python API; `make test` runs all tests.'

setup: $(VENV)/installed

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest $(PYTEST)

check: lint types layers

lint: $(VENV)/installed-dev
	$(BIN)/python -m ruff check src tests benchmarks scripts

types: $(VENV)/installed-dev
	$(BIN)/python -m mypy

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

gold: setup
	$(BIN)/letopis evaluate $(GOLD) --floors

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/annotation.py --write docs/performance.md
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/dates.py

bench-chronicle: $(VENV)/installed-dev
	$(BIN)/python benchmarks/chronicle.py
	scripts/with_postgres.sh $(BIN)/python benchmarks/crash.py

bench-exports: $(VENV)/installed-dev
	$(BIN)/python benchmarks/exports.py

bench-views: $(VENV)/installed-dev
	$(BIN)/python benchmarks/views.py

bench-warc: $(VENV)/installed-dev
	$(BIN)/python benchmarks/warc.py

fuzz: $(VENV)/installed-dev
	$(BIN)/python tests/fuzzing/fuzz.py

readme: setup
	$(BIN)/python scripts/make_readme.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# The installation is editable, so only a change of pyproject.toml makes a new one.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo 'Installing letopis into $(VENV) (the language models are about 35 MB) ...'
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-%: pyproject.toml | $(BIN)/python
	@echo 'Installing letopis with [$*] into $(VENV) (the language models are about 35 MB) ...'
	@$(PIP) --editable '.[$*]'
	@touch $(VENV)/installed $@

$(BIN)/python:
	@python=$$(scripts/find_python.sh $(PYTHON)) && echo "Making $(VENV) with $$python ..." && "$$python" -m venv $(VENV)
