# Two commands matter: `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv/bin
CODE := counter_app ui tests installer

.DEFAULT_GOAL := help
.PHONY: help run tour test check bench words format lock wheels licences clean ready ready-to-test static

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: ready ## install what is missing and open the program on a demo hall
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(VENV)/counter-app demo --data-dir build/demo; \
	else \
		echo "There is no screen here: taking the tour instead, see build/tour"; \
		$(VENV)/counter-app tour --out build/tour; \
	fi

tour: ready ## drive every page through a day; pictures and PDFs in build/tour
	$(VENV)/counter-app tour --out build/tour

test: static ## format, lint, types, import contracts and all tests
	$(VENV)/pytest -n 2

check: static ## the same without the slow tests
	$(VENV)/pytest -n 2 -m "not slow"

static: ready-to-test
	$(VENV)/ruff format --check $(CODE)
	$(VENV)/ruff check $(CODE)
	$(VENV)/mypy
	$(VENV)/lint-imports

bench: ready-to-test ## measure against bare references; a table, and build/bench.json
	$(VENV)/python tests/benchmarks/run.py

words: ready-to-test ## list texts that lack a translation, and stale ones
	$(VENV)/python installer/translations.py

format: ready-to-test ## put the code in order
	$(VENV)/ruff format $(CODE)
	$(VENV)/ruff check --fix $(CODE)

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
