# Two commands matter: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv/bin
CODE := counter_app ui tests installer

.DEFAULT_GOAL := help
.PHONY: help run test check bench words format schemas lock wheels licences clean ready ready-to-test static

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: ready ## install what is missing and open the program on a demo hall
	@$(PYTHON) installer/run_demo.py

test: static ## format, lint, types, import contracts and all tests
	$(VENV)/pytest -n 2

check: static ## the same without the slow tests
	$(VENV)/pytest -n 2 -m "not slow"

bench: ready-to-test ## measure the speed against bare references, into build/bench.json
	QT_QPA_PLATFORM=offscreen $(VENV)/python -m tests.benchmarks

static: ready-to-test
	$(VENV)/ruff format --check $(CODE)
	$(VENV)/ruff check $(CODE)
	$(VENV)/mypy
	$(VENV)/lint-imports

words: ready-to-test ## list texts that lack a translation, and stale ones
	$(VENV)/python installer/translations.py

format: ready-to-test ## put the code in order
	$(VENV)/ruff format $(CODE)
	$(VENV)/ruff check --fix $(CODE)

schemas: ready-to-test ## write the first schemas anew after a table was changed
	PYTHONPATH=. $(VENV)/python installer/schemas.py

lock: ## choose the newest versions that fit and lock them
	$(PYTHON) installer/lock.py

wheels: ready-to-test ## ask the registry for wheels of all that is locked, on every system we serve
	$(VENV)/python installer/check_wheels.py

licences: ready-to-test ## write the list of licences anew
	$(VENV)/python installer/licences.py

clean: ## remove what was made here: .venv, build, caches
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage

ready:
	@$(PYTHON) installer/prepare.py

ready-to-test:
	@$(PYTHON) installer/prepare.py development
