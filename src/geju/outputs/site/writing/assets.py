"""The files that every page shares: style sheet, scripts, icon."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "files"
_FORMS = _FOLDER / "forms"


def assets() -> dict[str, bytes]:
    """Path in the site -> content. All of ``styles/`` is part of ``site.css``; what ``scripts`` gives is not among them.

    The script of a form is a file of ``forms/``, or all files of a folder there.
    """
    found = {f"assets/{path.name}": path.read_bytes() for path in sorted(_FOLDER.iterdir()) if path.is_file()}
    found["assets/site.css"] = _whole("css", "styles")
    del found["assets/site.js"]
    folders = {path.parent for path in _FORMS.glob("*/*.js")}
    found |= {
        f"assets/forms/{folder.name}.js": b"\n".join(path.read_bytes() for path in sorted(folder.glob("*.js")))
        for folder in sorted(folders)
    }
    return found | {f"assets/forms/{path.name}": path.read_bytes() for path in sorted(_FORMS.glob("*.js"))}


def scripts() -> bytes:
    """What every page can do: ``site.js``, then all of ``scripts/``."""
    return _whole("js", "scripts")


def _whole(ending: str, folder: str) -> bytes:
    parts = (path.read_bytes() for path in (_FOLDER / f"site.{ending}", *sorted((_FOLDER / folder).glob("*"))))
    return b"\n".join(parts)


def has_script(form: str) -> bool:
    """Whether a form has a script of its own, ``assets/forms/<form>.js``: pages that show the form load it."""
    return (_FORMS / f"{form}.js").is_file() or (_FORMS / form).is_dir()
