"""Each exhibit as files for other tools: the same table as CSV and JSON, a drawing as SVG and in Vega-Lite."""

from __future__ import annotations

import json
from typing import Any

from geju.landscape.export import as_csv
from geju.model.figure import Edition, Figure, Mark
from geju.outputs.site.chart import Leads, specify
from geju.outputs.site.drawing import picture
from geju.outputs.site.shape import Shape

_APART = "; "


def twins(figure: Figure, shape: Shape, edition: Edition, leads: Leads) -> dict[str, bytes]:
    """Ending -> content: ``csv`` and ``json``, ``svg`` and ``vl.json`` (Vega-Lite) where the figure is drawn.

    Each names the claims behind it; ``leads`` is where a mark leads from the folder of these files.
    """
    made = {"csv": _csv(figure), "json": _json(figure, edition)}
    if shape.drawn:
        made["svg"] = picture(figure, shape, edition).encode()
    if spec := specify(figure, shape, leads):
        made["vl.json"] = json.dumps(spec, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"
    return made


def endings(figure: Figure, shape: Shape) -> tuple[str, ...]:
    """The endings of the files of a figure."""
    drawn = ("svg",) if shape.drawn else ()
    said = ("vl.json",) if specify(figure, shape, lambda mark: "") else ()
    return ("csv", "json", *drawn, *said)


def _csv(figure: Figure) -> bytes:
    """The table in words, with a last column of the claims that each row rests on."""
    words = ([_APART.join(mark.words for mark in cell) for cell in row] for row in figure.rows)
    claims = (
        dict.fromkeys(claim_id for cell in row for mark in cell for claim_id in mark.claim_ids) for row in figure.rows
    )
    rows = ([*cells, " ".join(ids)] for cells, ids in zip(words, claims, strict=True))
    return as_csv((*figure.columns, "claims"), rows)


def _json(figure: Figure, edition: Edition) -> bytes:
    said: dict[str, Any] = {
        **figure.to_dict(),
        "question": figure.question,
        "note": figure.note,
        "language": figure.language,
        "edition": edition.edition_id,
        "date": edition.date,
    }
    del said["rows"]
    head = json.dumps(said, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ([[_told(mark) for mark in cell] for cell in row] for row in figure.rows)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f'{head},\n "rows": [\n{lines}\n]}}\n'.encode("utf-8", "surrogatepass")


def _told(mark: Mark) -> dict[str, object]:
    """A mark with what there is behind it; in a large table most of what may be is not."""
    return {name: said for name, said in mark.to_dict().items() if said or name == "words"}
