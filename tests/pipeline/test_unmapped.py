"""A feed that no mapping fits is not passed over: the note names the nearest mapping and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju import pipeline


@pytest.mark.parametrize(
    ("name", "text", "key", "words"),
    [
        ("a.json", '{"models": [{"model": "GPT-4", "maker": "OpenAI"}]}', "claims.no_mapping_near", "model_list"),
        ("a.yaml", "models:\n  - model: GPT-4\n    maker: OpenAI\n", "claims.no_mapping_near", "misses vendor"),
        ("a.toml", '[[models]]\nmodel = "GPT-4"\n', "claims.no_mapping_near", "models.*"),
        ("a.json", '{"x": 1}', "claims.no_mapping", "model_list"),
    ],
)
def test_the_nearest_mapping_is_named(tmp_path: Path, name: str, text: str, key: str, words: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = pipeline.read_files([tmp_path / name])
    assert found.claims == ()
    (note,) = found.problems
    assert (note.key, note.severity) == (key, "warning")
    assert words in note.words("en") and "geju kinds --mappings" in note.words("zh")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"models": [{"model": "GPT-4", "vendor": "OpenAI"}]}'),
        ("a.md", "---\ntitle: x\n---\n# Nothing\n"),
        ("a.csv", "x,y\n1,2\n"),
    ],
)
def test_what_is_read_or_is_no_feed_gets_no_note(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert not [p for p in pipeline.read_files([tmp_path / name]).problems if "mapping" in p.key]
