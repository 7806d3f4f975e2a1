"""An edition is written whole, holds every claim, and refuses to be less than the project asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geju.base.errors import LandscapeError
from geju.landscape.build import build
from geju.landscape.export import FORMS, RECORDS, export
from geju.landscape.view import View
from geju.model.value import Term
from landscape_material import material
from small import claim


def test_control_characters_stop_nothing(tmp_path: Path) -> None:
    odd = claim(Term("ab\0c\u202e"), kind="license", at=90)
    edition, _ = build(material(tmp_path, odd))
    with View(Path(edition.path)) as view:
        assert edition.n_claims == len(view.claims()) == 9
        assert "ab\0c\u202e" in [row[0] for row in view.query("SELECT value FROM claims").rows]
        for what in RECORDS:
            for form in FORMS:
                assert export(view, what, form)


def test_claims_about_nobody_are_listed(tmp_path: Path) -> None:
    edition, problems = build(material(tmp_path, claim("50", subject="", at=95)))
    assert [p.key for p in problems] == ["landscape.no_entity", "documents.empty"]
    with View(Path(edition.path)) as view:
        assert [c.span.start for c in view.claims(side="set aside")] == [95]
        assert len(view.problems()) == edition.n_problems == 2


def test_least_numbers_are_kept_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match=r"8 .*claims.* at least 9"):
        build(material(tmp_path, n_least=9))
    assert not list(tmp_path.rglob("*.duckdb*"))


def test_nothing_is_left_beside_the_edition(tmp_path: Path) -> None:
    edition, _ = build(material(tmp_path))
    assert sorted(p.name for p in (tmp_path / ".geju").iterdir()) == [".gitignore", Path(edition.path).name]


def test_an_empty_landscape_is_an_edition_too(tmp_path: Path) -> None:
    empty = replace(material(tmp_path), documents=(), claims=(), entities=(), waiting=(), problems=())
    edition, problems = build(empty)
    assert problems == ()
    with View(Path(edition.path)) as view:
        assert view.facts() == view.claims() == view.entities() == view.documents() == []
        for what in RECORDS:
            for form in FORMS:
                export(view, what, form)
