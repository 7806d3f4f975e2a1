"""The one place where text from anywhere becomes HTML: everything is escaped, control characters are made visible."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape as _escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")
# Controls (but tab and line feed), marks that turn the direction of text, line separators, half of a surrogate pair.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# What has no place to be broken for so long is broken anywhere.
_LONG = 40
_ENDLESS = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef-]{{{_LONG},}}")
_CODE = re.compile("`([^`]+)`")
# The same as JSON in ASCII escapes them; a backslash and the two halves of a character are found to be left alone.
_ESCAPED = re.compile(
    r"\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\[bfr]"
    r"|\\u(?:00[01][0-9a-f]|007f|00[89][0-9a-f]|061c|200[ef]|202[89a-e]|206[6-9]|feff|fff[9ab]|d[89a-f][0-9a-f]{2})"
)


def visible(text: str) -> str:
    """Text whose control characters are named: a right-to-left override becomes ``[U+202E]``."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub(lambda found: "" if found[0] == "\r" else f"[U+{ord(found[0]):04X}]", text)


def escaped(text: str) -> str:
    """Text as it may stand in HTML, in an attribute in double quotes too; for what is written without a template."""
    return str(_escape(visible(text)))


def isolated(text: str) -> str:
    """Text as it may stand among other words: in an element of its own where it may have a direction of its own, or is
    to be broken where there is no room for it."""
    words = escaped(text)
    if len(text) > _LONG and _ENDLESS.search(text):
        return f'<bdi class="long">{words}</bdi>'
    return words if words.isascii() else f"<bdi>{words}</bdi>"


def noted(text: str) -> str:
    """Text as HTML in which what stands between backticks is set as code."""
    return _CODE.sub(r"<code>\1</code>", escaped(text))


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
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    text = _ESCAPED.sub(_named, text)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _named(found: re.Match[str]) -> str:
    """An escape of JSON, or the name of the control character that it stands for."""
    said = found[0]
    if len(said) == len("\\u0000") or said in ("\\b", "\\f"):
        return f"[U+{ord(json.loads(f'{chr(34)}{said}{chr(34)}')):04X}]"
    return "" if said == "\\r" else said


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
    made.filters["made"] = safe
    made.filters["noted"] = lambda text: safe(noted(text))
    made.filters["isolated"] = lambda text: safe(isolated(text))
    return made


def render(template: str, /, **values: object) -> str:
    """A page from a template."""
    return environment().get_template(template).render(**values)


def safe(html: str) -> Markup:
    """HTML made here, for a template to take as it is."""
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 - made of escaped words
