"""One number, wherever it is read: site, `geju show`, exports and the Python interface say the same of every fact."""

from __future__ import annotations

import csv
import io
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import pytest

import geju as front
from geju import pipeline
from geju.cli.main import run
from geju.cli.wording import Wording
from geju.landscape.view import open_view

DEMO = Path(__file__).parents[2] / "landscapes" / "llm-2024q3"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "land"
    shutil.copytree(DEMO, folder, ignore=shutil.ignore_patterns(".geju"))
    pipeline.build(folder)
    return folder


@pytest.fixture(scope="module")
def facts(demo: Path) -> dict[str, dict[str, Any]]:
    """Every fact as the Python interface gives it."""
    with front.open(demo) as landscape:
        return {str(fact["fact_id"]): fact for fact in landscape.facts().to_dicts()}


class Facts(HTMLParser):
    """The facts of an entity's page: id -> its value, its status, where its number leads, the text of its row."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, dict[str, Any]] = {}
        self.row: dict[str, Any] | None = None
        self.valued = False
        self.within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        classes = (said.get("class") or "").split()
        if tag in ("tr", "dd") and (said.get("id") or "").startswith("f-"):
            self.row = self.found[said["id"] or ""] = {"value": "", "chips": [], "links": [], "text": "", "tag": tag}
            self.valued = tag == "dd"  # in a table the cell of the value is the one that is sorted by
        if self.row is None:
            return
        self.valued = self.valued or (tag == "td" and "data-sort" in said)
        if tag == "a":
            self.row["links"].append(said.get("href") or "")
            if self.valued and not self.row["value"] and {"v", "thing"} & set(classes):
                self.within = "value"
        if "chip" in classes:
            self.row["chips"].append(classes[1])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.within = ""
        if self.row is not None and tag == self.row["tag"]:
            self.row = None

    def handle_data(self, data: str) -> None:
        if self.row is not None:
            self.row["text"] += data
            if self.within:
                self.row["value"] += data


def on_the_site(site: Path, language: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((site / language / "entities").glob("*.html")):
        found |= Facts(path.read_text("utf-8")).found
    return found


def test_exports_say_what_the_interface_says(demo: Path, facts: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    lines = [json.loads(line) for line in pipeline.export(demo, "facts", "jsonl").splitlines()]
    assert len(lines) == len(facts) > 300
    told = {line["fact_id"]: line for line in lines}
    for fact_id, fact in facts.items():
        moved = {"entity": "object", "entity_type": "object_type"}
        for key, value in fact.items():
            assert told[fact_id][moved.get(key, key)] == value, (fact_id, key)
    (tmp_path / "facts.parquet").write_bytes(pipeline.export(demo, "facts", "parquet"))
    columns = ("amount", "low", "high", "unit", "approx", "time", "time_of", "until", "status", "chosen")
    cursor = duckdb.sql(
        f"SELECT fact_id, {', '.join(columns)}, claims_for, claims_against FROM '{tmp_path}/facts.parquet'"
    )
    table = {row[0]: dict(zip(cursor.columns, row, strict=True)) for row in cursor.fetchall()}
    text = pipeline.export(demo, "facts", "csv").decode("utf-8-sig")
    sheet = {row["fact_id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert sheet.keys() == table.keys() == facts.keys()
    for fact_id, fact in facts.items():
        for name in columns:
            said = fact.get(name)
            assert (sheet[fact_id][name] or None) == (None if said in (None, "") else str(said)), (fact_id, name)
            # A table of one number type writes 5 as 5.0; nothing is rounded.
            number = isinstance(said, (int, float)) and not isinstance(said, bool)
            assert (float(table[fact_id][name]) == said) if number else (table[fact_id][name] or None) == (said or None)
        for side in ("claims_for", "claims_against"):
            assert json.loads(sheet[fact_id][side] or "[]") == list(table[fact_id][side]) == fact[side]
        assert json.loads(sheet[fact_id]["slot"] or "{}") == fact["slot"]


def test_show_says_what_the_interface_says(
    demo: Path, facts: dict[str, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    met: dict[str, dict[str, Any]] = {}
    for entity_id in sorted({str(fact["entity_id"]) for fact in facts.values()}):
        assert run(["-C", str(demo), "show", entity_id]) == 0
        met |= {fact["fact_id"]: fact for fact in json.loads(capsys.readouterr().out)["facts"]}
    assert met == facts


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_site_says_what_the_interface_says(
    demo: Path, facts: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    site = pipeline.publish(demo, "site", tmp_path_factory.mktemp("site") / "www")
    shown = on_the_site(site, language)
    assert shown.keys() == facts.keys()
    with open_view(demo) as view:
        wording = Wording(view, language, view.facts())
        for fact in view.facts():
            said = shown[fact.fact_id]
            assert said["value"] == wording.value(fact).removesuffix(" ?"), fact.fact_id
            assert said["chips"][0] == fact.status and ("hedged" in said["chips"]) == fact.hedged
            assert all(link.rpartition("#")[2] for link in said["links"] if "#" in link)
            led = [link.rpartition("#")[2] for link in said["links"] if "#c-" in link]
            assert led[0] == fact.chosen, "the number leads to the words it was taken from"
            assert set(led) == {*fact.claims_for, *fact.claims_against}
            assert not fact.time or fact.time in said["text"]
            assert not fact.until or fact.status == "cancelled" or fact.until in said["text"]
