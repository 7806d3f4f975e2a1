"""Every chart in Vega-Lite: one that Vega's own compiler takes, with the words, the numbers and where they lead."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from geju.base.registry import entries
from geju.base.settings import settings
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.publish import publish
from geju.outputs.site.chart import SHELF, Chart
from geju.outputs.site.shape import shape

CHARTS = entries(SHELF, Chart)


def specs(site: Path) -> dict[str, Any]:
    found = {
        str(path.relative_to(site)): json.loads(path.read_text("utf-8")) for path in sorted(site.rglob("*.vl.json"))
    }
    assert found
    return found


def rows(spec: Any) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


@pytest.mark.parametrize("name", CHARTS)
def test_every_form_that_is_drawn_has_its_chart(name: str, figures: list[Figure], site: Path) -> None:
    drawn = [figure for figure in figures if figure.form == name]
    assert drawn, f"no exhibit has the form {name}"
    for figure in drawn:
        found = shape(figure)
        there = (site / figure.language / "exhibits" / f"{figure.name}.vl.json").is_file()
        has = bool(found.drawn)
        assert there == has, figure.name


def test_points_lead_to_their_words(site: Path) -> None:
    for name, spec in specs(site).items():
        leading = [row["href"] for row in rows(spec) if "href" in row]
        assert leading, name
        for address in leading:
            path, _, place = address.partition("#")
            page = (site / name).parent / path
            assert place.startswith("c-") and f'id="{place}"' in page.read_text("utf-8"), (name, address)


def test_the_file_says_what_it_is_in_its_language(site: Path) -> None:
    en, zh = (specs(site)[f"{language}/exhibits/raised.vl.json"] for language in ("en", "zh"))
    assert en["title"]["text"] == "Raised by year" and zh["title"]["text"] == "各年融资额"
    assert "亿" in json.dumps(zh, ensure_ascii=False) and "'B'" in json.dumps(en)


def test_the_compiler_of_vega_takes_every_chart(site: Path) -> None:
    compiler = pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    for name, spec in specs(site).items():
        drawn = compiler.vegalite_to_svg(spec, vl_version="6.4")
        assert drawn.startswith("<svg") and "NaN" not in drawn, name


def test_hostile_words_are_words_in_charts_as_well(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.vl.json"):
        text = path.read_text("utf-8")
        assert not any(sign in text for sign in ("\u202e", "\u2066", "\x1b", "\u2028"))
        for row in rows(json.loads(text)):
            assert not str(row.get("href", "")).lower().startswith(("javascript:", "data:", "//", "http"))


def test_the_script_is_the_same_whoever_makes_it(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    made = (
        "from geju.outputs.site.parts.explore import vega_files; import sys, hashlib; files = vega_files(['lines']); "
    )
    made += "print({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})"
    runs = [("", tmp_path / "a"), ("", tmp_path / "b"), ("", tmp_path / "a")]
    said = [
        subprocess.run(
            [sys.executable, "-c", made], env={"XDG_CACHE_HOME": str(cache)}, capture_output=True, text=True, check=True
        ).stdout
        for _, cache in runs
    ]
    assert len(set(said)) == 1 and "assets/vega.js" in said[0] and "assets/vega-licences.txt" in said[0]
    assert list((tmp_path / "a" / "geju").iterdir())


def test_without_the_package_nothing_is_missed(
    view: View, figures: list[Figure], site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    explore = import_module("geju.outputs.site.parts.explore")
    monkeypatch.setattr(explore, "_PACKAGE", "no-such-package")
    bare = publish(view, tmp_path / "bare", "site", figures=figures)
    assert not (bare / "assets" / "vega.js").exists()
    for page in bare.rglob("*.html"):
        assert 'class="explore"' not in page.read_text("utf-8")
    here, there = ({p.relative_to(folder) for p in folder.rglob("*") if p.is_file()} for folder in (bare, site))
    assert there - here <= {Path("assets/vega.js"), Path("assets/vega-licences.txt")} and not here - there


def test_the_cache_is_where_the_system_keeps_caches() -> None:
    assert settings().cache == "" or settings().cache.endswith("geju")
