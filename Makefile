# Everything starts here: `make help` lists what there is. The first call of each sets up what it needs.
.DEFAULT_GOAL := help
.PHONY: help run test lint soak screenshots check train evaluate bench hashes constraints clean
BIN := .venv/bin

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1@/p' $(MAKEFILE_LIST) | awk -F@ '{ printf "%-18s %s\n", $$1, $$2 }'

run: ## start the app with the demonstration class (settings: docs/operations.md)
	@.ci/prepare run
	@exec $(BIN)/workshop serve --demonstration

test: ## run the whole test suite, the browser tests too (CHROMIUM=path names the browser)
	@.ci/prepare test
	@CHROMIUM="$$(.ci/chromium)" $(BIN)/pytest -q -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder -m "not soak"

lint: ## check style and types
	@.ci/prepare dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary

soak: ## run the long tests, those marked soak
	@.ci/prepare test
	@CHROMIUM="$$(.ci/chromium)" $(BIN)/pytest -q -m soak

screenshots: ## play a class in the browser and renew the pictures in docs/screenshots
	@.ci/prepare test
	@mkdir -p docs/screenshots
	@CHROMIUM="$$(.ci/chromium)" SCREENSHOTS=docs/screenshots $(BIN)/pytest -q tests/browser/test_whole_class.py

check: ## check the course content: form, links, reading level, our own rules
	@.ci/prepare run
	@$(BIN)/workshop check

train: ## train the reader anew, from the pinned weights to the files that ship (an hour)
	@.ci/prepare train
	@$(BIN)/python -m training.make

evaluate: ## measure the reader on the final test set, beside rules, TF-IDF and frozen embeddings
	@.ci/prepare train
	@$(BIN)/workshop evaluate

bench: ## measure the reader, practice talks, how soon a step reaches 60 phones, and printing, on this machine
	@.ci/prepare train
	@$(BIN)/python -m bench.reader
	@$(BIN)/python -m bench.roleplay
	@$(BIN)/python -m bench.live
	@$(BIN)/python -m bench.pdf

hashes: ## renew the stored hashes of the sample sheets, after a look at what has changed on them
	@.ci/prepare test
	@$(BIN)/python -m tests.documents.hashes

constraints: ## pin the versions that .venv has now into constraints.txt
	@.ci/prepare train
	@.ci/constraints > constraints.new && mv constraints.new constraints.txt

clean: ## remove what was built; data and settings stay
	@rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
