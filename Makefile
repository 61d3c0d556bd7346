# Every target does the set-up it needs. PORT, HOST, DATA_DIR, DATABASE_URL and DATABASE_OWNER_URL change the defaults.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
BIN := .venv/bin
TEST_WORKERS ?= 2
STRICT := $(wildcard app/policy app/outbox app/workflow app/clock.py app/database)

.PHONY: help run setup worker seed migrate test lint format bench screenshots lock install-run install-dev front-end

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: install-run front-end ## start database, web and worker; Ctrl-C ends them
	@exec $(BIN)/python -m app.cli.run

setup: install-dev front-end migrate ## install everything, development tools too, and make an empty database

worker: install-run ## start one more worker
	@exec $(BIN)/python -m app.worker

seed: install-run migrate ## fill an empty database with invented cases
	@$(BIN)/flask demo seed

migrate: install-run ## bring the database to the newest migration
	@$(BIN)/flask db upgrade

test: install-dev front-end ## run every test, browser tests included; ARGS="-k word" narrows it
	@rm -rf .pages
	@$(BIN)/pytest -n $(TEST_WORKERS) --dist loadgroup $(ARGS)

lint: install-dev front-end ## check style, types, imports, templates, the pages that tests saw, and the locks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(STRICT)
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint app/templates --lint --quiet
	$(BIN)/python scripts/check_pages.py
	$(BIN)/python scripts/check_locks.py

format: install-dev ## format the code
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

bench: install-dev front-end ## measure against a bare Flask page with 10,000 and 100,000 invented cases; ARGS="--cases 1000"
	@$(BIN)/python -m bench $(ARGS)

lock: install-dev ## write the lock files anew from requirements/ and package.json
	@scripts/lock.sh

screenshots: install-dev front-end ## photograph the pages of the demonstration into docs/screenshots
	@$(BIN)/python -m scripts.screenshots

install-run:
	@scripts/install.sh run

install-dev:
	@scripts/install.sh dev

front-end:
	@scripts/install.sh front-end
