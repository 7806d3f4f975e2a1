"""Things of which little is told share pages where there are very many; every address of theirs outlives that."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory import FOREIGN, HOSTILE_NAMES, NAMES, name_of, published, said, written
from geju.base.ids import slug
from geju.landscape.view import open_view
from geju.outputs.site.places import address, anchor, beyond, file_names, listing

_ONWARD = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_ARTICLE = re.compile(r'<article id="(at-[^"]*)"><h2>(.*?)</h2>(.*?)</article>')
_STOOD = re.compile(r'<a id="([^"]*)" href="([^"]*)">')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("directory") / "land")


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    published(folder, folder.parent / "www")
    return folder.parent / "www"


def articles(site: Path, language: str) -> dict[str, tuple[str, str]]:
    """Place of a thing, as an address relative to the language -> its name, and what is told of it, as HTML."""
    found = {}
    for page in sorted((site / language / "entities" / "of").glob("*.html")):
        for place, name, told in _ARTICLE.findall(page.read_text("utf-8")):
            found[f"entities/of/{page.name}#{unescape(place)}"] = (unescape(re.sub("<[^>]*>", "", name)), told)
    return found


def test_each_thing_is_told_of_once_with_its_facts_and_the_words_behind_them(folder: Path, site: Path) -> None:
    assert not list((site / "en" / "entities").glob("*.html"))
    with open_view(folder) as view:
        facts = {fact.fact_id: fact for fact in view.facts()}
        labels = sorted(entity.label("en") for entity in view.entities())
    assert len(labels) > 1000
    for language in ("en", "zh"):
        told = articles(site, language)
        assert len(told) == len(labels)
        assert {"content", *map(name_of, range(50)), *FOREIGN} <= {name for name, _ in told.values()}
        shown = [
            found
            for _, html in told.values()
            for found in re.findall(r'<dd id="(f-\w+)"><a class="v" href="[^"]*#(c-\w+)"', html)
        ]
        assert dict(shown) == {fact_id: fact.chosen for fact_id, fact in facts.items()}


def test_everything_leads_there(site: Path) -> None:
    places = set(articles(site, "en"))
    for page in ("entities.html", "exhibits/landscape.html", "sources/directory-2024-09-20.yaml.html"):
        links = re.findall(r'href="([^"]*entities/of/[^"]*)"', (site / "en" / page).read_text("utf-8"))
        there = {normpath(join(dirname(page), unquote(unescape(link)))) for link in links}
        assert there, page
        of_things = {place for place in there if "#at-" in place}
        assert of_things <= places, page


def test_names_that_mean_harm_stay_text(site: Path) -> None:
    for page in (site / "en" / "entities" / "of").glob("*.html"):
        html = page.read_text("utf-8")
        assert not re.search(r"<img|<script(?![^>]* src=)|[\u202a-\u202e\x00]", html), page
        assert html.count('id="content"') == 1
    names = {name for name, _ in articles(site, "en").values()}
    assert {name.replace("\u202e", "[U+202E]") for name in HOSTILE_NAMES} <= names


@given(st.text(min_size=1))
def test_where_a_thing_is_listed_depends_on_its_name_alone(name: str) -> None:
    file = file_names([("x", name)])["x"]
    assert listing(file) == listing(file_names([("x", name), ("y", "other")])["x"])
    assert re.fullmatch(r"of/(?:[a-z]|0-9|other-[0-9a-f])\.html", listing(file))
    where = address(f"entities/{listing(file)}#{anchor(file)}")
    assert unquote(where) == f"entities/{listing(file)}#{anchor(file)}" and where.count("#") == 1
    assert beyond(where, "f-1") == f"entities/{listing(file)}#f-1"


def led(site: Path, page: str) -> str:
    """Where a page leads on to at once; the page itself where it is one of a thing."""
    onward = _ONWARD.search((site / page).read_text("utf-8"))
    return normpath(join(dirname(page), unquote(unescape(onward[1])))) if onward else page


def test_a_thing_of_which_more_is_told_gets_a_page_and_gives_it_back(tmp_path: Path) -> None:
    name, site = name_of(3), tmp_path / "www"
    own, shared = f"entities/{slug(name)}.html", f"entities/of/{name[0].lower()}.html#at-{slug(name)}"
    first = published(written(tmp_path / "land"), site)
    assert shared in first and own not in first
    more = [said(name, words) for words in ("video", "code", "agents")]
    second = published(written(tmp_path / "land", *more), site)
    assert own in second and shared not in second
    html = (site / "en" / "entities" / "of" / f"{name[0].lower()}.html").read_text("utf-8")
    assert f'<li id="at-{slug(name)}"><a class="thing" href="../../{own}">' in html, "its old place leads on"
    for page in site.rglob("*.html"):
        places = re.findall(r'\sid="([^"]*)"', page.read_text("utf-8"))
        assert len(places) == len(set(places)), page
    assert published(written(tmp_path / "land"), site).keys() == first.keys()
    assert led(site, f"en/{own}") == f"en/{shared}" and led(site, f"zh/{own}") == f"zh/{shared}"


def test_pages_of_their_own_lead_on_when_very_many_come_to_share(tmp_path: Path) -> None:
    site, few = tmp_path / "www", NAMES[-40:]
    first = published(written(tmp_path / "land", names=few), site)
    own = {path: thing["id"] for path, thing in first.items() if thing["sort"] == "entity"}
    assert len(own) > 30 and not any("#" in path for path in own)
    second = published(written(tmp_path / "land"), site)
    places = {thing["id"]: path for path, thing in second.items()}
    for path, entity_id in own.items():
        assert "#at-" in places[entity_id]
        assert led(site, f"zh/{path}") == f"zh/{places[entity_id]}"
    # And the other way round: a shared page that stands no more tells where its things are.
    third = published(written(tmp_path / "land", names=few), site)
    assert {path for path in third if "#" in path} == set()
    signposts = "".join(page.read_text("utf-8") for page in (site / "en" / "entities" / "of").glob("*.html"))
    for path in own:
        assert f'href="../../{address(path)}"' in signposts, path
    kept = [
        page.name
        for page in (site / "en" / "entities" / "of").glob("*.html")
        if "have pages of their own now" in page.read_text("utf-8")
    ]
    assert 'href="../../entities.html"' in signposts and {"f.html", "other-f.html"} <= set(kept)


def test_a_thing_that_is_called_otherwise_is_led_to_from_its_old_place(tmp_path: Path) -> None:
    site, old, new = tmp_path / "www", name_of(30), "Zuluport Yard"
    land = written(tmp_path / "land")
    published(land, site)
    (land / "lexicon").mkdir()
    lexicon = f"- {{id: zuluport, type: Product, name: {{en: {new}}}, names: [{old}]}}\n"
    (land / "lexicon" / "products.yaml").write_text(lexicon, encoding="utf-8")
    second = published(land, site)
    assert second["entities/of/z.html#at-zuluport-yard"]["id"] == "zuluport"
    stood = dict(_STOOD.findall((site / "en" / "entities" / "of" / "f.html").read_text("utf-8")))
    assert stood == {f"at-{slug(old)}": "../../entities/of/z.html#at-zuluport-yard"}
