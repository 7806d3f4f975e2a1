"""Exploring a chart on the page: Vega's script, taken from an installed package, and a figure's specification for it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from geju.base.cache import Cache
from geju.base.settings import settings
from geju.model.figure import Figure
from geju.outputs.site.chart import DIM, Leads, has_chart, specify
from geju.outputs.site.render import script_json
from geju.outputs.site.shape import Shape

_PACKAGE = "vl-convert-python"
_VEGA_LITE = "6.4"
_SNIPPET = "window.gejuVega = vegaEmbed;"
_LICENCES = Path(__file__).parents[1] / "files" / "vega" / "licences.txt"
_NOTICE = """\
/* Vega, Vega-Lite, Vega-Embed and vega-tooltip: Copyright (c) University of Washington Interactive Data Lab and
contributors, BSD 3-Clause. d3: Copyright Mike Bostock, ISC. Other parts: MIT or ISC. Bundled by vl-convert {version}
(BSD 3-Clause); the texts of the licences are in assets/vega-licences.txt. */
"""


def vega_files(forms: Iterable[str]) -> dict[str, bytes]:
    """Path in the site -> content: Vega for the browser and its licences; none without the extra ``charts``, nor where
    figures of no such form are drawn."""
    script = _script() if any(map(has_chart, forms)) else None
    return {"assets/vega.js": script, "assets/vega-licences.txt": _LICENCES.read_bytes()} if script else {}


def _script() -> bytes | None:
    """Vega in one file, None where the package is not installed. The same bytes every time.

    Making it takes the package two seconds, so it is kept in the user's cache folder, where there is one.
    """
    try:
        known = version(_PACKAGE)
    except PackageNotFoundError:
        return None
    cache = Cache(Path(settings().cache)) if settings().cache else None
    key = Cache.key("vega", known, _VEGA_LITE, _SNIPPET, _NOTICE)
    found = cache.load(key) if cache else None
    if found is None:
        from vl_convert import javascript_bundle

        made: str = javascript_bundle(_SNIPPET, vl_version=_VEGA_LITE)
        found = (_NOTICE.format(version=known) + made).encode()
        if cache:
            cache.store(key, found)
    return found


def explored(figure: Figure, shape: Shape, leads: Leads) -> str:
    """The specification for the page as JSON, in ASCII; the page sets it in its own colours. Empty where there is none."""
    spec = specify(figure, shape, leads)
    if spec is None:
        return ""
    rows = [script_json(row) for row in spec["data"]["values"]]
    shared = spec["usermeta"]["shared"]
    bare = {name: value for name, value in spec.items() if name not in ("title", "usermeta", "data")}
    if shared:
        bare["title"] = {"text": shared, "fontSize": 12, "fontWeight": "normal", "color": DIM}
    # A row a line: the versions of a page share the lines that they have in common.
    return script_json(bare).replace("{", '{"data":{"values":[\n' + ",\n".join(rows) + "\n]},", 1)
