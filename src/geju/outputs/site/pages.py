"""All pages of the site: those of every sheet in every language, and the one at the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geju.base.registry import entries
from geju.model.figure import Figure
from geju.outputs.site.contents import Contents
from geju.outputs.site.render import render, script_json
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken, named
from geju.outputs.site.wording import Wording
from geju.outputs.site.writing.assets import scripts

# What a page says only where scripts run.
_SCRIPTED = (
    "comma", "colon", "filter_rows", "filter_columns", "filter_shown", "sort_by", "scroll_hint", "search", "search_hint",
    "search_none", "search_close", "theme", "sign_disputed", "sign_hedged", "sign_quote", "says_otherwise", "line", "cite",
)  # fmt: skip
SHELF = "geju.outputs.site.sheets"


def speak(
    contents: Contents,
    figures: Sequence[Figure],
    language: str,
    *,
    dates: Sequence[str] = (),
    at: str = "",
    skipped: frozenset[str] = frozenset(),
    shown: frozenset[str] | None = None,
    explorable: bool = False,
) -> Spoken:
    """An edition in one language, with the navigation that all its pages share; the rest as ``Spoken`` has it.

    ``shown`` names the exhibits that have a page; None for those that find something and those that the landscape brought.
    """
    wanted = with_pages(figures) if shown is None else [figure for figure in figures if figure.name in shown]
    own = [figure for figure in wanted if figure.language == language]
    nav = [] if at else [item for sheet in _sheets() for item in sheet.nav(Spoken(contents, own, language))]
    return Spoken(contents, own, language, nav=nav, dates=dates, at=at, skipped=skipped, explorable=explorable)


def with_pages(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that have a page: one of geju's own that finds nothing has none, one that the landscape brought says so."""
    return [figure for figure in figures if figure.rows or figure.brought]


def all_pages(spoken: Spoken) -> Iterator[Page]:
    """Every page in one language, the overview first."""
    for sheet in _sheets():
        yield from sheet.pages(spoken)


def dated_pages(spoken: Spoken) -> Iterator[Page]:
    """The pages that were others at an earlier date."""
    for sheet in _sheets():
        if sheet.dated:
            yield from sheet.pages(spoken)


def all_files(spoken: Spoken) -> Iterator[tuple[str, bytes]]:
    """The files beside the pages in one language."""
    for sheet in _sheets():
        yield from sheet.files(spoken)


def root_page(contents: Contents) -> Page:
    """The page at the root that chooses a language."""
    languages = [named(contents, language) for language in contents.languages]
    return "index.html", render("root.html", languages=languages, t=Wording(contents, contents.languages[0]).messages)


def site_script(spoken: Spoken) -> bytes:
    """The script of all pages of a language: the words that it says, then what it does."""
    words = script_json({name: spoken.words[name] for name in _SCRIPTED})
    return f"window.gejuWords = {words};\n".encode("ascii") + scripts()


def _sheets() -> list[Sheet]:
    return sorted(entries(SHELF, Sheet).values(), key=lambda sheet: sheet.order)
