"""Inline Markdown and HTML read as clean text: marks fall away, every character that stays leads to its place."""

from __future__ import annotations

import html
import re
from functools import cache

from geju.base.text import MappedText, plain_signs

Part = MappedText | tuple[str, int, int]

_TOKEN = re.compile(
    r"""
    (?P<escape>\\[\\`*_{}\[\]()#+\-.!|<>~$&%])
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
  | (?P<comment><!--.*?-->)
  | (?P<break>[ \t]*<br\s*/?>[ \t]*)
  | (?P<sup><sup\b[^<>]*>(?P<raised>[^<>\n]{0,80})</sup>)
  | (?P<tag></?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)
  | (?P<image>!\[[^\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))
  | (?P<wiki>\[\[[^\[\]\n]+\]\])
  | (?P<link>\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))
  | (?P<footnote>\[\^[^\]\s]+\])
  | (?P<strong>\*\*+|(?<![A-Za-z0-9])__+|__+(?![A-Za-z0-9])|~~|`+)
  | (?P<emphasis>(?<![\w*\\])\*(?=[^\s*])(?P<em>[^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*]))
  | (?P<under>(?<![\w_\\])_(?=[^\s_])(?P<un>[^_\n]{1,200}?)(?<=[^\s_])_(?![\w_]))
  | (?P<space>[ \t]*\n[ \t>]*)
  | (?P<invisible>[\u200b\ufeff\u2060\u00ad])
    """,
    re.VERBOSE | re.DOTALL,
)
_MAY_HOLD = re.compile(r"[\\&<\[*_~`\n!]")
INVISIBLE = "[\u200b\ufeff\u2060\u00ad]"
_INVISIBLE = re.compile(INVISIBLE)


def read_inline(text: str, start: int, end: int) -> MappedText:
    """``text[start:end]`` without marks of Markdown and HTML; a line break becomes a space, or nothing between Han."""
    piece = text[start:end]
    if not _MAY_HOLD.search(piece) and not _INVISIBLE.search(piece):
        return MappedText.plain(piece, start).strip()
    return MappedText.joined(_parts(text, start, end)).strip()


def _parts(text: str, start: int, end: int) -> list[Part]:
    parts: list[Part] = []
    at = start
    for found in _TOKEN.finditer(text, start, end):
        if found.start() > at:
            parts.append(MappedText.plain(text[at : found.start()], at))
        at = found.end()
        kind = found.lastgroup or ""
        parts.extend(_read(kind, found, text))
    if at < end:
        parts.append(MappedText.plain(text[at:end], at))
    return parts


def _read(kind: str, found: re.Match[str], text: str) -> list[Part]:
    start, whole = found.start(), found[0]
    if kind == "escape":
        return [(whole[1], start, 2)]
    if kind == "entity":
        return [(unescape(whole), start, len(whole))]
    if kind == "space":
        before, after = text[start - 1 : start], text[found.end() : found.end() + 1]
        joint = "" if before > "\u2e80" and after > "\u2e80" else " "
        return [(joint, start, len(whole))]
    if kind == "break":
        return [("" if text.startswith("-", found.end()) else " ", start, len(whole))]
    if kind == "sup":
        words = MappedText.joined(_parts(text, found.start("raised"), found.end("raised")))
        return raised(words, text[max(0, start - 4) : start], text[found.end() : found.end() + 2])
    if kind == "wiki":
        shown = start + 2 + (whole[2:-2].rfind("|") + 1)
        return [MappedText.plain(text[shown : found.end() - 2], shown)]
    for inner in ("words", "em", "un"):
        if found[inner] is not None and kind in ("link", "emphasis", "under"):
            return _parts(text, found.start(inner), found.end(inner))
    return []


_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def raised(inner: MappedText, before: str, after: str) -> list[Part]:
    """Raised text between its neighbours: a note's mark is nothing, an exponent stays raised, a word stands in brackets."""
    words = inner.text.strip()
    if re.fullmatch(r"st|nd|rd|th", words, re.IGNORECASE):
        return [inner]
    at, end = inner.source() if inner else (0, 0)
    if re.fullmatch(r"[-+]?\d+", words) and (re.search(r"(?<!\d)10\Z", before) or re.match(r"-?[A-Za-z]", after)):
        return [(words.translate(_RAISED), at, end - at)]
    if (len(words) > 1 and not words.isascii()) or re.search(r"[A-Za-z]{2}", words):
        return [(" (", at, 0), inner.strip(), (")", end, 0)]
    return []


@cache
def unescape(entity: str) -> str:
    """The character an entity stands for, spaces and hyphens as the plain ones; an unknown entity stays as it is."""
    return _INVISIBLE.sub("", plain_signs(html.unescape(entity)))
