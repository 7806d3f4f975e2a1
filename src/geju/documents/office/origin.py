"""What an Office file says of itself: title, author, the day it was last changed."""

from __future__ import annotations

import re

from geju.documents.office.parts import Package, text_of

# Names that programs and machines give where a person gave none, and titles that stand for none.
_NOBODY = re.compile(
    r"(?:python-docx|python-pptx|openpyxl|xlsxwriter|apache poi|docx4j|pandoc|libreoffice|wps(?: office)?|microsoft(?: office)?"
    r"(?: user)?|office user|windows(?: user| 用户)?|unknown|未知|administrator|admin|user|users?|owner|作者|author|steve canny|test"
    r"|[a-z]?\d+|hp|dell|lenovo|thinkpad|asus|acer|pc|\W*)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:powerpoint (?:presentation|演示文稿)|powerpoint演示文稿|word document|presentation|slide 1|untitled|无标题|标题|工作簿\d*|book\d*|\W*)",
    re.IGNORECASE,
)
# A month as it is written in text.
_MONTH = re.compile(r"(?<!\d)(20\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])(?!\d)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})T")
_DATED_NAME = re.compile(r"(?<!\d)20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")


def read_origin(package: Package) -> dict[str, str]:
    """Title, producer and date where the file says them; a date in the file's name counts for more and is left to it."""
    found: dict[str, str] = {}
    for part in package.related("", "core-properties"):
        root = package.optional(part)
        if root is None:
            continue
        title = " ".join((text_of(root, "dc:title") or "").split())
        author = " ".join((text_of(root, "dc:creator") or "").split())
        changed = (text_of(root, "dcterms:modified") or text_of(root, "dcterms:created") or "").strip()
        if not _NOTHING.fullmatch(title):
            found["title"] = title
        if not _NOBODY.fullmatch(author):
            found["producer"] = author
        day = _DAY.match(changed)
        if day and not _DATED_NAME.search(package.path):
            found["date"] = "-".join(day.groups())
    return found


def is_older(date: str, text: str) -> bool:
    """Whether a day is before a month that the text names: then the day is of the template, not of the words."""
    latest = max(((int(m[1]), int(m[2])) for m in _MONTH.finditer(text)), default=(0, 0))
    return (int(date[:4]), int(date[5:7])) < latest
