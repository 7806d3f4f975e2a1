"""The site in one language: what all its pages share, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any

from geju.base.language import say
from geju.model.figure import Figure, Mark
from geju.outputs.site.contents import Contents
from geju.outputs.site.geometry.map import Landscape
from geju.outputs.site.parts.cards import cards
from geju.outputs.site.parts.changes import Retelling, Step
from geju.outputs.site.parts.explore import explored
from geju.outputs.site.parts.twins import twins
from geju.outputs.site.places import address
from geju.outputs.site.render import escaped, render, safe
from geju.outputs.site.shape import Shape, shape
from geju.outputs.site.tables import cells
from geju.outputs.site.tables.behind import behind, claim
from geju.outputs.site.tables.grids import Grids
from geju.outputs.site.wording import Wording, language_tag
from geju.outputs.site.writing.assets import has_script

Page = tuple[str, str]
_FRAME = ("frame_head", "frame_body", "frame_main", "frame_foot")
# Around the content of a page; of one at an earlier date nothing else is made.
OPEN, CLOSE = '<main id="content">\n', "</main>"
# Of so many tiles what is told stands in a file, which all pages with the map share.
_MANY_TILES = 300
# Stands in no document's words: a control character is made visible wherever one is shown.
_CUT = "\x00"


class Spoken:
    """An edition in one language; ``figures`` are those drawn in it, ``nav`` what stands in the navigation of each page
    as (path without its ending, words), ``dates`` the earlier days that it can be turned back to.

    Where it is turned back, ``at`` is the day, and ``skipped`` are the pages, without their ending, that need not be made; a
    page is its content alone. ``explorable``: the site has Vega's script. ``notes``:
    address of a page -> where that is which stood there in an earlier publication; ``aliases``: document id -> its earlier
    ids.
    """

    notes: Mapping[str, Sequence[object]] = MappingProxyType({})
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({})

    def __init__(
        self,
        contents: Contents,
        figures: Sequence[Figure],
        language: str,
        *,
        nav: Sequence[tuple[str, str]] = (),
        dates: Sequence[str] = (),
        at: str = "",
        skipped: frozenset[str] = frozenset(),
        explorable: bool = False,
    ) -> None:
        self.contents = contents
        self.figures = figures
        self.language = language
        self.nav = nav
        self.dates = dates
        self.at = at
        self.skipped = skipped
        self.explorable = explorable
        self.wording = Wording(contents, language)
        self.grids = Grids(self.wording, at)
        self._maps: dict[str, Landscape | None] = {}
        self._frames: dict[tuple[str, ...], tuple[list[str], ...]] = {}

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """How each figure is shown, by its name."""
        return {figure.name: shape(figure) for figure in self.figures}

    @property
    def words(self) -> Mapping[str, str]:
        """The site's own messages."""
        return self.wording.messages

    @cached_property
    def title(self) -> str:
        """The landscape's title."""
        return named(self.contents, self.language)["title"]

    @cached_property
    def changes(self) -> list[Step]:
        """What changed with each of the last editions, newest first."""
        retelling, log = Retelling(self.wording), self.contents.log
        return [retelling.step(changes) for changes in log.steps] if log else []

    def twins(self) -> Iterator[tuple[str, bytes]]:
        """The files beside the pages of exhibits, as (path, content)."""
        for figure in self.figures:
            for ending, data in self._twins(figure).items():
                yield f"{self.language}/exhibits/{figure.name}.{ending}", data

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the long tables and maps of the pages made since last asked, as (path, content)."""
        for path, data in self.grids.files():
            yield f"{self.language}/{path}", data if isinstance(data, bytes) else data.encode("ascii")
        waiting, self._maps = self._maps, dict.fromkeys(self._maps)
        for path, found in waiting.items():
            if found:
                script = f'geju.mapped("{found.figure.name}", {cards(found, self.contents)});\n'
                yield f"{self.language}/{path}", script.encode("utf-8")

    def map_file(self, found: Landscape) -> str:
        """The file with what is told of each tile of a map, made with the next ``files``; empty where it stands in the page."""
        if self.at or len(found.figure.rows) < _MANY_TILES:
            return ""
        path = f"exhibits/{found.figure.name}.map.js"
        self._maps.setdefault(path, found)
        return path

    def _twins(self, figure: Figure) -> dict[str, bytes]:
        edition = self.contents.view.edition
        return twins(figure, self.shapes[figure.name], edition, lambda mark: self._leads(mark, "../"))

    def explored(self, figure: Figure, shape: Shape, up: str) -> str:
        """A figure in Vega-Lite for a page that is ``up`` from the language's folder; empty where it is not explored."""
        return explored(figure, shape, lambda mark: self._leads(mark, up)) if self.explorable else ""

    def _leads(self, mark: Mark, up: str) -> str:
        return f"{up}{self.contents.claim_address(mark.claim_ids[0])}" if mark.claim_ids else ""

    @cached_property
    def _common(self) -> dict[str, Any]:
        contents = self.contents
        return {
            "c": contents,
            "w": self.wording,
            "cards": cards,
            "map_file": self.map_file,
            "t": self.words,
            "language": self.language,
            "others": [named(contents, other) for other in contents.languages if other != self.language],
            "nav": [{"address": address(f"{place}.html"), "words": said} for place, said in self.nav],
            "edition": contents.view.edition,
            "site_address": contents.site_address,
            "site_title": self.title,
            "grids": self.grids,
            "say_claim": lambda said, up, named: claim(said, up, self.wording, named=named),
            "say_behind": lambda told, up: behind(told, up, self.wording),
            "say_marks": lambda marks, up, apart="": self._cell(cells.marks_cell(marks, contents), up, apart),
            "say_value": lambda told, up: self._cell(cells.value_cell(told), up),
            "say_who": lambda told, up: self._cell(cells.who_cell(told), up),
            "say_slot": lambda told, up, hide="": self._cell(cells.slot_cell(told, hide), up, " · "),
            "about": contents.view.about.get(f"about_{self.language}", ""),
            "chart_only": False,
            "dates": self.dates,
            "at": self.at,
            "explored": self.explored,
            "beside": (),
            "bare": False,
        }

    def _cell(self, cell: cells.Cell, up: str, apart: str | None = None) -> str:
        return cells.html(cell, up, self.wording, apart)

    def head(self, figure: Figure) -> str:
        """The exhibit that heads the figure's section: the one that all of it are under, else the first of them; none
        where the figure stands at home and nothing is under it."""
        members = self._sections[_section(figure)]
        if len(members) == 1 and figure.options.get("home"):
            return ""
        return next((f.name for f in members if f.name == _section(figure)), members[0].name)

    def beside(self, figure: Figure) -> list[Figure]:
        """The exhibits of the figure's section, the one that heads it first."""
        head = self.head(figure)
        return sorted(self._sections[_section(figure)], key=lambda f: f.name != head)

    @cached_property
    def _sections(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(_section(figure), []).append(figure)
        return found

    def page(self, path: str, page: str, title: str, section: str = "", **values: object) -> Page:
        """One page at a path without its ending; ``section`` is the page of the navigation that it belongs to."""
        path = f"{path}.html"
        depth = "../" * path.count("/")
        up, root = str(values.get("up", depth)), f"../{depth}"
        here = address(path)
        frame = self._frame((up, root), f"{section}.html" if section else here, here, values)
        said = {"title": f"{title} · {self.title}" if title != self.title else title, "here": here}
        places = {name: safe(_filled(part, said)) for name, part in zip(_FRAME, frame, strict=True)}
        own: dict[str, Any] = {"up": up, "root": root, "title": title, "section": f"{section}.html"}
        own["stood_here"] = self.notes.get(here, ())
        html = render(f"{page}.html", **{**self._common, **places, **own, **values})
        return f"{self.language}/{path}", html

    def _frame(
        self, ways: tuple[str, str], section: str, here: str, values: Mapping[str, Any]
    ) -> tuple[list[str], ...]:
        """What stands around the content of a page: made once for all pages that share it, cut where they differ."""
        if self.at:
            return [""], [""], [OPEN], [CLOSE]
        (up, root), beside = ways, values.get("beside", ())
        shown = values.get("figure")
        differs: dict[str, Any] = {
            "up": up,
            "root": root,
            "section": section,
            "at_head": section == here,
            "bare": bool(values.get("bare")),
            "canonical": values.get("site_address", self.contents.site_address),
            "dates": values.get("dates", self.dates),
            "others": values.get("others", self._common["others"]),
            "about": self._common["about"] if section == here == "index.html" else "",
            "scripts": _scripts(values),
            "beside_here": shown.name if beside and shown else "",
        }
        key = (*map(str, differs.values()), *(figure.name for figure in beside))
        found = self._frames.get(key)
        if found is None:
            html = render("frame.html", **{**self._common, **differs, "beside": beside, "cut": safe(_CUT)})
            head, rest = html.split(f"{_CUT}scripts{_CUT}\n")
            body, rest = rest.split(f"{_CUT}note{_CUT}\n")
            main, foot = rest.split(f"{_CUT}content{_CUT}\n")
            found = self._frames[key] = tuple(part.split(_CUT) for part in (head, body, main, foot))
        return found


def _section(figure: Figure) -> str:
    return str(figure.options.get("under") or figure.name)


def _filled(parts: Sequence[str], said: Mapping[str, str]) -> str:
    """A part of the frame with what differs on this page: every second piece names it."""
    return "".join(escaped(said[part]) if n % 2 else part for n, part in enumerate(parts))


def _scripts(values: Mapping[str, Any]) -> list[str]:
    """The forms on a page that have a script of their own."""
    figures = (values.get("figure"), *(figure for figure, *_ in values.get("figures", ())))
    return sorted({figure.form for figure in figures if figure and has_script(figure.form)})


def named(contents: Contents, language: str) -> dict[str, str]:
    """A language: its code, its own name, its tag, and the landscape's title in it."""
    titles = dict(contents.view.edition.title)
    title = titles.get(language) or next(iter(titles.values()), "")
    name, tag = say("site.language_name", language), language_tag(language)
    switch = say("site.switch_to", language, language=name)
    return {"language": language, "name": name, "tag": tag, "title": title, "switch_to": switch}
