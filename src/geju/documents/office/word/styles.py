"""What the styles of a DOCX say of a paragraph: heading, table of contents, list, bold; and the numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from geju.documents.office.numerals import numeral
from geju.documents.office.parts import Element, every, find, is_on

_VAL = "w:val"
# Names of styles in the languages in which programs write them; built-in ones are mostly stored in English.
_HEADING = re.compile(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|kop|заголовок)\s*([1-9])", re.IGNORECASE
)
_TITLE = re.compile(r"(?:title|标题|標題|文档标题|titel|titre)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|目錄|table of figures|图表目录|index)\s*\d*(?: heading)?", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|题注|題注|图表标题|legende|légende)", re.IGNORECASE)
_DEEPEST = 12
_BODY = 9
_HIGHEST = 6


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is by its style and its own settings. ``heading``: 1 to 6, 0 for none; ``list``: number and depth."""

    heading: int = 0
    contents: bool = False
    caption: bool = False
    bold: bool = False
    hidden: bool = False
    listed: tuple[str, int] | None = None


class Styles:
    """The styles of a document by id: "the style 1 is called heading 1 and based on a"."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {s.get("w:styleId", ""): s for s in (every(root, "w:style") if root is not None else ())}
        self._default = next(
            (i for i, s in self._styles.items() if s.get("w:type") == "paragraph" and is_on(s, "w:default") and s.get("w:default")),
            "",
        )  # fmt: skip
        self._looks: dict[str, Look] = {}

    def look(self, settings: Element | None) -> Look:
        """The look of a paragraph with these settings (``w:pPr``)."""
        chosen = find(settings, "w:pStyle") if settings is not None else None
        base = self._look(chosen.get(_VAL, "") if chosen is not None else self._default)
        if settings is None:
            return base
        own = _own(settings, base)
        return Look(own.heading, base.contents, base.caption, base.bold, base.hidden, own.listed)

    def bold(self, settings: Element | None) -> bool | None:
        """Whether a run with these settings (``w:rPr``) is bold; None where it does not say."""
        return _switch(settings, "w:b") if settings is not None else None

    def _look(self, style_id: str) -> Look:
        if style_id not in self._looks:
            self._looks[style_id] = self._read(style_id)
        return self._looks[style_id]

    def _read(self, style_id: str) -> Look:
        found = Look()
        for style in reversed(list(self._chain(style_id))):
            name_of = find(style, "w:name")
            name = name_of.get(_VAL, "") if name_of is not None else ""
            settings, run = find(style, "w:pPr"), find(style, "w:rPr")
            if settings is not None:
                found = _own(settings, found)
            heading = _HEADING.fullmatch(name.strip())
            level = (
                min(int(heading[1]), _HIGHEST) if heading else 1 if _TITLE.fullmatch(name.strip()) else found.heading
            )
            bold = _switch(run, "w:b") if run is not None else None
            found = Look(
                level,
                bool(_CONTENTS.fullmatch(name.strip())) or found.contents,
                bool(_CAPTION.fullmatch(name.strip())) or found.caption,
                found.bold if bold is None else bold,
                found.hidden or (run is not None and bool(_switch(run, "w:vanish"))),
                found.listed,
            )
        return found

    def _chain(self, style_id: str) -> Iterator[Element]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < _DEEPEST:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            based = find(style, "w:basedOn")
            style_id = based.get(_VAL, "") if based is not None else ""


def _own(settings: Element, base: Look) -> Look:
    """A look as the settings of a paragraph or of its style change it."""
    level, listed = base.heading, base.listed
    outline = find(settings, "w:outlineLvl")
    if outline is not None and outline.get(_VAL, "").isdecimal():
        said = int(outline.get(_VAL, ""))
        level = min(said + 1, _HIGHEST) if said < _BODY else 0
    numbered = find(settings, "w:numPr")
    if numbered is not None:
        number, depth = find(numbered, "w:numId"), find(numbered, "w:ilvl")
        number_id = number.get(_VAL, "") if number is not None else listed[0] if listed else ""
        at = depth.get(_VAL, "0") if depth is not None else str(listed[1] if listed else 0)
        listed = (number_id, min(int(at), 8) if at.isdecimal() else 0) if number_id not in ("", "0") else None
    return Look(level, base.contents, base.caption, base.bold, base.hidden, listed)


def _switch(settings: Element, name: str) -> bool | None:
    found = find(settings, name)
    return None if found is None else is_on(found, _VAL)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The lists of a document; ``label`` counts them on, so it is asked for each paragraph once, in order."""

    root: Element | None
    _levels: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        abstract = {a.get("w:abstractNumId", ""): a for a in every(self.root, "w:abstractNum")}
        for number in every(self.root, "w:num"):
            number_id, refers = number.get("w:numId", ""), find(number, "w:abstractNumId")
            abstract_id = refers.get(_VAL, "") if refers is not None else ""
            levels = dict(_levels_of(abstract.get(abstract_id)))
            over = dict(_overridden(number, levels))
            # A list that starts again has counts of its own; others go on counting with their family.
            self._levels[number_id] = (f"n{number_id}" if over else f"a{abstract_id}", {**levels, **over})

    def label(self, listed: tuple[str, int]) -> tuple[str, bool]:
        """The number or bullet that is shown, and whether it is a bullet; empty for a list without either."""
        family, levels = self._levels.get(listed[0], ("", {}))
        depth = listed[1]
        level = levels.get(depth)
        if level is None:
            return "•", True
        counts = self._counts.setdefault(family, [None] * 9)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        for above in range(depth):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        if level.form == "bullet":
            return _bullet(level.pattern), True
        if level.form == "none":
            return "", False
        return re.sub(r"%([1-9])", lambda m: _count(counts, levels, int(m[1]) - 1), level.pattern).strip(), False


def _count(counts: list[int | None], levels: dict[int, _Level], depth: int) -> str:
    level = levels.get(depth)
    return numeral(counts[depth] or 0, level.form if level else "decimal")


def _bullet(sign: str) -> str:
    """A bullet as a sign that every font has: those of symbol fonts stand in the private area."""
    return sign if sign and not "\ue000" <= sign[0] <= "\uf8ff" else "•"


def _levels_of(abstract: Element | None) -> Iterator[tuple[int, _Level]]:
    for level in every(abstract, "w:lvl") if abstract is not None else ():
        depth = level.get("w:ilvl", "")
        if depth.isdecimal() and int(depth) < 9:
            yield int(depth), _read_level(level)


def _read_level(level: Element) -> _Level:
    said = {
        name: found.get(_VAL, "")
        for name in ("numFmt", "lvlText", "start")
        if (found := find(level, f"w:{name}")) is not None
    }
    start = said.get("start", "1")
    return _Level(said.get("numFmt", "decimal"), said.get("lvlText", ""), int(start) if start.isdecimal() else 1)


def _overridden(number: Element, levels: dict[int, _Level]) -> Iterator[tuple[int, _Level]]:
    for over in every(number, "w:lvlOverride"):
        depth = over.get("w:ilvl", "")
        if not depth.isdecimal() or int(depth) > 8:
            continue
        own, start = find(over, "w:lvl"), find(over, "w:startOverride")
        level = _read_level(own) if own is not None else levels.get(int(depth))
        if level is not None:
            begins = start.get(_VAL, "") if start is not None else ""
            yield int(depth), _Level(level.form, level.pattern, int(begins) if begins.isdecimal() else level.start)
