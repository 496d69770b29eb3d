# Everything starts here. `make help` says what there is.
PYTHON := .venv/bin/python
BIN := .venv/bin
ARGS ?=
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:
.NOTPARALLEL:
.PHONY: help run test check bench prove pictures golden tour image-check lock clean

help:
	@echo 'make run    the kiosk on the default station (more: ARGS="--language en --size 1920x1080")'
	@echo 'make test   every test but the slow proofs (one file: ARGS="tests/sync")'
	@echo 'make check  style, types, import rules, forms and texts'
	@echo 'make bench  what it costs: every benchmark, one table'
	@echo 'make golden renews the pictures that the gallery of the kit is compared with'
	@echo 'make prove  the slow proofs'
	@echo 'make pictures  the pictures of docs/for-staff.md, from the program itself'
	@echo 'make tour   the pictures of docs/tour.md'
	@echo 'make image-check  the systemd units'
	@echo 'make lock   exact versions with hashes, from pyproject.toml'
	@echo 'make clean  removes what can be made again'

# The stamps are newer than what they were made from, or the set-up runs; nothing else is looked at on a second start.
.venv/ready-to-run: requirements.lock pyproject.toml .ci/setup
	@.ci/setup run
.venv/ready-to-test: requirements-dev.lock pyproject.toml .ci/setup
	@.ci/setup test

run: .venv/ready-to-run
	@$(PYTHON) main.py run $(ARGS)

# Three workers, each with a window of its own, a file at a time: while one waits for a program it has started, two
# processors are busy all the same. What is named is run in this process: that starts at once.
WORKERS := $(if $(ARGS),,-n 3 --dist loadfile --no-loadscope-reorder)

test: .venv/ready-to-test
	@$(PYTHON) -m pytest -m 'not prove' $(WORKERS) $(ARGS)

golden: .venv/ready-to-test
	@RENEW_PICTURES=1 $(PYTHON) -m pytest tests/kiosk/test_gallery.py -m prove

prove: .venv/ready-to-test
	@$(PYTHON) -m pytest -m prove $(ARGS)

check: .venv/ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(PYTHON) .ci/content.py

image-check: .venv/ready-to-test
	@$(PYTHON) -m pytest tests/test_units.py

pictures: .venv/ready-to-test
	@$(PYTHON) .ci/pictures.py

tour: .venv/ready-to-test
	@$(PYTHON) .ci/tour.py

bench: .venv/ready-to-test
	@$(PYTHON) .ci/bench.py $(ARGS)

COMPILE := CUSTOM_COMPILE_COMMAND='make lock' $(PYTHON) -m piptools compile -q --generate-hashes --strip-extras \
  --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

# PyPI alone is asked, whatever this machine's pip is told to ask besides: the hashes must hold everywhere.
lock: .venv/ready-to-test
	@env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null $(COMPILE) --extra setup -o requirements.lock pyproject.toml
	@env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null $(COMPILE) --extra setup --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	@rm -rf .venv shots out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
