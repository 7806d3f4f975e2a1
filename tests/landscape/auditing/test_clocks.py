"""The landscape as it was at a date, and as it could be known at a date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import geju as front
from cli_runner import geju
from geju.base.errors import UsageError
from geju.model.figure import Clock
from geju.pipeline import build
from small import write_landscape

PROJECT = "name: clocks\ntitle: {en: Clocks, zh: 时钟}\n"
SOURCES = {
    "old.md": "# MiniMax\n\n- **Valuation** (June 2023): $1.2 billion\n- **Founded**: 2021\n",
    "old.source.yaml": "producer: A\ndate: 2023-08-01\n",
    "new.md": "# MiniMax\n\n- **Valuation** (March 2024): $2.5 billion\n\nGLM-4 was released in January 2024.\n",
    "new.source.yaml": "producer: B\ndate: 2024-05-01\n",
    "late.md": "# MiniMax\n\nIn June 2023 MiniMax was valued at $1.1 billion.\n",
    "late.source.yaml": "producer: C\ndate: 2025-01-01\n",
    "undated.md": "# MiniMax\n\n- **Headquarters**: Shanghai\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_landscape(tmp_path_factory.mktemp("clocks"), SOURCES, PROJECT)
    build(folder)
    return folder


def worth(folder: Path, **clock: str) -> list[tuple[str, str, str, int]]:
    with front.open(folder, **clock) as landscape:
        return [
            (f.time, f.value.raw, f.status, len(f.claims_against))  # type: ignore[union-attr]
            for f in landscape.facts("MiniMax", kind="valuation")
        ]


def test_now_everything_counts(folder: Path) -> None:
    assert worth(folder) == [("2023-06", "$1.1 billion", "superseded", 1), ("2024-03", "$2.5 billion", "single", 0)]


def test_as_of_a_date_what_came_later_is_not_there_yet(folder: Path) -> None:
    """A later source may still tell of that time."""
    assert worth(folder, as_of="2023-12") == [("2023-06", "$1.1 billion", "disputed", 1)]
    with front.open(folder, as_of="2023-12") as landscape:
        assert "GLM-4" not in {entity.name for entity in landscape.entities()}


def test_known_at_a_date_only_what_was_published_by_then(folder: Path) -> None:
    assert worth(folder, known_at="2023-12") == [("2023-06", "$1.2 billion", "single", 0)]
    assert worth(folder, known_at="2024-05") == [
        ("2023-06", "$1.2 billion", "superseded", 0),
        ("2024-03", "$2.5 billion", "single", 0),
    ]


def test_a_document_without_a_date_is_left_out_of_what_was_known_and_said_to_be(folder: Path) -> None:
    with front.open(folder, known_at="2024-05") as landscape:
        assert not landscape.facts("MiniMax", kind="headquarters")
        assert [problem.path for problem in landscape.problems()] == ["undated.md"]


def test_both_clocks_and_the_command(folder: Path) -> None:
    assert worth(folder, as_of="2023-12", known_at="2024-12") == [("2023-06", "$1.2 billion", "single", 0)]
    found = json.loads(geju("-C", folder, "show", "MiniMax", "--kind", "valuation", "--known-at", "2023-12").stdout)
    assert [fact["amount"] for fact in found["facts"]] == [1_200_000_000]


def test_what_is_no_date_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="--as-of takes a date"):
        Clock(as_of="soon")
    assert geju("-C", folder, "show", "MiniMax", "--as-of", "soon", status=2).stderr


def test_looking_back_changes_nothing_and_goes_with_the_edition(folder: Path) -> None:
    before = worth(folder)
    worth(folder, as_of="2023-12")
    assert worth(folder) == before
    build(folder, force=True)
    assert len(list((folder / ".geju").glob("edition-*"))) == 1


def test_a_month_is_not_known_within_it(folder: Path) -> None:
    """What is of a whole month or year is only known to be there when that is over."""
    assert worth(folder, known_at="2024-05-01")[-1][0] == "2024-03"
    other = write_landscape(folder.parent / "coarse", {**SOURCES, "new.source.yaml": "producer: B\ndate: 2024-05\n"})
    build(other)
    assert [time for time, *_ in worth(other, known_at="2024-05-20")] == ["2023-06"]
    assert [time for time, *_ in worth(other, known_at="2024-05")] == ["2023-06", "2024-03"]


def test_what_was_judged_wrong_was_wrong_then(tmp_path: Path) -> None:
    folder = write_landscape(tmp_path / "judged", SOURCES, PROJECT)
    build(folder)
    with front.open(folder) as landscape:
        (wrong,) = [c for c in landscape.claims("MiniMax", kind="valuation") if c.document == "late.md"]
    line = {"verdict": "wrong", "a": wrong.claim_id, "by": "a reader", "at": "2025-02-01"}
    (folder / "judgements.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    build(folder)
    assert worth(folder, as_of="2023-12") == [("2023-06", "$1.2 billion", "single", 0)]
