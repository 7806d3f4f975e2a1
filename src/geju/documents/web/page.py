"""A saved web page: what of it is its text, and what it tells of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec

from geju.base.errors import Problem, SourceError
from geju.documents.confined import ask
from geju.documents.web.head import told
from geju.documents.web.judged import judged
from geju.model.document import Block

# What no fragment has: a page has a body, or at least a head.
_PAGE = re.compile(r"<(?:html|body|head|!doctype html)[\s>]", re.IGNORECASE)
# Characters of a page that is judged.
_LARGEST = 4_000_000
# Blocks times characters: more than this is compared for too long.
_MOST = 2_000_000_000
_MODULES = ("trafilatura", "lxml_html_clean")


def read_page(
    text: str, path: str, blocks: Sequence[Block], origin: dict[str, str]
) -> tuple[list[Block], dict[str, str], tuple[Problem, ...]]:
    """Blocks and origin of a page as ``markup`` read them, made better: furniture is set aside, the head is believed.

    Where trafilatura is not installed, or cannot cope with the page, all of it counts as text; the latter is a problem.
    """
    head = told(text)
    problems: tuple[Problem, ...] = ()
    main: dict[str, str] = {}
    if len(text) <= _LARGEST and _PAGE.search(text[:4096]) and all(map(find_spec, _MODULES)):
        try:
            main = ask("main_text", text.encode("utf-8", "replace"), path) or {}
        except SourceError as error:
            reason = error.problem.words()
            problems = (Problem("documents.page_not_judged", (("reason", reason),), path, severity="warning"),)
    found = str(main.get("text", ""))
    if len(text) > _LARGEST or len(blocks) * len(found) > _MOST:
        problems = (Problem("documents.page_too_large", (), path, severity="warning"),)
    elif found:
        blocks = judged(blocks, text, found)
    return list(blocks), {**origin, **head}, problems
