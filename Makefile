# geju: `make demo` shows what it does, `make test` proves it. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
GEJU := $(BIN)/geju -C landscapes/llm-2024q3 --format table

.PHONY: setup demo test check docs bench clean

setup: $(READY)

$(READY): pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit("geju needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@echo "Setting up $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)  ## build the shipped landscape and ask it a few questions
	@$(GEJU) build
	@$(GEJU) draw eight
	@$(GEJU) draw scores
	@$(GEJU) draw funding --entity 智谱
	@$(GEJU) why "Claude 3 Opus" score benchmark=MATH
	@$(GEJU) audit --most 4
	@$(GEJU) publish site --to build/site

test: $(READY)  ## all tests
	@$(BIN)/python -m pytest -n auto

check: $(READY)  ## the ladder, the types, the style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

docs: $(READY)  ## write the generated references
	$(BIN)/python docs/generate.py

bench: $(READY)  ## measure speed and size
	$(BIN)/python bench/spine.py --write
	$(BIN)/python bench/reading.py --write
	$(BIN)/python bench/growth.py --write
	$(BIN)/python bench/prices.py --write
	$(BIN)/python bench/fusing.py --write
	$(BIN)/python bench/history.py
	$(BIN)/python bench/scorecard.py --write

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis landscapes/*/.geju
