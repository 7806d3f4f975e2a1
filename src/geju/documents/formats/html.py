"""HTML pages."""

from __future__ import annotations

import re

from geju.documents.format import Format, Outline
from geju.documents.texts.joining import joined
from geju.documents.texts.lines import with_captions
from geju.documents.texts.markup import read_markup
from geju.documents.texts.plain import outlined
from geju.documents.web.page import read_page


class Html(Format):
    """Headings, paragraphs, lists, tables with merged cells; scripts and styles are not read.

    Of a whole page, menus, adverts, banners and lists of other pages are set aside."""

    suffixes = (".html", ".htm", ".xhtml")

    def guess(self, text: str) -> float:
        """A doctype or an ``html`` tag at the start is as good as certain."""
        return 0.9 if re.match(r"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", text, re.IGNORECASE) else 0.0

    def outline(self, text: str, path: str) -> Outline:
        """The blocks of a page and what its head says of it."""
        blocks, origin, problems = read_page(text, path, *read_markup(text))
        marked = sum(block.kind == "heading" and block.level > 1 for block in blocks) > 1
        outline = tuple(with_captions(joined(blocks), markdown=True)) if marked else outlined(blocks)
        return Outline(outline, tuple(sorted(origin.items())), problems)
