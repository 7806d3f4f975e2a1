"""What changed is told on a page, as a feed that a parser accepts, and as a table; scorecards say what the door says."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from geju import pipeline
from geju.asking import log, open_landscape, scorecard
from geju.landscape.answers import Terms
from geju.landscape.auditing import history
from geju.landscape.auditing.changes import Change
from geju.landscape.auditing.held import facts_of, loaded
from geju.landscape.auditing.telling import Changes, Log, Vocabulary
from geju.landscape.view import View
from geju.outputs.publish import publish
from site_landscape import PROJECT, hostile_edition, write_sources

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny landscape in three editions: a number corrected, a document gone and one new."""
    made = write_sources(tmp_path_factory.mktemp("changing"))
    pipeline.build(made)
    prices = made / "sources" / "prices.md"
    prices.write_text(prices.read_text("utf-8").replace("$30.00", "$29.00"), encoding="utf-8")
    pipeline.build(made)
    (made / "project.yaml").write_text(PROJECT.replace("2024-09-30", "2024-10-31"), encoding="utf-8")
    (made / "sources" / "teams.txt").unlink()
    (made / "sources" / "more.md").write_text(
        "# New\n\n| Model | MMLU |\n|---|---|\n| Yi-34B | 76.3 |\n", encoding="utf-8"
    )
    pipeline.build(made)
    return made


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pipeline.publish(folder, "site", tmp_path_factory.mktemp("site") / "www")


def test_each_change_of_each_edition_is_told_with_both_values(folder: Path, site: Path) -> None:
    found = log(folder)
    html = (site / "en" / "changes.html").read_text("utf-8")
    ids = [step.new.edition_id for step in found.steps]
    assert len(ids) == 2 and [html.index(f'id="{edition_id}"') for edition_id in ids] == sorted(
        html.index(f'id="{edition_id}"') for edition_id in ids
    )
    rows = list(csv.reader(io.StringIO((site / "en" / "changes.csv").read_text("utf-8-sig"))))[1:]
    assert len(rows) == sum(len(step.changes) for step in found.steps) > 5
    assert [row[2] for row in rows] == [change.sort for step in found.steps for change in step.changes]
    corrected = next(row for row in rows if row[2] == "corrected")
    assert corrected[6:8] == ["US$30 / M tokens", "US$29 / M tokens"]
    # The claim of before is not in the edition: its words are there as text; that of now is led to.
    assert "US$30 / M tokens" in html and re.search(
        r'<a class="v" href="sources/prices\.md\.html#c-\w+">US\$29 /', html
    )
    assert re.search(r'<q class="was">\$30\.00</q>', html)
    assert "built" not in html and not re.search(r"\d{2}:\d{2}:\d{2}", html), (
        "the day of the edition, not of its building"
    )
    assert "变动" in (site / "zh" / "changes.html").read_text("utf-8")


def test_the_feed_is_atom_and_its_links_lead_somewhere(folder: Path, site: Path) -> None:
    for language in ("en", "zh"):
        path = site / language / "changes.xml"
        feed = ElementTree.fromstring(path.read_bytes())
        assert feed.tag == f"{ATOM}feed" and feed.findtext(f"{ATOM}title")
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 3
        ids = [element.findtext(f"{ATOM}id") or "" for element in (feed, *entries)]
        assert len(set(ids)) == 4 and all(one.startswith("urn:uuid:") for one in ids)
        for element in (feed, *entries):
            assert MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
        for entry in entries:
            link = entry.find(f"{ATOM}link")
            assert link is not None
            said = entry.findtext(f"{ATOM}content") or ""
            for href in (link.get("href") or "", *re.findall(r'href="([^"]*)"', said)):
                target = urlsplit(urljoin(path.as_uri(), href))
                page = Path(target.path)
                assert page.is_file(), href
                assert not target.fragment or f'id="{target.fragment}"' in page.read_text("utf-8"), href
        assert "29" in (entries[1].findtext(f"{ATOM}content") or "")
        for page in sorted((site / language).rglob("*.html")):
            head = page.read_text("utf-8").partition("</head>")[0]
            found = re.search(r'<link rel="alternate" type="application/atom\+xml" [^>]*href="([^"]*)"', head)
            assert found and (page.parent / found[1]).resolve() == path.resolve(), page


def test_an_address_makes_links_absolute_and_pages_canonical(folder: Path, tmp_path: Path) -> None:
    project = folder / "project.yaml"
    before = project.read_text("utf-8")
    project.write_text(f"{before}address: https://example.org/a\n", encoding="utf-8")
    try:
        pipeline.build(folder)
        site = pipeline.publish(folder, "site", tmp_path / "www")
    finally:
        project.write_text(before, encoding="utf-8")
        pipeline.build(folder)
    feed = ElementTree.fromstring((site / "zh" / "changes.xml").read_bytes())
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert links and all(link.startswith("https://example.org/a/zh/changes.") for link in links)
    html = (site / "en" / "entities" / "glm-4.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/a/en/entities/glm-4.html">' in html


def test_without_history_there_is_a_page_all_the_same(view: View, tmp_path: Path) -> None:
    site = publish(view, tmp_path / "www")
    assert "Nothing is known of other editions" in (site / "en" / "changes.html").read_text("utf-8")
    assert len(ElementTree.fromstring((site / "en" / "changes.xml").read_bytes()).findall(f"{ATOM}entry")) == 1


def test_one_edition_says_so(landscape: Path, tmp_path: Path) -> None:
    site = pipeline.publish(landscape, "site", tmp_path / "www")
    assert "This is the first edition that is kept" in (site / "en" / "changes.html").read_text("utf-8")


def test_a_damaged_history_stops_nothing(folder: Path, tmp_path: Path) -> None:
    records = sorted((folder / ".geju" / history.HISTORY).glob("*.parquet"))
    kept = records[0].read_bytes()
    records[0].write_bytes(b"PAR1")
    try:
        assert (pipeline.publish(folder, "site", tmp_path / "www") / "en" / "changes.html").is_file()
    finally:
        records[0].write_bytes(kept)


def test_hostile_changes_stay_text(tmp_path: Path) -> None:
    path = hostile_edition(tmp_path)
    issue = history.of_edition(path)
    with loaded(edition=path) as connection:
        facts = facts_of(connection, "SELECT * FROM edition ORDER BY place")
    changes = [Change("gone", fact, None, "landscape.diff_no_more") for fact in facts]
    changes += [Change("new", None, fact, "landscape.diff_says_more") for fact in facts]
    words = Vocabulary({}, Terms([]), {})
    with View(path) as view:
        told = Log((Changes(issue, issue, tuple(changes), words),), (), issue, words)
        site = publish(view, tmp_path / "www", log=told)
    feed = ElementTree.fromstring((site / "en" / "changes.xml").read_bytes())
    content = "".join(entry.findtext(f"{ATOM}content") or "" for entry in feed.iter(f"{ATOM}entry"))
    html = (site / "en" / "changes.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)" in html and "[U+001B]" in content
    for text in (content, html.partition("<main")[2]):
        assert not re.search(r"<script|<img|<svg onload|\shref=\"(?!#)[^\"]*javascript:", text.partition("</main>")[0])
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", text)
    for row in csv.reader(io.StringIO((site / "en" / "changes.csv").read_text("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_scorecard_says_what_the_door_says(folder: Path, site: Path) -> None:
    with open_landscape(folder) as view:
        judged = {one.document_id: scorecard(view, one.document_id) for one in view.documents()}
    seen = 0
    for found in judged.values():
        path = site / "en" / "scorecards" / f"{found.document.name}.html"
        assert path.is_file() == any(one.verdict != "alone" for one in found.checked)
        if not path.is_file():
            continue
        seen += 1
        html = path.read_text("utf-8")
        assert f"Its {found.counts['claims']} claims" in html
        numbers = dict(re.findall(r'<span class="dot (\w+)".*?<dd><b>([\d,]+)</b>', html))
        assert {name: int(n) for name, n in numbers.items()}.items() <= found.counts.items()
        assert html.count('<article class="conflict">') == min(25, found.counts["contradicted"])
        source = (site / "en" / "sources" / f"{found.document.name}.html").read_text("utf-8")
        assert f'href="../scorecards/{found.document.name}.html"' in source
    assert seen >= 2
    html = (site / "zh" / "scorecards" / "scores-a.md.html").read_text("utf-8")
    assert "60.1" in html and "61.0" in html and "同一问题" in html
