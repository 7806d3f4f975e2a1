"""A model that answers, and the landscape of variables that turns it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geju.base.settings import settings
from geju.claims.extract import Extraction, extract
from geju.claims.extractors.llm import LlmExtractor
from geju.documents.read import read
from geju.model.document import Origin
from geju.model.vocabulary import read_vocabulary
from model_server import ModelServer, lines, saying

Ask = Callable[..., Extraction]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer(saying(""))
    yield running
    running.close()


@pytest.fixture
def on(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A server that is in force for everything this process reads."""
    monkeypatch.setenv("GEJU_LLM", "on")
    monkeypatch.setenv("GEJU_LLM_ENDPOINT", server.address)
    monkeypatch.setenv("GEJU_LLM_MODEL", "tiny")
    settings.cache_clear()
    yield server
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def ask(on: ModelServer, tmp_path: Path) -> Ask:
    """What geju keeps and sets aside when a model says ``claims`` (or ``words``) about a text; only what came by the model."""

    def asked(
        text: str, *claims: dict[str, Any], words: str = "", name: str = "a.md", origin: Origin | None = None
    ) -> Extraction:
        on.reply = saying(words or lines(*claims))
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        found = extract(read(path, origin), read_vocabulary())
        by_model = tuple(claim for claim in found.claims if claim.extractor == "llm")
        return Extraction(by_model, tuple(p for p in found.set_aside if not p.key.startswith("claims.record")))

    return asked


__all__ = ["LlmExtractor"]
