"""An extractor that asks a model keeps its promises while one answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from geju.base.settings import settings
from model_server import ModelServer, Question, lines


def read(question: Question) -> None:
    """A model that knows two sorts of statement, and makes one up."""
    found = [
        {"kind": "founder", "subject": "OpenAI", "subject_type": "Organization", "quote": "nowhere", "value": "Nobody"}
    ]
    for number, words in re.findall(r"^(\d+)\t(.*)$", question.passage, re.MULTILINE):
        claim = {"quote": words, "line": int(number), "subject_type": "Organization"}
        for who, amount in re.findall(r"(智谱 AI|OpenAI|MiniMax)[^。]*?(\d+ 亿美元)", words):
            found.append({**claim, "kind": "funding_amount", "subject": who, "value": amount})
    question.say(lines(*found))


@pytest.fixture(autouse=True)
def model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if "test_extractors" not in request.node.nodeid or "[llm]" not in request.node.name:
        yield
        return
    server = ModelServer(read)
    monkeypatch.setenv("GEJU_LLM", "on")
    monkeypatch.setenv("GEJU_LLM_ENDPOINT", server.address)
    monkeypatch.setenv("GEJU_LLM_MODEL", "tiny")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()
    server.close()
