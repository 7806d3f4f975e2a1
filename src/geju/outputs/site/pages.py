"""All pages of the site: those of every sheet in every language, and the one at the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geju.base.registry import entries
from geju.model.figure import Figure
from geju.outputs.site.contents import Contents
from geju.outputs.site.render import render
from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken, named
from geju.outputs.site.wording import Wording

SHELF = "geju.outputs.site.sheets"


def speak(
    contents: Contents,
    figures: Sequence[Figure],
    language: str,
    *,
    dates: Sequence[str] = (),
    at: str = "",
    skipped: frozenset[str] = frozenset(),
) -> Spoken:
    """An edition in one language, with the navigation that all its pages share; the rest as ``Spoken`` has it."""
    own = [figure for figure in figures if figure.language == language]
    nav = [item for sheet in _sheets() for item in sheet.nav(Spoken(contents, own, language))]
    return Spoken(contents, own, language, nav=nav, dates=dates, at=at, skipped=skipped)


def all_pages(spoken: Spoken) -> Iterator[Page]:
    """Every page in one language, the overview first."""
    for sheet in _sheets():
        yield from sheet.pages(spoken)


def dated_pages(spoken: Spoken) -> Iterator[Page]:
    """The pages that were others at an earlier date."""
    for sheet in _sheets():
        if sheet.dated:
            yield from sheet.pages(spoken)


def root_page(contents: Contents) -> Page:
    """The page at the root that chooses a language."""
    languages = [named(contents, language) for language in contents.languages]
    return "index.html", render("root.html", languages=languages, t=Wording(contents, contents.languages[0]).messages)


def _sheets() -> list[Sheet]:
    return sorted(entries(SHELF, Sheet).values(), key=lambda sheet: sheet.order)
