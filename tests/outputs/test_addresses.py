"""Addresses outlive editions: what is renamed, merged, doubled or gone is led on to, from every page that ever was."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from geju import pipeline
from geju.outputs.place import MARK, Made
from geju.outputs.site.addresses.record import RECORD, read_former
from site_landscape import HOSTILE, write_sources

LINE = '  - {{subject: {0}, subject_type: {1}, property: category, text: {2}, quote: "{0}: {2}", said_by: Ann, date: 2024-09-20}}\n'
# Of names that geju has never heard of; what is said is said by hand.
COMPANIES = (("Starlight Ideas", "Organization", "chat"), ("Brightfield", "Organization", "search"),
             ("Northgate", "Organization", "video"))  # fmt: skip
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ONWARD = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_SIGN = re.compile(r'<li><a href="([^"]*)" data-onward>')


def say(folder: Path, *claims: tuple[str, str, str]) -> None:
    text = "claims:\n" + "".join(LINE.format(*claim) for claim in claims)
    (folder / "sources" / "companies.yaml").write_text(text, encoding="utf-8")


def edition(folder: Path, site: Path) -> dict[str, dict[str, object]]:
    """Build, publish over what is there; every page of a thing with the thing, by the record."""
    pipeline.build(folder)
    pipeline.publish(folder, "site", site)
    said = json.loads((site / RECORD).read_text("utf-8"))
    return dict(said["pages"])


def title(site: Path, page: str) -> str:
    found = _H1.search((site / page).read_text("utf-8"))
    return re.sub(r"<[^>]+>", "", unescape(found[1])).strip() if found else ""


def led(site: Path, page: str) -> list[str]:
    """Where a page leads on to at once, else what it lists; the page itself where it is one of a thing."""
    html = (site / page).read_text("utf-8")
    onward = _ONWARD.findall(html) or _SIGN.findall(html)
    return [normpath(join(dirname(page), unquote(unescape(link)))) for link in onward] or [page]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_sources(tmp_path / "land")
    say(made, *COMPANIES)
    return made


def test_every_address_of_every_edition_leads_to_its_thing(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    first = edition(folder, site)
    ids = {path: thing["id"] for path, thing in first.items()}
    assert {"entities/starlight-ideas.html", "entities/brightfield.html", "entities/northgate.html"} <= ids.keys()
    seen = {f"{language}/{path}": path for language in ("en", "zh") for path in ids}
    marked = re.findall(r'id="(c-\w+)"', (site / "en" / "sources" / "scores-b.csv.html").read_text("utf-8"))

    # One merged into another by a judgement, a namesake, a document renamed, one removed, an exhibit removed.
    verdict = {"verdict": "same", "a": "Starlight Ideas", "b": "Brightfield", "type": "Organization", "by": "Ann"}
    (folder / "judgements.jsonl").write_text(json.dumps({**verdict, "at": "2024-10-01"}) + "\n", encoding="utf-8")
    say(folder, *COMPANIES, ("Northgate", "Product", "video"))
    for ending in ("", ".source.yaml"):
        (folder / "sources" / f"scores-b.csv{ending}").rename(folder / "sources" / f"scores-of-others.csv{ending}")
    (folder / "sources" / "teams.txt").unlink()
    (folder / "exhibits" / "counted.yaml").unlink()
    second = edition(folder, site)

    merged, survivor = "entities/starlight-ideas.html", "entities/brightfield.html"
    assert merged not in second and survivor in second
    doubled = sorted(path for path, thing in second.items() if str(thing["id"]).startswith("northgate"))
    company = next(path for path in doubled if second[path]["type"] == "Organization")
    assert len(doubled) == 2 and "entities/northgate.html" not in doubled
    expected = {
        merged: survivor,
        "entities/northgate.html": company,
        "sources/scores-b.csv.html": "sources/scores-of-others.csv.html",
    }
    # What only the source that was removed told of has no page any more either.
    gone = {"sources/teams.txt.html", "exhibits/counted.html", "exhibits/people.html", "exhibits/teams.html"}
    for page, path in seen.items():
        language = page.partition("/")[0]
        target = led(site, page)[0]
        if path in expected:
            assert target == f"{language}/{expected[path]}", page
        elif path in second:
            assert (target == page and second[path]["id"] == first[path]["id"]) or path.startswith("sources/"), page
        else:
            of_gone = path.startswith("entities/") and ids[path] not in {thing["id"] for thing in second.values()}
            assert target == page and (path in gone or of_gone), page
            assert title(site, page) == {"en": "Gone", "zh": "页面已不存在"}[language], page
    fork = (site / "en" / "entities" / "northgate.html").read_text("utf-8")
    assert {normpath(join("en/entities", link)) for link in _SIGN.findall(fork)} == {f"en/{path}" for path in doubled}
    assert 'content="noindex"' in fork and "This was the page of" in fork
    assert 'content="noindex"' in (site / "en" / merged).read_text("utf-8")
    there = (site / "en" / "sources" / "scores-of-others.csv.html").read_text("utf-8")
    assert marked and all(there.count(f'id="{claim}"') == 1 for claim in marked), "claims keep their anchors"

    # Parted again, the namesake gone, the document renamed once more, another thing at an old address.
    (folder / "judgements.jsonl").unlink()
    say(folder, *COMPANIES)
    for ending in ("", ".source.yaml"):
        (folder / "sources" / f"scores-of-others.csv{ending}").rename(folder / "sources" / f"third.csv{ending}")
    (folder / "sources" / "scores-b.csv").write_text("Model,MMLU\nYi-34B,76.3\n", encoding="utf-8")
    third = edition(folder, site)
    assert third[merged]["id"] == first[merged]["id"]
    for page in doubled:
        assert led(site, f"zh/{page}") == ["zh/entities/northgate.html"], page
    assert led(site, "en/sources/scores-of-others.csv.html") == ["en/sources/third.csv.html"]
    taken = (site / "en" / "sources" / "scores-b.csv.html").read_text("utf-8")
    assert 'class="stood-here"' in taken and 'href="../sources/third.csv.html"' in taken
    there = (site / "en" / "sources" / "third.csv.html").read_text("utf-8")
    assert all(there.count(f'id="{claim}"') == 1 for claim in marked), "after two names too"
    before = {path: path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    edition(folder, site)
    assert before == {path: path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_a_thing_that_is_called_otherwise_is_found_by_its_names_then(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    edition(folder, site)
    lexicon = "- {id: starlight, type: Organization, name: {en: Starlight, zh: 星光}, names: [Starlight Ideas]}\n"
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "companies.yaml").write_text(lexicon, encoding="utf-8")
    second = edition(folder, site)
    now = next(path for path, thing in second.items() if thing["id"] == "starlight")
    old = "entities/starlight-ideas.html"
    assert old not in second and led(site, f"en/{old}") == [f"en/{now}"] and led(site, f"zh/{old}") == [f"zh/{now}"]
    # The old name is forgotten altogether: it is known by what it came to be.
    (folder / "lexicon" / "companies.yaml").write_text(
        lexicon.replace(", names: [Starlight Ideas]", ""), encoding="utf-8"
    )
    say(folder, ("Starlight", "Organization", "chat"), *COMPANIES[1:])
    edition(folder, site)
    assert led(site, f"en/{old}") == [f"en/{now}"]


def test_a_language_that_is_no_longer_spoken_leads_to_one_that_is(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    edition(folder, site)
    chinese = sorted(path.relative_to(site).as_posix() for path in (site / "zh").rglob("*.html"))
    project = folder / "project.yaml"
    project.write_text(project.read_text("utf-8") + "languages: [en]\n", encoding="utf-8")
    edition(folder, site)
    for page in chinese:
        assert led(site, page) == [page.replace("zh/", "en/", 1)], page
        assert '<html lang="en">' in (site / page).read_text("utf-8")


def test_a_site_of_before_there_was_a_record_is_led_on_by_names(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    edition(folder, site)
    mark = json.loads((site / MARK).read_text("utf-8"))
    mark["files"] = [
        *(name for name in mark["files"] if name != RECORD),
        "en/entities/智谱.html",
        "en/x/y.html",
        "en/../z.html",
    ]
    (site / MARK).write_text(json.dumps(mark), encoding="utf-8")
    (site / RECORD).unlink()
    edition(folder, site)
    assert led(site, "en/entities/智谱.html") == ["en/entities/zhipu-ai.html"]
    assert title(site, "zh/x/y.html") == "页面已不存在" and not (tmp_path / "z.html").exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1, "edition": "e", "date": "", "pages": [], "former": {}}',
                                  '{"edition": "e", "date": "", "pages": {"a.html": {"sort": "entity"}}, "former": {}}'])  # fmt: skip
def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / RECORD).write_text(text, encoding="utf-8")
    former = read_former(Made(tmp_path, "site", frozenset({"en/entities/x.html", RECORD}), "e-1"))
    assert [(thing.sort, thing.id) for things in former.things.values() for thing in things] == [
        ("page", "entities/x.html")
    ]


def test_what_a_stranger_wrote_into_the_record_stays_text(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "www"
    edition(folder, site)
    record = json.loads((site / RECORD).read_text("utf-8"))
    things = [
        {
            "sort": "entity",
            "id": f"x-{n}",
            "type": name,
            "labels": {"en": name, "zh": name},
            "names": [name],
            "date": name,
        }
        for n, name in enumerate(HOSTILE)
    ]
    record["pages"] |= {f"entities/hostile-{n}.html": thing for n, thing in enumerate(things)}
    (site / RECORD).write_text(json.dumps(record), encoding="utf-8")
    mark = json.loads((site / MARK).read_text("utf-8"))
    mark["files"] += [f"en/entities/hostile-{n}.html" for n in range(len(things))]
    (site / MARK).write_text(json.dumps(mark), encoding="utf-8")
    edition(folder, site)
    for page in sorted((site / "en" / "entities").glob("hostile-*.html")):
        html = page.read_text("utf-8")
        assert "is not in the landscape any more" in html
        assert not re.search(r"<img|<svg onload|<script(?![^>]* src=)|[\u202a-\u202e\u2028\x1b\x00]", html)
    assert len(list((site / "zh" / "entities").glob("hostile-*.html"))) == len(HOSTILE)


def test_the_folder_is_published_anew_without_what_was_there(folder: Path, tmp_path: Path) -> None:
    """Two fresh publications of one landscape are the same, whatever was published elsewhere before."""
    edition(folder, tmp_path / "a")
    edition(folder, tmp_path / "b")
    shutil.rmtree(tmp_path / "a")
    edition(folder, tmp_path / "a")
    read = [
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in "ab"
    ]
    assert read[0] == read[1]
