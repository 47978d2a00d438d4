# One line each; what needs more than a line is in .ci/ or in `python -m portal`.
PYTHON = .venv/bin/python
PORTAL = $(PYTHON) -m portal

.PHONY: site serve check test test-all bench format lock schemas screenshot gallery

site: .venv/ready ## build and publish to `public`
	@$(PORTAL) build

serve: .venv/ready ## serve with live reload
	@$(PORTAL) serve

check: .venv/ready ## every problem in docs, trainings and registers
	@$(PORTAL) check

test: .venv/ready ## everything a release needs
	@.ci/test

test-all: .venv/ready ## the same, and the long matrices
	@.ci/test --all

format: .venv/ready ## lay the code out
	@$(PYTHON) -m ruff format bench hooks tests && $(PYTHON) -m ruff check --fix bench hooks tests

lock: .venv/ready ## choose versions anew
	@$(PYTHON) -m uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --upgrade --output-file requirements.lock

bench: .venv/ready ## how long attendance takes, and how much memory: some minutes
	@$(PYTHON) bench/attendance

schemas: .venv/ready ## JSON Schemas for editors
	@$(PORTAL) schema

screenshot: site ## the picture of the README, from the published site
	@.ci/browser && PYTHONPATH=tests $(PYTHON) -m browser.screenshot

gallery: site ## key pages in both themes and at two widths, to be looked at: in `gallery/`
	@.ci/browser && PYTHONPATH=tests $(PYTHON) -m browser.gallery gallery

.venv/ready: requirements.lock pyproject.toml .ci/environment
	@.ci/environment
