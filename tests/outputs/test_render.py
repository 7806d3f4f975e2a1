"""The one place where text becomes HTML lets nothing through."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.language import messages
from geju.outputs import site
from geju.outputs.site.render import environment, script_json, visible, web_address

FOLDER = Path(site.__file__).parent
HTML = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.html"))}


@given(st.text())
def test_whatever_is_said_is_text(text: str) -> None:
    html = environment().from_string('<p title="{{ x }}">{{ x }}</p>').render(x=text)
    assert html.count("<") == 2 and html.count('"') == 2
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", html)
    html.encode("utf-8")


def test_what_turns_the_direction_is_named() -> None:
    assert visible("a\u202eb") == "a[U+202E]b"
    assert visible("\x1b[31m") == "[U+001B][31m"
    assert visible("智谱\tAI\n") == "智谱\tAI\n"
    assert visible("\ud800") == "[U+D800]"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "ftp://a/b", "https://a b", "https://[",
     "http://user:pass@example.org", "java\nscript:alert(1)", "https://example.org/\u202egnp", "", "example.org"],
)  # fmt: skip
def test_addresses_that_are_none(url: str) -> None:
    assert web_address(url) == ""


def test_addresses() -> None:
    assert web_address("https://example.org/a?b=1&c=%20") == "https://example.org/a?b=1&c=%20"
    assert web_address("http://智谱.example/") != ""


JSON = st.recursive(
    st.none() | st.integers() | st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet="ab<&"), inner),
)


@given(JSON)
def test_a_script_holds_the_value_and_nothing_that_ends_it(value: object) -> None:
    text = script_json(value)
    assert json.loads(text) == value
    assert text.isascii() and "<" not in text and "&" not in text


@pytest.mark.parametrize("name", HTML)
def test_templates_leave_escaping_on_and_have_no_inline_script_or_style(name: str) -> None:
    html = HTML[name]
    assert not re.search(r"\|\s*safe|autoescape|Markup", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"=\s*\{\{|=\{%", html), "every attribute stands in quotation marks"


def test_every_message_is_used_and_every_used_one_exists() -> None:
    used = set(re.findall(r"\bt\.(\w+)", "".join(HTML.values())))
    python = "".join(path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.py")))
    used |= set(re.findall(r'(?:words|messages)\["(\w+)"\]', python))
    used |= set(re.findall(r'"site\.(\w+)"', python))
    scripts = "".join(
        path.read_text("utf-8")
        for path in (FOLDER / "files" / "site.js", *sorted((FOLDER / "files" / "scripts").glob("*.js")))
    )
    used |= set(re.findall(r"\bwords\.(\w+)", scripts))
    known = {key.removeprefix("site.") for key in messages() if key.startswith("site.")}
    assert used - known == {"language_tag", "comma", "colon"}
    families = ("inverse_", "qualifier_", "role_", "kind_", "meta_", "grid_", "verdict_")
    assert {name for name in known - used if not name.startswith(families)} == set()


def test_colours_of_text_have_contrast() -> None:
    css = (FOLDER / "files" / "site.css").read_text("utf-8")
    css, _, _ = css.partition("@media print")
    blocks = re.findall(r":root[^{]*\{(.*?color-scheme: (?:light|dark));", css, re.DOTALL)
    assert len(blocks) == 3 and blocks[1].split() == blocks[2].split()
    for block in blocks:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        pairs = [(ink, paper) for ink in ("ink", "dim", "link", "accent") for paper in ("paper", "card", "sunk")]
        pairs += [(name, f"{name}-wash") for name in ("agreed", "disputed", "single", "hedged")]
        pairs += [("ink", "mark"), ("ink", "lit"), ("disputed", "paper"), ("hedged", "paper"), ("agreed", "paper")]
        for ink, paper in pairs:
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def contrast(a: str, b: str) -> float:
    first, second = sorted((luminance(a), luminance(b)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
