"""What must hold before a site is put in its place: every link leads somewhere, every fact's number to its claim."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from geju.base.errors import LandscapeError

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
# A number of a fact; the templates write it in this one way.
_NUMBER = re.compile(r'<(\w+) class="v"(?: href="([^"]*)")?')

_NONE: Mapping[str, str] = {}


def check_site(pages: Mapping[str, str], files: frozenset[str], versions: Mapping[str, str] = _NONE) -> None:
    """Raise LandscapeError where a page (path -> HTML) links to what is neither a page with that place nor a file.

    ``versions`` are what pages showed at earlier dates: a path, ``#``, a number -> HTML.
    """
    ids = {path: set(_ID.findall(html)) for path, html in pages.items()}
    broken: list[tuple[str, str]] = []
    bare: list[str] = []
    for name, html in (*pages.items(), *versions.items()):
        path, _, version = name.partition("#")
        known = ChainMap({path: set(_ID.findall(html))}, ids) if version else ids
        links = set(_LINK.findall(html))
        broken += [(path, link) for link in sorted(links) if not _holds(path, unescape(link), known, files)]
        bare += [path for _, link in _NUMBER.findall(html) if "#c-" not in link]
    if broken:
        raise LandscapeError("outputs.link_broken", page=broken[0][0], target=broken[0][1], n=len(broken))
    if bare:
        raise LandscapeError("outputs.number_bare", page=bare[0], n=len(bare))


def _holds(page: str, link: str, ids: Mapping[str, set[str]], files: frozenset[str]) -> bool:
    if link.startswith(("http://", "https://")):
        return True
    path, _, place = link.partition("#")
    target = normpath(join(dirname(page), unquote(path))) if path else page
    if target in ids:
        return not place or unquote(place) in ids[target]
    return target in files and not place
