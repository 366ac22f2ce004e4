# Every target sets up what it needs. `make` alone explains them.
PYTHON ?= python3
BIN := .venv/bin
# The two-line pin of uv, taken from the lock with its hashes: pip installs uv, uv installs the rest in seconds.
UV_PIN := .venv/uv.lock
DBT_FILES := $(shell find dbt_project -type f \( -name '*.sql' -o -name '*.yml' -o -name '*.csv' \) -not -path '*/target/*')
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DAGSTER_DISABLE_TELEMETRY := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types check eval bench dev lock audit clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: .venv/ready dbt_project/target/manifest.json ## Virtual environment (.venv), locked dependencies, dbt manifest

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; (3, 11) <= v < (3, 14) or sys.exit(f"vndx needs Python 3.11 to 3.13, this is {v.major}.{v.minor}; name another with: make $(MAKECMDGOALS) PYTHON=python3.11")'
	@echo "Setting up .venv (once; a few minutes without a warm download cache)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@awk '/^[^ #]/ {keep = /^uv==/} keep' requirements.lock > $(UV_PIN)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(UV_PIN)
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --system-certs --require-hashes --compile-bytecode -r requirements.lock \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --no-deps --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

dbt_project/target/manifest.json: .venv/ready $(DBT_FILES)
	@$(BIN)/dbt --quiet parse --project-dir dbt_project --profiles-dir dbt_project
	@touch $@

run: setup ## The main job on the bundled sample, offline: import, parse, stage, extract, dbt build, release
	@$(BIN)/vndx run sample/sample.warc.gz

test: setup ## Everything that .ci/run checks: lint, types, import rules, SQL style, tests
	@$(MAKE) --no-print-directory lint types
	@$(BIN)/python -m pytest -n auto --dist loadfile

# The SQL is judged as an empty warehouse renders it: a built one would add what is incremental, and other findings.
lint: setup ## ruff, sqlfluff, import rules
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }
	@cd dbt_project && VNDX_BUILD_FILE=:memory: ../$(BIN)/sqlfluff lint --disable-progress-bar models tests > ../.venv/sql.log 2>&1 || { cat ../.venv/sql.log; exit 1; }

types: setup ## Strict type check of pipelines, warehouse, benchmarks and tests
	@$(BIN)/mypy

eval: setup ## Quality of extraction against every text with gold
	@$(BIN)/python -m benchmarks.quality
	@$(BIN)/python -m benchmarks.confidence

bench: setup ## All benchmarks, as ratios measured in one run
	@$(BIN)/python -m benchmarks

dev: setup ## Dagster's web UI and daemon on http://localhost:3000
	@$(BIN)/vndx dev

audit: setup ## Known vulnerabilities of the locked dependencies (says so where the network is closed)
	@$(BIN)/python .ci/audit.py

lock: .venv/ready ## Resolve requirements.lock anew for Python 3.11 to 3.13
	@$(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
	  --extra dev --custom-compile-command "make lock" pyproject.toml -o requirements.lock

clean: ## Remove what is generated but the archive and the releases
	@rm -rf .venv dbt_project/target dbt_project/logs .mypy_cache .ruff_cache warehouse/data/build.duckdb
