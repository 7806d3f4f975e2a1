"""What every extractor promises: nothing out of nothing, the same twice, and claims that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.errors import Problem
from geju.base.registry import entries, entry_names
from geju.claims.extractor import Extractor
from geju.claims.ground import ground
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

SHELF = "geju.claims.extractors"
SOURCES = sorted((Path(__file__).parents[2] / "landscapes" / "llm-2024q3" / "sources").glob("*"))


@pytest.mark.parametrize("name", entry_names(SHELF))
def test_an_extractor(name: str, tmp_path: Path) -> None:
    extractor = entries(SHELF, Extractor)[name]
    assert type(extractor).__doc__
    vocabulary = read_vocabulary()
    empty = tmp_path / "a.md"
    empty.write_text("", encoding="utf-8")
    assert list(extractor.extract(read(empty), vocabulary)) == []
    n_claims = 0
    for path in SOURCES:
        document = read(path)
        found = list(extractor.extract(document, vocabulary))
        assert found == list(extractor.extract(document, vocabulary))
        for claim in found:
            if not isinstance(claim, Problem):
                n_claims += 1
                assert ground(claim, document, vocabulary) is None, (path.name, claim)
    assert n_claims > 0
