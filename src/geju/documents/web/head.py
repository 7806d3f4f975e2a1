"""What a page says of itself, for machines and in its date line: title, date, author, publisher, address, licence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from geju.documents.texts.inline import unescape

# Names of ``<meta>`` (and of microdata) by what they say, the surest first.
_META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "date": (
        "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "pubdate",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "weibo:article:create_at",
        "bytedance:published_time", "publish-date", "releasedate", "date",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "twitter:creator"),
    "producer": ("publisher", "og:site_name", "application-name", "dc.publisher", "copyright-holder"),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "licence": ("license", "dcterms.license", "dc.rights"),
}  # fmt: skip
_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|\w*Posting|Dataset|CreativeWork|Product|QAPage)\Z")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:-|/|\.|\s*年\s*)(\d{1,2})(?:-|/|\.|\s*月\s*)(\d{1,2})(?!\d)")
_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_NAMED = (
    re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>(?:19|20)\d{2})\b"),
)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})(?:T?\d{4,6})?Z?\Z")
# A box that is called so holds the date line; a page's own clock ("today is …") is called otherwise.
_DATE_LINE = re.compile(
    r"(?:^|[\s_-])(?:date|time|pub\w*|post(?:ed)?(?:[-_]?(?:on|at|date|time))|dateline|byline|meta|info)(?:$|[\s_-])"
)
_IN_ADDRESS = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_BODIES = ("article", "main")
_LINE = 120
_DEEPEST = 40


def told(text: str) -> dict[str, str]:
    """What the page tells, by keys of ``Origin``; what it does not tell is not among them.

    Of several dates the day it was published counts: JSON-LD before ``<meta>``, ``<time>``, the date line, the address.
    """
    reader = _Head()
    reader.feed(text)
    reader.close()
    found: dict[str, str] = {}
    for source in (_linked_data(reader.scripts), _metas(reader.metas), reader.said, reader.around):
        for key, value in source.items():
            clean = day(value) if key == "date" else " ".join(unescape(value).split())[:300]
            if clean and _fits(key, clean):
                found.setdefault(key, clean)
    dated = _IN_ADDRESS.search(found.get("url", ""))
    if dated and "date" not in found:
        found |= _dated(*dated.groups())
    if "author" in found:
        found.setdefault("producer", found["author"])
    return found


def day(written: str) -> str:
    """The day of a date as machines and papers write it, ISO 8601; empty where there is none or no such day."""
    written = written.strip()
    compact = _COMPACT.match(written)
    plain = _DAY.search(written)
    if compact or plain:
        year, month, date = (compact or plain).groups()  # type: ignore[union-attr]
        return _dated(year, month, date).get("date", "")
    for pattern in _NAMED:
        named = pattern.search(written)
        if named and named["month"][:3].lower() in _MONTHS:
            month = str(_MONTHS[named["month"][:3].lower()])
            return _dated(named["year"], month, named["day"]).get("date", "")
    return ""


def _dated(year: str, month: str, date: str) -> dict[str, str]:
    holds = 1 <= int(month) <= 12 and 1 <= int(date) <= 31
    return {"date": f"{year}-{int(month):02}-{int(date):02}"} if holds else {}


def _fits(key: str, value: str) -> bool:
    if key == "url":
        return value.startswith(("https://", "http://"))
    return not value.startswith(("http://", "https://", "@")) if key in ("author", "producer") else True


def _metas(metas: dict[str, str]) -> dict[str, str]:
    named = ((key, [metas[name] for name in names if metas.get(name)]) for key, names in _META.items())
    found = {key: values[0] for key, values in named if values}
    return found | ({"author": _first_fit(metas)} if "author" in found else {})


def _first_fit(metas: dict[str, str]) -> str:
    return next((metas[n] for n in _META["author"] if metas.get(n) and _fits("author", metas[n])), "")


def _linked_data(scripts: list[str]) -> dict[str, str]:
    """What JSON-LD says of the article; of a page with several, of the first."""
    found: dict[str, str] = {}
    for script in scripts:
        try:
            parsed = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for thing in _things(parsed):
            for key, value in _of_thing(thing):
                if value:
                    found.setdefault(key, value)
    return found


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The articles of JSON-LD, wherever in it they stand."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        types = value.get("@type")
        if any(isinstance(t, str) and _ARTICLES.match(t) for t in (types if isinstance(types, list) else [types])):
            yield value
        for inner in (value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")):
            yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _of_thing(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    page = thing.get("mainEntityOfPage")
    yield "title", _name(thing.get("headline"))
    yield "date", _name(thing.get("datePublished")) or _name(thing.get("dateCreated"))
    yield "author", _name(thing.get("author"))
    yield "producer", _name(thing.get("publisher"))
    yield "url", _name(page.get("@id") if isinstance(page, dict) else page) or _name(thing.get("url"))
    yield "licence", _name(thing.get("license"))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value[:5]))))
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


class _Head(HTMLParser):
    """Gathers ``<meta>``, JSON-LD, the canonical address, the first ``<time>`` and date line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.scripts: list[str] = []
        self.said: dict[str, str] = {}
        self.around: dict[str, str] = {}  # dates outside of the article, if the page marks one
        self._bodies = 0
        self._script = False
        self._line: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self._bodies += tag in _BODIES
        name = (given.get("name") or given.get("property") or given.get("itemprop") or "").lower()
        if tag == "meta" and name:
            self.metas.setdefault(name, given.get("content", ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.said["url"] = given.get("href", "")
        elif tag == "link" and "license" in given.get("rel", "").lower().split():
            self.said.setdefault("licence", given.get("href", ""))
        elif tag == "html" and given.get("lang"):
            self.said["language"] = given["lang"][:2].lower()
        elif tag == "script":
            self._script = "ld+json" in given.get("type", "").lower()
            self.scripts += [""] if self._script else []
        elif tag == "time":
            self._dated(given.get("datetime", ""))
        if tag != "meta" and (name == "datepublished" or tag == "time" or _DATE_LINE.search(_names(given))):
            self._dated(given.get("content", "") or given.get("datetime", ""))
            self._line = []

    def handle_endtag(self, tag: str) -> None:
        self._script = False
        self._bodies -= tag in _BODIES
        if self._line is not None:
            line, self._line = "".join(self._line), None
            self._dated(line)

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[-1] += data
        elif self._line is not None and sum(map(len, self._line)) < _LINE:
            self._line.append(data[:_LINE])

    def _dated(self, written: str) -> None:
        if written and (found := day(written[:_LINE])):
            (self.said if self._bodies > 0 else self.around).setdefault("date", found)


def _names(given: dict[str, str]) -> str:
    return f"{given.get('class', '')} {given.get('id', '')}".lower()
