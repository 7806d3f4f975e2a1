"""Fonts from installed packages: cut down to the characters of the site, so that it looks the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from geju.base.cache import Cache
from geju.base.ids import sha256
from geju.base.settings import settings

_TOOLS = ("fonttools", "brotli")
_PRINTABLE = "".join(map(chr, range(32, 127)))
_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]


@dataclass(frozen=True, slots=True)
class Face:
    """A font file of a package: "Source Serif Pro, semibold, for the custom property --serif". ``stack`` names the property."""

    package: str
    file: str
    family: str
    weight: str
    stack: str

    @property
    def path(self) -> Path | None:
        """Where the file is, None where the package is not installed. The package itself is not run."""
        found = find_spec(self.package)
        path = Path(found.origin).parent / "files" / f"{self.file}.ttf" if found and found.origin else None
        return path if path and path.is_file() else None


FACES = (
    Face("font_source_sans_pro", "SourceSansPro-Regular", "Source Sans Pro", "400 500", "sans"),
    Face("font_source_sans_pro", "SourceSansPro-Semibold", "Source Sans Pro", "600 900", "sans"),
    Face("font_source_serif_pro", "SourceSerifPro-Regular", "Source Serif Pro", "400 500", "serif"),
    Face("font_source_serif_pro", "SourceSerifPro-Semibold", "Source Serif Pro", "600 900", "serif"),
)


def font_files(pages: Iterable[str], css: bytes) -> dict[str, bytes]:
    """Path in the site -> content: the fonts, their licences, and the style sheet ``css`` with them put first.

    Nothing where the extra ``fonts`` is not all there. ``pages`` are what is read in these fonts; a character that a
    font does not have (Chinese) is shown in the reader's own.
    """
    paths = {face: face.path for face in FACES}
    tools = [_version(name) for name in _TOOLS]
    if not all(paths.values()) or not all(tools):
        return {}
    # What may be typed into a search is no word of a page.
    characters = "".join(sorted(set(_PRINTABLE).union(*map(set, pages)) - {"\n", "\r", "\t"}))
    found: dict[str, bytes] = {}
    for face, path in paths.items():
        assert path
        found[f"assets/fonts/{face.file}.woff2"] = _cut(path, characters, tools)
        found[f"assets/fonts/{face.stack}-licence.txt"] = (path.parent / "LICENSE.txt").read_bytes()
    found["assets/site.css"] = css + _rules(css.decode()).encode()
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _rules(css: str) -> str:
    """The faces, and the stacks of the style sheet with them at the head."""
    faces = "".join(
        f'\n@font-face {{ font-family: "{face.family}"; src: url("fonts/{face.file}.woff2") format("woff2"); '
        f"font-weight: {face.weight}; font-display: swap; }}"
        for face in FACES
    )
    stacks = {face.stack: face.family for face in FACES}
    told = {name: found[1] for name in stacks if (found := re.search(rf"--{name}: ([^;]+);", css))}
    own = " ".join(f'--{name}: "{stacks[name]}", {stack};' for name, stack in told.items())
    # The sign that leads to words is a ring on spaces, which are narrow in these fonts.
    return f'{faces}\n:root {{ {own} }}\n.cite::before {{ content: "\\00a0\\00a0\\00a0"; }}\n'


def _cut(path: Path, characters: str, tools: list[str]) -> bytes:
    """A font with no more than these characters, as WOFF2; kept in the user's cache folder."""
    cache = Cache(Path(settings().cache)) if settings().cache else None
    key = Cache.key("font", sha256(path.read_bytes()), characters, *tools, *_FEATURES)
    found = cache.load(key) if cache else None
    if found is None:
        found = _subset(path, characters)
        if cache:
            cache.store(key, found)
    return found


def _subset(path: Path, characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter, load_font

    options = Options(flavor="woff2", layout_features=_FEATURES, hinting=False, recalc_timestamp=False)
    font = load_font(str(path), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()
