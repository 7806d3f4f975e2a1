"""What an Office file says of itself: title and author."""

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


def read_origin(package: Package) -> dict[str, str]:
    """Title and producer where the file says them. When it was last changed is not when its words were issued: a file that
    is saved again, or made from a template, bears a day that no claim in it can be held against."""
    found: dict[str, str] = {}
    for part in package.related("", "core-properties"):
        root = package.optional(part)
        if root is None:
            continue
        title = " ".join((text_of(root, "dc:title") or "").split())
        author = " ".join((text_of(root, "dc:creator") or "").split())
        if not _NOTHING.fullmatch(title):
            found["title"] = title
        if not _NOBODY.fullmatch(author):
            found["producer"] = author
    return found
