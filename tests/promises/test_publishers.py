"""What every publisher promises: it writes into its folder only, the same bytes each time, and needs no figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from geju.base.registry import entry, entry_names
from geju.landscape.build import build
from geju.landscape.view import View
from geju.outputs.publisher import Publisher
from landscape_material import material

SHELF = "geju.outputs.publishers"


@pytest.fixture(params=entry_names(SHELF))
def publisher(request: pytest.FixtureRequest) -> Publisher:
    return entry(SHELF, request.param, Publisher)


def written(publisher: Publisher, view: View, folder: Path) -> dict[Path, bytes]:
    folder.mkdir(parents=True)
    publisher.publish(view, folder)
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_edition_gives_the_same_bytes_in_the_folder_only(publisher: Publisher, tmp_path: Path) -> None:
    edition, _ = build(material(tmp_path))
    with View(Path(edition.path)) as view:
        first = written(publisher, view, tmp_path / "out" / "a")
        calls: list[tuple[str, int, int]] = []
        again = tmp_path / "out" / "b"
        again.mkdir()
        publisher.publish(view, again, progress=lambda *said: calls.append(said))
    assert first and first == {p.relative_to(again): p.read_bytes() for p in sorted(again.rglob("*")) if p.is_file()}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a", "b"]
    assert not [path for path, data in first.items() if str(tmp_path).encode() in data]
    assert calls and all(stage == "publish" and 0 <= done <= total for stage, done, total in calls)


def test_documentation(publisher: Publisher) -> None:
    assert publisher.__doc__ and publisher.__doc__.splitlines()[0].endswith(".")
