"""What the script of a map reads: groups, shades and the facts of each tile, as one value that leads to their words."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from geju.model.figure import Mark
from geju.outputs.site.contents import Contents
from geju.outputs.site.geometry.map import Group, Grouping, Landscape, Shading
from geju.outputs.site.render import visible

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def cards(found: Landscape, contents: Contents) -> Markup:
    """JSON that may stand in a template element, or in a script.

    ``by``, ``where``: a grouping is [name, words, groups, groups within them (group, key, words, hue, tiles)]; ``shade``: [name, words, steps, words of each
    row, words of the ends]; ``cards``: of each row its lines, [column, marks]; a mark is [words, address or 0, document or -1, claim,
    sign]. Addresses are relative to the folder of the language.
    """
    documents: dict[str, int] = {}
    lines = [_lines(found, row, contents, documents) for row in range(len(found.figure.rows))]
    said = {
        "columns": found.figure.columns,
        "inner": found.figure.options.get("within", -1),
        "by": [_grouping(found, grouping) for grouping in found.groupings],
        "where": [_grouping(found, grouping) for grouping in found.filters],
        "shade": [_shading(found, shading) for shading in found.shadings],
        "cards": lines,
        "documents": [contents.document_address[document_id] for document_id in documents],
        "words": dict(found.words),
    }
    return Markup(_json(_seen(said)).translate(_ESCAPES))  # noqa: S704 - nothing in it can end the element


def _json(said: dict[str, Any]) -> str:
    """A line a tile, so that what did not change between two dates is the same lines."""
    parts = []
    for name, value in said.items():
        items = ",\n".join(map(_line, value)) if isinstance(value, list) else _line(value)
        parts.append(f'"{name}":[{items}]' if isinstance(value, list) else f'"{name}":{items}')
    return "{" + ",\n".join(parts) + "}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _seen(item) for key, item in value.items()}
    return [_seen(item) for item in value] if isinstance(value, (list, tuple)) else value


def _grouping(found: Landscape, grouping: Grouping) -> list[Any]:
    parts = [[n, *_group(part)] for n, group in enumerate(grouping.groups) for part in group.within]
    return [grouping.name, found.figure.columns[grouping.place], [_group(one) for one in grouping.groups], parts]


def _group(group: Group) -> list[Any]:
    return [group.key, group.words, group.hue, group.tiles]


def _shading(found: Landscape, shading: Shading) -> list[Any]:
    cells = (row[shading.place] for row in found.figure.rows)
    words = [cell[0].words if cell else 0 for cell in cells]
    return [
        shading.name,
        found.figure.columns[shading.place],
        "".join(map(str, shading.steps)),
        words,
        shading.least,
        shading.most,
    ]


def _lines(found: Landscape, row: int, contents: Contents, documents: dict[str, int]) -> list[Any]:
    cells = enumerate(found.figure.rows[row])
    return [[n, [_mark(mark, contents, documents) for mark in cell]] for n, cell in cells if cell and n != found.title]


def _mark(mark: Mark, contents: Contents, documents: dict[str, int]) -> list[Any]:
    """A mark without what it lacks at its end."""
    said: list[Any] = [mark.words, contents.entity_address.get(mark.entity_id, 0)]
    if mark.claim_ids:
        claim_id = mark.claim_ids[0]
        place = documents.setdefault(contents.claims[claim_id].document_id, len(documents))
        said += [place, claim_id, 2 * (mark.status == "disputed") + mark.hedged]
    while said[-1] in (0, False):
        said.pop()
    return said
