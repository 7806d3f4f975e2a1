"""The words of a document however they are set: its passages, and a sketch by which nearly the same texts are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from zlib import crc32

from geju.model.document import Document

# A passage of fewer letters (a Han character counts two) is the same in two documents by chance: a heading, a label; and
# a row of numbers is the same where the numbers are, whoever measured them.
_PASSAGE = 40
_TAG = re.compile(r"<[^<>]*>")
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"[\W_]+")
_LINK = re.compile(r"\]\([^()\s]*\)|https?://[^\s<>()\[\]]+")
_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_SHINGLE = 8
# One shingle in so many is kept; which, the hash of its first word says, so that the same are kept of the same texts.
_KEPT = 4
_SPOKEN = ("paragraph", "item", "quote", "heading", "caption")


def passages(document: Document) -> dict[str, list[int]]:
    """Letters and digits of each line (of a page with markup or places: of each paragraph), and the lines it stands on."""
    found: dict[str, list[int]] = defaultdict(list)
    for words, first, last in _pieces(document):
        bare = _SIGNS.sub("", words).casefold()
        letters = _DIGITS.sub("", bare)
        if 2 * len(letters) - len(letters.encode("ascii", "ignore")) >= _PASSAGE:
            found[bare].extend(range(first, last + 1))
    return found


def sketch(document: Document) -> frozenset[int]:
    """Hashes of some of the runs of eight words or Han characters of the running text, tables aside."""
    found = set()
    for words, _, _ in _pieces(document):
        if words.lstrip().startswith("|"):
            continue
        tokens = _TOKEN.findall(words.casefold())
        for at in range(len(tokens) - _SHINGLE + 1):
            if _begins(tokens[at]):
                found.add(crc32("\x1f".join(tokens[at : at + _SHINGLE]).encode("utf-8", "replace")))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _begins(token: str) -> bool:
    return crc32(token.encode("utf-8", "replace")) % _KEPT == 0


def _pieces(document: Document) -> Iterator[tuple[str, int, int]]:
    """Words with the first and the last line they stand on."""
    if document.format != "html" and not document.places:
        for number, line in enumerate(document.text.split("\n"), 1):
            yield _LINK.sub(" ", _TAG.sub("", line)), number, number
        return
    for block in document.blocks:
        if block.kind in _SPOKEN:
            words = document.text[block.start : block.end]
            if document.format == "html":
                words = unescape(_TAG.sub("", words))
            last = document.line_of(max(block.start, block.end - 1))
            yield _LINK.sub(" ", words), document.line_of(block.start), last
