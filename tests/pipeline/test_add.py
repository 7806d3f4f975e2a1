"""Documents are added all or none; what is there already stays unless it is to be replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import ContentError, GejuError, SourceError, UnknownNameError, UsageError
from geju.model.folder.sources import read_sources
from geju.model.project import read_project


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    (place / "more").mkdir(parents=True)
    for name in ("a.md", "b.md", "more/a.md", ".hidden.md"):
        (place / name).write_text(f"# {name}\n", encoding="utf-8")
    return place


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (folder / "sources").iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("names", "about", "error", "words"),
    [
        (["a.md", "nowhere.md"], {}, SourceError, "no such file"),
        (["a.md", "more"], {}, UsageError, "folder"),
        (["a.md", "more/a.md"], {}, UsageError, "two of these files"),
        (["a.md", ".hidden.md"], {}, UsageError, "dot"),
        (["a.md"], {"date": "2024-13-45"}, ContentError, "calendar"),
        (["a.md"], {"date": "2024-02-30"}, ContentError, "“date” is “2024-02-30”"),
        (["a.md"], {"kind": "offical"}, ContentError, "did you mean “official”"),
        (["a.md"], {"currency": "XYZ"}, ContentError, "CNY"),
        (["a.md"], {"currency": "usd"}, ContentError, "did you mean “USD”"),
        (["a.md"], {"mapping": "price_fed"}, UnknownNameError, "did you mean “price_feed”"),
    ],
)
def test_what_cannot_be_added_adds_nothing(
    folder: Path, documents: Path, names: list[str], about: dict[str, str], error: type[GejuError], words: str
) -> None:
    before = contents(folder)
    with pytest.raises(error, match=words) as caught:
        pipeline.add(folder, [documents / name for name in names], about)
    assert contents(folder) == before
    assert caught.value.words("zh") != caught.value.words("en")


def test_every_wrong_word_is_said_at_once(folder: Path, documents: Path) -> None:
    with pytest.raises(ContentError) as caught:
        pipeline.add(folder, [documents / "a.md"], {"date": "2024-02-30", "kind": "offical", "currency": "XYZ"})
    said = {dict(p.params)["at"] for p in (caught.value.problem, *caught.value.also)}
    assert said == {"date", "kind", "currency"}


def test_the_same_bytes_again_are_a_note(folder: Path, documents: Path) -> None:
    paths = [documents / "a.md", documents / "b.md"]
    assert [one.done for one in pipeline.add(folder, paths, {"producer": "Ann"})] == ["added", "added"]
    before = contents(folder)
    for about in ({}, {"producer": "Ann"}):
        assert [one.done for one in pipeline.add(folder, paths, about)] == ["unchanged", "unchanged"]
        assert contents(folder) == before
    with pytest.raises(UsageError, match="described otherwise"):
        pipeline.add(folder, paths, {"producer": "Ben"})
    assert contents(folder) == before
    assert [one.done for one in pipeline.add(folder, paths, {"date": "2024"}, replacing=True)] == ["described"] * 2
    (a, *_) = read_sources(read_project(folder)).sources
    assert (a.origin.producer, a.origin.date) == ("Ann", "2024")


def test_other_bytes_under_one_name_need_to_be_told(folder: Path, documents: Path) -> None:
    pipeline.add(folder, [documents / "a.md"], {"producer": "Ann"})
    before = contents(folder)
    with pytest.raises(UsageError, match="--replace"):
        pipeline.add(folder, [documents / "b.md", documents / "more" / "a.md"])
    assert contents(folder) == before
    (one,) = pipeline.add(folder, [documents / "more" / "a.md"], replacing=True)
    assert (one.done, one.source.origin.producer) == ("replaced", "Ann")
    assert contents(folder) == {**before, "a.md": "# more/a.md\n"}
    assert not [path for path in (folder / "sources").iterdir() if path.name.startswith(".")]


def test_a_document_that_lies_in_the_sources_can_be_described(folder: Path) -> None:
    path = folder / "sources" / "plain.md"
    path.write_text("# Plain\n", encoding="utf-8")
    (one,) = pipeline.add(folder, [path], {"producer": "Ann"})
    assert one.done == "described"
    assert contents(folder)["plain.md.source.yaml"] == 'producer: "Ann"\n'
