"""The one place where text from anywhere becomes HTML: everything is escaped, control characters are made visible."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
# Controls (but tab and line feed), marks that turn the direction of text, line separators, half of a surrogate pair.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Text whose control characters are named: a right-to-left override becomes ``[U+202E]``."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub(lambda found: "" if found[0] == "\r" else f"[U+{ord(found[0]):04X}]", text)


def web_address(url: str) -> str:
    """The address where it is http or https with a host and nothing hidden, else an empty word."""
    if _CONTROLS.search(url) or any(c.isspace() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else ""
    except ValueError:
        return ""


def script_json(value: object) -> str:
    """A value as JSON that may stand in a script file: ASCII only, nothing that ends a script or a comment."""
    text = json.dumps(_visible_in(value), ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _visible_in(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, (list, tuple)):
        return [_visible_in(item) for item in value]
    if isinstance(value, dict):
        return {visible(str(key)): _visible_in(item) for key, item in value.items()}
    return value


@cache
def environment() -> Environment:
    """The templates, each compiled once; every value is escaped on its way out."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        if isinstance(value, Markup) or not isinstance(value, str):
            return "" if value is None else value
        return visible(value)

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["web"] = web_address
    return made


def render(template: str, /, **values: object) -> str:
    """A page from a template."""
    return environment().get_template(template).render(**values)
