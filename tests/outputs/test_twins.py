"""Beside each exhibit stands the same table for other tools: nothing else in it, and nothing that runs."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from geju.landscape.view import View
from geju.model.figure import Figure

_SVG = "{http://www.w3.org/2000/svg}"


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def drawings(site: Path) -> Iterator[Path]:
    found = sorted(site.rglob("*.svg"))
    assert any(path.name == "frontier.svg" for path in found) and any(path.name == "funding.svg" for path in found)
    yield from (path for path in found if path.parent.name == "exhibits")


def test_csv_and_json_hold_what_the_figure_shows(site: Path, view: View, figures: list[Figure]) -> None:
    claims = {claim.claim_id for claim in view.claims()}
    for figure in figures:
        place = site / figure.language / "exhibits" / figure.name
        if not figure.rows and not figure.brought:
            assert not place.with_suffix(".csv").exists()
            continue
        head, *rows = table(place.with_suffix(".csv"))
        assert head == [*figure.columns, "claims"]
        shown = [["; ".join(mark.words for mark in cell) for cell in row] for row in figure.rows]
        assert [row[:-1] for row in rows] == [[f"'{w}" if w[:1] in "=@" and w else w for w in row] for row in shown]
        assert {claim_id for row in rows for claim_id in row[-1].split()} <= claims
        said = json.loads(place.with_suffix(".json").read_text("utf-8"))
        assert [[[mark["words"] for mark in cell] for cell in row] for row in said["rows"]] == [
            [[mark.words for mark in cell] for cell in row] for row in figure.rows
        ]
        assert (said["edition"], said["title"]) == (view.edition.edition_id, figure.title)
        page = place.with_suffix(".html").read_text("utf-8")
        assert f'href="{figure.name}.csv"' in page and f'href="{figure.name}.json"' in page


def test_a_drawing_is_a_file_of_its_own(site: Path) -> None:
    for path in drawings(site):
        root = ET.parse(path).getroot()
        assert root.tag == f"{_SVG}svg" and root.find(f"{_SVG}title") is not None
        marks = ("circle", "g/{http://www.w3.org/2000/svg}rect", "g[@class='bar']")
        assert any(root.findall(f".//{_SVG}{mark}") for mark in marks)
        assert not root.findall(f".//{_SVG}a")  # it may lie anywhere: its links would lead nowhere
        assert f'href="{path.name}"' in path.with_suffix(".html").read_text("utf-8")


def test_nothing_of_a_hostile_source_runs(hostile_site: Path) -> None:
    tables = list(hostile_site.rglob("*.csv"))
    assert tables
    for path in tables:
        for row in table(path):
            assert not [cell for cell in row if cell[:1] in ("=", "@", "\t", "\r")]
    for path in hostile_site.rglob("*.svg"):
        root = ET.parse(path).getroot()
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert names <= {"svg", "title", "desc", "style", "rect", "text", "g", "line", "path", "circle"}
        assert not [a for element in root.iter() for a in element.attrib if a.lower().startswith("on") or "href" in a]
