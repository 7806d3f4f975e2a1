"""Fonts of packages: only what the pages use, the same every time, with their licences; without them nothing is missed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geju.outputs.site.writing import fonts
from geju.outputs.site.writing.assets import assets
from geju.outputs.site.writing.fonts import FACES, font_files

CSS = assets()["assets/site.css"]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    found = font_files(["<p>Kimi 1,234.5 ≥ ¥20B 智谱</p>"], CSS)
    if not found:
        pytest.skip("the extra fonts is not installed")
    return found


def test_each_face_is_a_small_file_with_its_licence_beside_it(made: dict[str, bytes]) -> None:
    for face in FACES:
        font = made[f"assets/fonts/{face.file}.woff2"]
        assert font[:4] == b"wOF2" and len(font) < 30_000
        assert b"SIL OPEN FONT LICENSE" in made[f"assets/fonts/{face.stack}-licence.txt"].upper()


def test_the_style_sheet_names_them_first_and_keeps_what_followed(made: dict[str, bytes]) -> None:
    css = made["assets/site.css"].decode()
    assert css.startswith(CSS.decode()) and css.count("@font-face") == len(FACES) == css.count("font-display: swap")
    for address in re.findall(r'url\("([^"]+)"\)', css[len(CSS) :]):
        assert f"assets/{address}" in made
    for stack, family in (("sans", "Source Sans Pro"), ("serif", "Source Serif Pro")):
        before, after = re.findall(rf"--{stack}: ([^;]+);", css)
        assert after == f'"{family}", {before}'


def test_a_font_holds_what_is_read_in_it_and_nothing_else(made: dict[str, bytes], tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    path = tmp_path / "a.woff2"
    path.write_bytes(made["assets/fonts/SourceSansPro-Regular.woff2"])
    held = set(TTFont(path).getBestCmap())
    assert {ord(sign) for sign in "Kim≥¥~"} <= held and ord("智") not in held and ord("Ж") not in held
    advance = TTFont(path)["hmtx"]
    assert len({advance[TTFont(path).getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1, (
        "figures in columns"
    )


def test_they_are_the_same_every_time(made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from geju.base.settings import settings

    bare = replace(settings(), cache="")
    monkeypatch.setattr(fonts, "settings", lambda: bare)
    assert font_files(["<p>Kimi 1,234.5 ≥ ¥20B 智谱</p>"], CSS) == made


def test_without_the_packages_the_style_sheet_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_TOOLS", ("no-such-package",))
    assert font_files(["words"], CSS) == {}
