"""The files that every page shares: style sheet, scripts, icon."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("files")
_FORMS = _FOLDER / "forms"


def assets() -> dict[str, bytes]:
    """Path in the site -> content. All of ``styles/`` is part of ``site.css``, all of ``scripts/`` of ``site.js``."""
    found = {f"assets/{path.name}": path.read_bytes() for path in sorted(_FOLDER.iterdir()) if path.is_file()}
    for folder, whole in (("styles", "assets/site.css"), ("scripts", "assets/site.js")):
        parts = (path.read_bytes() for path in sorted((_FOLDER / folder).glob("*")))
        found[whole] = b"\n".join((found[whole], *parts))
    return found | {f"assets/forms/{path.name}": path.read_bytes() for path in sorted(_FORMS.glob("*.js"))}


def has_script(form: str) -> bool:
    """Whether a form has a script of its own, ``assets/forms/<form>.js``: pages that show the form load it."""
    return (_FORMS / f"{form}.js").is_file()
