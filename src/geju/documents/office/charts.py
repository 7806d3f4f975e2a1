"""Charts that hold their numbers: each as a table of categories by series, under its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from geju.documents.office.draft import Draft, Field, Spot, Words
from geju.documents.office.parts import Element, Package, every, find, text_of
from geju.documents.office.workbook.shown import GENERAL, Shown, show

_POINTS_MOST = 20_000
_CATEGORIES = ("c:cat", "c:xVal")
_VALUES = ("c:val", "c:yVal", "c:bubbleSize")
_CHARTS = re.compile(r"(?:chart|chartEx)")


@dataclass
class _Series:
    name: str = ""
    categories: dict[int, Shown] = field(default_factory=dict)
    values: list[tuple[str, dict[int, Shown]]] = field(default_factory=list)


Cells = Callable[[str], dict[int, Shown]]  # the cells of a reference like 价格!$B$2:$B$5, in order


def write_chart(draft: Draft, package: Package, part: str, spot: Spot, cells: Cells | None = None) -> bool:
    """Write the chart of a part, if it is one that holds numbers; whether it was.

    ``cells`` gives the cells that it refers to, for a chart that keeps no numbers of its own.
    """
    root = package.optional(part)
    if root is None:
        return False
    extended = root.tag == "cx:chartSpace"
    series = list(_extended(root) if extended else _classic(root, cells or (lambda _: {})))
    title = _title(find(root, "cx:chart/cx:title" if extended else "c:chart/c:title"))
    if not any(values for one in series for _, values in one.values):
        return False
    if not title and len(series) == 1:
        title = series[0].name
    across, unit = ("", "") if extended else _axes(root)
    caption = draft.say("caption", [Words(title)], spot) if title else None
    shared = [one for one in series if _same(one.categories, series[0].categories)]
    for group in [shared, *([one] for one in series if one not in shared)]:
        fields, n_rows, n_columns = _laid_out(group, across, unit, spot)
        draft.table(fields, n_rows, n_columns, spot, caption or None)
    return True


def _laid_out(group: list[_Series], across: str, unit: str, spot: Spot) -> tuple[list[Field], int, int]:
    """Fields of a table: one row a category, one column a series; ``across`` heads the categories."""
    categories = next((one.categories for one in group if one.categories), {})
    columns = [(_headed(one.name, name, unit), values) for one in group for name, values in one.values]
    indices = sorted({*categories, *(i for _, values in columns for i in values)})
    heads = [across, *(head for head, _ in columns)]
    fields = [Field(0, column, (Words(head),), header=True) for column, head in enumerate(heads)]
    for row, index in enumerate(indices, 1):
        told = [categories.get(index, Shown("")), *(values.get(index, Shown("")) for _, values in columns)]
        fields.extend(
            Field(row, column, (Words(shown.text),), spot=replace(spot, stored=shown.stored))
            for column, shown in enumerate(told)
        )
    return fields, len(indices) + 1, len(heads)


def _same(a: dict[int, Shown], b: dict[int, Shown]) -> bool:
    return not a or {i: s.text for i, s in a.items()} == {i: s.text for i, s in b.items()}


def _headed(series: str, name: str, unit: str) -> str:
    """“DAU (万人)”: a series with what its axis counts."""
    words = " ".join(filter(None, (series, name)))
    return f"{words} ({unit})" if unit and unit not in words and words else words or unit


def _classic(root: Element, cells: Cells) -> Iterator[_Series]:
    plot = find(root, "c:chart/c:plotArea")
    since_1904 = find(root, "c:date1904")
    early = since_1904 is not None and since_1904.get("val", "1") in ("1", "true")
    for chart in plot if plot is not None else ():
        for one in every(chart, "c:ser"):
            said = _Series(_said(find(one, "c:tx"), cells))
            for name in _CATEGORIES:
                said.categories = said.categories or _points(find(one, name), early, cells)
            for name in _VALUES:
                values = _points(find(one, name), early, cells)
                if values:
                    said.values.append(("" if name != "c:bubbleSize" else "size", values))
            yield said


def _points(element: Element | None, early: bool, cells: Cells) -> dict[int, Shown]:
    """The points that a reference keeps, by index; of several levels of categories the words of all."""
    if element is None:
        return {}
    levels = list(element.iter("c:lvl"))
    if levels:
        found: dict[int, Shown] = {}
        for level in levels:  # the innermost stands first; outer words hold until the next
            found = _within(_cached(level, GENERAL, early), found)
        return found
    for cache in ("c:numCache", "c:numLit", "c:strCache", "c:strLit"):
        kept = next(element.iter(cache), None)
        if kept is not None:
            return _cached(kept, text_of(kept, "c:formatCode") or GENERAL, early)
    refers = next(element.iter("c:f"), None)
    return cells(refers.text or "") if refers is not None else {}


def _cached(kept: Element, code: str, early: bool) -> dict[int, Shown]:
    numeric = kept.tag in ("c:numCache", "c:numLit")
    found: dict[int, Shown] = {}
    for point in every(kept, "c:pt"):
        index, value = point.get("idx", ""), text_of(point, "c:v") or ""
        if index.isdecimal() and len(found) < _POINTS_MOST:
            own = point.get("formatCode") or code
            found[int(index)] = show(value, own, since_1904=early) if numeric else Shown(value)
    return found


def _within(outer: dict[int, Shown], inner: dict[int, Shown]) -> dict[int, Shown]:
    if not inner:
        return outer
    found: dict[int, Shown] = {}
    held = ""
    for index in sorted({*inner, *outer}):
        held = outer[index].text if index in outer else held
        if index in inner:
            found[index] = Shown(" ".join(filter(None, (held, inner[index].text))))
    return found


def _said(element: Element | None, cells: Cells) -> str:
    """The words of a name, kept from the cells it refers to."""
    if element is None:
        return ""
    kept = [(v.text or "").strip() for v in element.iter("c:v")]
    refers = next(element.iter("c:f"), None)
    if not kept and refers is not None:
        kept = [shown.text.strip() for shown in cells(refers.text or "").values()]
    return " ".join(filter(None, kept))


def _title(element: Element | None) -> str:
    if element is None:
        return ""
    kept = " ".join((v.text or "").strip() for tag in ("c:v", "cx:v") for v in element.iter(tag))
    written = "".join("".join(t.text or "" for t in p.iter("a:t")) + " " for p in element.iter("a:p"))
    return " ".join((written or kept).split())


def _axes(root: Element) -> tuple[str, str]:
    """What the axis of categories is of, and what the one axis of values counts, where their titles say so."""
    across, up = "", set()
    for tag in ("c:catAx", "c:dateAx", "c:serAx", "c:valAx"):
        for axis in root.iter(tag):
            title, side = _title(find(axis, "c:title")), find(axis, "c:axPos")
            lies = side is not None and side.get("val") in ("b", "t")
            both = next(root.iter("c:catAx"), next(root.iter("c:dateAx"), None)) is None
            if tag != "c:valAx" or (both and lies):
                across = across or title
            else:
                up.add(title)
    return across, up.pop() if len(up) == 1 else ""


def _extended(root: Element) -> Iterator[_Series]:
    """Waterfalls, funnels and tree maps keep their points apart from their series."""
    data: dict[str, tuple[dict[int, Shown], dict[int, Shown]]] = {}
    for one in every(root, "cx:chartData/cx:data"):
        words: dict[int, Shown] = {}
        numbers: dict[int, Shown] = {}
        for level in every(one, "cx:strDim/cx:lvl"):
            words = _within({i: Shown(text) for i, text in _kept(level)}, words)
        for level in every(one, "cx:numDim/cx:lvl"):
            numbers = numbers or {i: show(text, level.get("formatCode") or GENERAL) for i, text in _kept(level)}
        data[one.get("id", "")] = (words, numbers)
    for series in root.iter("cx:series"):
        refers = find(series, "cx:dataId")
        categories, values = data.get(refers.get("val", "") if refers is not None else "", ({}, {}))
        name = " ".join((v.text or "").strip() for tx in every(series, "cx:tx") for v in tx.iter("cx:v"))
        yield _Series(name, categories, [("", values)])


def _kept(level: Element) -> Iterator[tuple[int, str]]:
    for point in list(every(level, "cx:pt"))[:_POINTS_MOST]:
        if point.get("idx", "").isdecimal():
            yield int(point.get("idx", "")), point.text or ""


def chart_parts(package: Package, part: str) -> dict[str, str]:
    """The charts that a part shows: the id of the relation -> the name of the chart's part."""
    found = package.relations(part)
    return {i: r.target for i, r in found.items() if _CHARTS.fullmatch(r.kind) and r.target in package.archive}


def diagram_words(package: Package, part: str) -> Iterator[tuple[int, list[Words]]]:
    """The words of a drawn diagram (SmartArt), a paragraph each, in the order of its data."""
    root = package.optional(part)
    for point in root.iter("dgm:pt") if root is not None else ():
        if point.get("type", "node") not in ("node", "asst", "doc"):
            continue
        for paragraph in point.iter("a:p"):
            text = "".join(t.text or "" for t in paragraph.iter("a:t")).strip()
            if text:
                yield 0, [Words(text)]
