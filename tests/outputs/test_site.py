"""The site: every link leads somewhere, every number to its words, both languages alike, nothing breaks out."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from geju.base.errors import LandscapeError
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.publish import publish
from geju.outputs.site.writing.check import Check
from site_landscape import HOSTILE

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'"
)


class Page(HTMLParser):
    """What a page holds: its text, its elements, its links."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "title" or "svg" not in self.open:  # a point of a drawing has a title too
            self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def pages(folder: Path) -> dict[str, Page]:
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, Page]:
    return pages(site)


def test_both_languages_have_the_same_pages(read: dict[str, Page]) -> None:
    english = {path.removeprefix("en/") for path in read if path.startswith("en/")}
    chinese = {path.removeprefix("zh/") for path in read if path.startswith("zh/")}
    assert english == chinese
    assert {"index.html", "entities.html", "conflicts.html", "sources.html", "problems.html"} <= english
    assert {f"exhibits/{name}.html" for name in ("scores", "prices", "funding", "models", "counted")} <= english
    assert "entities/zhipu-ai.html" in english and "sources/players.md.html" in english
    for path, page in read.items():
        if path != "index.html" and "/embed/" not in path:
            other = {"en": "zh", "zh": "en"}[path[:2]]
            switch = next(a for a in page.of("a") if "data-switch" in a)
            assert (switch["href"] or "").endswith(f"{other}/{path[3:]}")


def test_every_page_has_policy_language_title_and_landmarks(read: dict[str, Page]) -> None:
    for path, page in read.items():
        assert page.of("html")[0]["lang"] in ("en", "zh-Hans"), path
        metas = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in page.of("meta")}
        assert metas["Content-Security-Policy"] == POLICY
        assert len(page.of("title")) == 1, path
        assert len(page.of("main")) == 1
        if "/embed/" in path:  # stands in a page that has all this
            assert page.of("base") == [{"target": "_blank"}] and not page.of("nav") and not page.of("footer")
        elif path != "index.html":
            assert len(page.of("h1")) == len(page.of("header")[:1]) == len(page.of("footer")) == 1
            assert page.of("a")[0].get("class") == "skip"
            assert all(nav.get("aria-label") for nav in page.of("nav"))
        assert len(page.of("caption")) == len(page.of("table")), path
        assert all(head.get("scope") for head in page.of("th")), path


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(read: dict[str, Page], site: Path) -> None:
    for path, page in read.items():
        assert page.of("style") == [], path
        assert all(script.get("src") for script in page.of("script")), path
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (path, tag)
            for name in ("src", "href"):
                address = attributes.get(name) or ""
                outside = "://" in address or address.startswith("//")
                assert not outside or (tag == "a" and attributes.get("rel") == "noopener noreferrer external"), path
    css = (site / "assets" / "site.css").read_text("utf-8")
    assert "@import" not in css
    # Its own fonts alone, where the extra is installed.
    for address in re.findall(r"url\(([^)]*)\)", css):
        assert (site / "assets" / address.strip('"')).is_file(), address


def test_ids_are_unique(read: dict[str, Page]) -> None:
    for path, page in read.items():
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), path


def test_a_number_leads_to_its_words(read: dict[str, Page], view: View) -> None:
    fact = next(f for f in view.facts(view.find("GLM-4", "Model").entity_id, "score") if f.value.raw == "83.3")  # type: ignore[union-attr]
    link = next(
        a["href"] or "" for a in read["en/exhibits/scores.html"].of("a") if (a.get("href") or "").endswith(fact.chosen)
    )
    source, _, place = link.removeprefix("../").partition("#")
    mark = next(m for m in read[f"en/{source}"].of("mark") if m.get("id") == place)
    assert fact.chosen in (mark.get("data-claims") or mark["id"] or "").split()
    words = "".join(read[f"en/{source}"].said)
    assert view.claim(fact.chosen).span.quote in words


def test_conflicts_show_both_sides_in_their_own_words(read: dict[str, Page]) -> None:
    words = "".join(read["zh/conflicts.html"].said)
    assert "Claude 3 Opus" in words and "60.1" in words and "61.0" in words
    assert "Claude 3 Opus,86.8,95.0,61.0" in words


def test_an_exhibit_of_the_landscape_has_a_page_and_a_place_in_the_navigation(read: dict[str, Page]) -> None:
    assert "exhibits/counted.html" in [a.get("href") for a in read["en/index.html"].of("a")]
    assert "How many are there of each?" in "".join(read["en/exhibits/counted.html"].said)
    assert "机构" in "".join(read["zh/exhibits/counted.html"].said)


def test_an_entity_page_tells_why_its_names_are_one(read: dict[str, Page]) -> None:
    words = "".join(read["en/entities/zhipu-ai.html"].said)
    assert "Zhipu AI" in words and "智谱" in words and "Every spelling" in words


def test_problems_are_told(hostile_site: Path) -> None:
    words = "".join(Page(hostile_site / "en" / "problems.html").said)
    assert "this is not YAML" in words and "Names that wait" in words


def test_the_same_edition_gives_the_same_bytes(site: Path, view: View, figures: list[Figure], tmp_path: Path) -> None:
    again = publish(view, tmp_path / "again", "site", figures=figures)
    files = {path.relative_to(site): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    assert files == {p.relative_to(again): p.read_bytes() for p in sorted(again.rglob("*")) if p.is_file()}
    assert not [path for path, data in files.items() if str(site).encode() in data]


def test_without_figures_there_is_a_site_as_well(view: View, tmp_path: Path) -> None:
    assert (publish(view, tmp_path / "bare", "site") / "en" / "index.html").is_file()


def test_hostile_words_stay_words(hostile_site: Path) -> None:
    for path, page in pages(hostile_site).items():
        assert not page.of("img") and not page.of("iframe") and not page.of("object"), path
        assert len(page.of("title")) == 1, path
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            address = (attributes.get("href") or attributes.get("src") or "").lower()
            assert "javascript:" not in address and "\\" not in address, (path, address)
        assert all(script.get("src", "").startswith(("assets/", "../")) for script in page.of("script"))  # type: ignore[union-attr]
        html = (hostile_site / path).read_text("utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\x00-\x08\x1b]", html), path
    said = "".join(Page(hostile_site / "en" / "entities.html").said)
    for name in HOSTILE[:3]:
        assert name in said
    assert "[U+202E]gnp.exe[U+2066] {{ 7*7 }}" in said


def test_hostile_names_make_tame_files(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*"):
        assert re.fullmatch(r"[\w.-]+", path.name), path.name


def test_an_address_that_is_none_is_shown_but_not_linked(hostile_site: Path) -> None:
    page = Page(next((hostile_site / "en" / "sources").iterdir()))
    assert "javascript:alert(1)" in "".join(page.said)
    assert not [a for a in page.of("a") if a.get("rel")]


def check_site(pages: dict[str, str], files: frozenset[str], rows: dict[str, str] | None = None) -> None:
    check = Check()
    for path, html in pages.items():
        check.page(path, html)
    for path in files:
        check.file(path)
    for path, script in (rows or {}).items():
        check.rows(path, script)
    check.finish()


def test_broken_links_and_bare_numbers_are_refused() -> None:
    good = {
        "en/a.html": '<p id="x"><a href="b.html#y">b</a></p>',
        "en/b.html": '<i id="y"><a href="../s.css">s</a></i>',
    }
    check_site(good, frozenset({"s.css"}))
    for bad in (
        '<a href="c.html">c</a>',
        '<a href="b.html#z">b</a>',
        '<a href="#nowhere">b</a>',
        '<img src="../no.png">',
    ):
        with pytest.raises(LandscapeError, match="leads to"):
            check_site({**good, "en/c2.html": bad}, frozenset({"s.css"}))
    for bad in ('<span class="v">83.3</span>', '<a class="v" href="b.html#y">83.3</a>'):
        with pytest.raises(LandscapeError, match="leads to no claim"):
            check_site({**good, "en/c3.html": bad}, frozenset({"s.css"}))


def test_what_search_leads_to_is_there(site: Path) -> None:
    for language in ("en", "zh"):
        things = json.loads(_told(site / "assets" / f"search-{language}.js", "things"))
        facts = json.loads(_told(site / "assets" / f"facts-{language}.js", "facts"))
        pages = {entry[2]: (site / language / unquote(entry[2])).read_text("utf-8") for entry in things}
        assert len(facts["rows"]) > 30
        for about, kind, _, _, _, fact in facts["rows"]:
            assert f'id="f-{fact}"' in pages[things[about][2]] and facts["kinds"][kind]


def _told(script: Path, name: str) -> str:
    return script.read_text("ascii").removeprefix(f"geju.{name}(").removesuffix(");\n")


def test_broken_links_and_bare_numbers_among_rows_are_refused() -> None:
    good = {"en/index.html": "", "en/sources/b.html": '<i id="c-1"></i>'}

    def rows(bit: str, page: str = "sources/b.html") -> dict[str, str]:
        said = f'{{"columns":[],"groups":[[0,1]],"rows":[["",[1,{bit}]]],"pages":["{page}"]}}'
        return {"en/tables/a.js": f"window.gejuRows = {said};\n"}

    check_site(good, frozenset(), rows('["83.3",2,0,"c-1"],["GLM",1,0],"words"'))
    for bit, page in (('["83.3",2,0,"c-2"]', "sources/b.html"), ('["GLM",1,0]', "sources/c.html")):
        with pytest.raises(LandscapeError, match="leads to"):
            check_site(good, frozenset(), rows(bit, page))
    folded = '{"h":[["single","one"]],"f":[["a","b","c",0,"c-3","title",""]]}'
    with pytest.raises(LandscapeError, match="leads to"):
        check_site(good, frozenset(), rows(folded))
    for bit in ('["83.3",2]', '["83.3",2,0,""]'):
        with pytest.raises(LandscapeError, match="leads to no claim"):
            check_site(good, frozenset(), rows(bit))
