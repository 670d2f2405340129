# Two commands are enough: `make demo` and `make test`. The rest is for developers.
PYTHON ?= python3
BIN := .venv/bin
PARALLEL ?= 2

.PHONY: demo test check bench format dev browser cluster test-cluster

demo:  ## the portal with its demo content on http://127.0.0.1:8000 (PORT=, HOST=, DEMO_RESET=1)
	@exec $(PYTHON) ops/demo.py

dev:
	@$(PYTHON) ops/environment.py

browser:
	@$(PYTHON) ops/environment.py --browser

test: browser  ## every test, also those in a browser (ARGS="-k clock" for some)
	@$(BIN)/python manage.py messages --compile
	@$(BIN)/python -m pytest -n $(PARALLEL) $(ARGS)

check: dev  ## formatting, lint, who imports whom, migrations, templates, settings, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py messages --compile
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check

format: dev  ## let the tools format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: dev  ## every measurement of bench/, one after the other
	@set -e; for file in bench/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file; done

cluster:  ## an Elasticsearch cluster on this machine until Ctrl-C; needs Java 17 and Maven (NODES=1|2|3, CLUSTER_PORT=)
	@exec $(PYTHON) ops/cluster/cluster.py --nodes $(or $(NODES),1) --port $(or $(CLUSTER_PORT),9200)

test-cluster: dev  ## the engine for more than one machine, against clusters that it starts and kills
	@$(BIN)/python manage.py messages --compile
	@SEARCH_TEST_CLUSTER=$(or $(SEARCH_TEST_CLUSTER),own) $(BIN)/python -m pytest tests/cluster $(ARGS)
