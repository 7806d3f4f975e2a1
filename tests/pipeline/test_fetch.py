"""Fetching into a landscape: snapshots by day, nothing lost, nothing changed by what fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import UnknownNameError, UsageError
from geju.cli.main import run
from geju.fetching import fetch_sources
from geju.model.project import read_project
from web_server import WebServer

FEED = '{"prices": [{"model": "Nebel 1", "currency": "USD", "per": 1000000, "input": %s, "output": 2}]}'
FIRST, SECOND = date(2026, 11, 20), date(2026, 11, 26)


@pytest.fixture
def web() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.close()


@pytest.fixture
def place(tmp_path: Path, web: WebServer) -> Path:
    folder = tmp_path / "land"
    (folder / "sources" / "feeds").mkdir(parents=True)
    (folder / "project.yaml").write_text(
        f"name: land\nfetch: {{hosts: ['{web.host}'], seconds: 2, seconds_between: 0}}\n", encoding="utf-8"
    )
    describe(folder, web)
    return folder


def describe(folder: Path, web: WebServer, more: str = "") -> None:
    (folder / "sources" / "feeds" / "prices.json.source.yaml").write_text(
        f"fetch: true\nurl: {web.url('/p')}\nproducer: Nebel\nkind: feed\nmapping: price_feed\n{more}", encoding="utf-8"
    )


def serve(web: WebServer, text: str, **headers: str) -> None:
    web.replies["/p"] = lambda visit: visit.send(text.encode(), **headers)


def outcome(folder: Path, day: date) -> tuple[str, str, str]:
    (one,) = fetch_sources(read_project(folder), today=day)
    return one.outcome, one.snapshot, one.problem.key if one.problem else ""


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder / "sources").as_posix(): p.read_text("utf-8")
        for p in (folder / "sources").rglob("*")
        if p.is_file()
    }


def test_what_changes_becomes_a_new_snapshot_and_the_old_one_stays(place: Path, web: WebServer) -> None:
    serve(web, FEED % 1)
    assert outcome(place, FIRST) == ("new", "feeds/prices@2026-11-20.json", "")
    assert outcome(place, SECOND) == ("unchanged", "feeds/prices@2026-11-20.json", "")
    serve(web, FEED % 3)
    assert outcome(place, SECOND) == ("changed", "feeds/prices@2026-11-26.json", "")
    serve(web, FEED % 4)
    assert outcome(place, SECOND) == ("changed", "feeds/prices@2026-11-26-2.json", "")
    found = files(place)
    assert found["feeds/prices@2026-11-20.json"] == FEED % 1 and found["feeds/prices@2026-11-26.json"] == FEED % 3
    said = found["feeds/prices@2026-11-26.json.source.yaml"]
    assert 'retrieved_on: "2026-11-26"' in said and web.url("/p") in said and "Nebel" in said and "fetch" not in said
    assert len(found) == 7 and not [name for name in found if name.endswith(".tmp")]


def test_a_build_reads_every_snapshot_by_its_day(place: Path, web: WebServer) -> None:
    serve(web, FEED % 1)
    outcome(place, FIRST)
    serve(web, FEED % 3)
    outcome(place, SECOND)
    n = len(web.visits)
    report = pipeline.build(place)
    assert report.problems == () and len(web.visits) == n  # a build asks nobody
    with pipeline.open_landscape(place) as view:
        documents = {d.name: d.origin for d in view.documents()}
        assert documents["feeds/prices@2026-11-20.json"].date == "2026-11-20"
        assert documents["feeds/prices@2026-11-26.json"].retrieved_on == "2026-11-26"
        assert documents["feeds/prices@2026-11-26.json"].producer == "Nebel"
        inputs = [f for f in view.facts("Nebel 1", "price") if dict(f.slot)["direction"] == "input"]
        assert {(str(f.value.low), f.time) for f in inputs} == {("1", "2026-11-20"), ("3", "2026-11-26")}  # type: ignore[union-attr]


def test_what_was_never_fetched_is_a_note(place: Path, web: WebServer) -> None:
    (problem,) = pipeline.build(place).problems
    assert (problem.key, problem.severity) == ("pipeline.not_fetched", "warning") and web.url("/p") in problem.words()
    assert web.visits == []


def test_validators_are_kept_and_used_only_while_the_snapshot_is_there(place: Path, web: WebServer) -> None:
    def reply(visit: object) -> None:
        same = visit.headers.get("If-None-Match") == '"one"'  # type: ignore[attr-defined]
        visit.send(b"" if same else (FEED % 1).encode(), 304 if same else 200, ETag='"one"')  # type: ignore[attr-defined]

    web.replies["/p"] = reply
    assert outcome(place, FIRST)[0] == "new"
    assert outcome(place, SECOND)[0] == "unchanged"
    assert [v.headers.get("If-None-Match") for v in web.visits] == [None, '"one"']
    (place / "sources" / "feeds" / "prices@2026-11-20.json").unlink()
    assert outcome(place, SECOND) == ("new", "feeds/prices@2026-11-26.json", "")
    (place / ".geju" / "fetched.json").write_text("[broken", encoding="utf-8")
    assert outcome(place, SECOND)[0] == "unchanged" and web.visits[-1].headers.get("If-None-Match") is None


@pytest.mark.parametrize(
    ("text", "headers", "key"),
    [
        ("<!doctype html><p>Log in", {"kind": "text/html"}, "documents.fetch_page"),
        ('{"prices": [', {}, "documents.not_json"),
        ('{"error": "quota"}', {}, "pipeline.fetch_other_shape"),
        (FEED % 9, {"length": "9999"}, "documents.fetch_cut_short"),
        ("gone", {"status": 404}, "documents.fetch_status"),
        ("", {"status": 302, "Location": "https://elsewhere.example/p"}, "documents.fetch_led_away"),
    ],
)
def test_what_fails_changes_nothing(place: Path, web: WebServer, text: str, headers: dict[str, str], key: str) -> None:
    serve(web, FEED % 1)
    outcome(place, FIRST)
    before = files(place)
    serve(web, text, **headers)
    assert outcome(place, SECOND) == ("failed", "feeds/prices@2026-11-20.json", key)
    assert files(place) == before
    serve(web, FEED % 1)
    assert outcome(place, SECOND)[0] == "unchanged"


def test_one_failure_stops_nothing_else(place: Path, web: WebServer) -> None:
    serve(web, FEED % 1)
    (place / "sources" / "a.json.source.yaml").write_text(f"fetch: true\nurl: {web.url('/lost')}\n", encoding="utf-8")
    (place / "sources" / "b.json.source.yaml").write_text("fetch: true\nkind: feed\n", encoding="utf-8")
    (place / "sources" / "c.json.source.yaml").write_text("fetch: true\nurl: https://x.example/\n", encoding="utf-8")
    found = {
        one.name: (one.outcome, one.problem.key if one.problem else "") for one in fetch_sources(read_project(place))
    }
    assert found == {
        "sources/b.json.source.yaml": ("failed", "pipeline.fetch_no_url"),
        "a.json": ("failed", "documents.fetch_status"),
        "c.json": ("failed", "documents.fetch_host"),
        "feeds/prices.json": ("new", ""),
    }


def test_names_and_hosts_are_asked_for(place: Path, web: WebServer) -> None:
    with pytest.raises(UnknownNameError, match=r"prices\.json"):
        pipeline.fetch(place, ["feeds/price.json"])
    (place / "project.yaml").write_text("name: land\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        pipeline.fetch(place)
    assert error.value.problem.key == "pipeline.fetch_no_hosts" and web.visits == []


def test_the_command_lists_what_became_of_each(place: Path, web: WebServer, capsys: pytest.CaptureFixture[str]) -> None:
    serve(web, FEED % 1)
    assert run(["-C", str(place), "--format", "json", "fetch"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert record["outcome"] == "new" and record["url"] == web.url("/p")
    del web.replies["/p"]
    assert run(["-C", str(place), "--language", "zh", "--format", "table", "fetch"]) == 1
    said = capsys.readouterr()
    assert "失败" in said.out and "404" in said.err
