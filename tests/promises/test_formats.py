"""What every format promises: offsets that lead back, no crash on anything, the same answer twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.base.errors import SourceError
from geju.base.registry import entries
from geju.documents.format import AnyFormat, BinaryFormat, Format, Outline

SHELF = "geju.documents.formats"
ALL = entries(SHELF, AnyFormat)
NAMES = [name for name, one in ALL.items() if isinstance(one, Format)]
BINARY = [name for name, one in ALL.items() if isinstance(one, BinaryFormat)]
HOSTILE = (
    "<script>alert(1)</script><table><tr><td rowspan=99999999 colspan=99999999>x<td>y</table>",
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| \\| | `|` |\n",
    '{"a": [1, {"b": "\\u4e2d\\n"}], "a": 2}',
    'a,b\n"x""y",2\n"open,3\n',
    "[a]\nb = [1, 'x', {c = 2}]\n[[d]]\ne = '''x\ny'''\n",
    "a: &x [1, 2]\nb: *x\n",
    "- [a](b(c)) **d** _e_ &amp; &#x4e2d; <br> ![i](j)\n> q\n```\ncode\n```\n",
    "\x00\x1b[31m\u202e\u2066",
    "[" * 500,
    '{"a":' * 500,
)


@pytest.fixture(params=NAMES)
def entry(request: pytest.FixtureRequest) -> Format:
    found = ALL[request.param]
    assert isinstance(found, Format)
    return found


def outline(entry: Format, text: str) -> Outline | None:
    suffix = entry.suffixes[0]
    try:
        return entry.outline(text, f"a{suffix}")
    except SourceError as error:
        assert error.words("en") and error.words("zh")
        return None


def leads_back(found: Outline, text: str) -> None:
    for block in found.blocks:
        assert 0 <= block.start <= block.end <= len(text)
        pieces = [block.text, *(cell.text for cell in block.table.cells)] if block.table else [block.text]
        for mapped in pieces:
            at = 0
            for start, source, n_text, n_source in mapped.runs:
                assert start == at
                at += n_text
                assert 0 <= source <= source + n_source <= len(text)
                if n_text == n_source > 1:
                    here, there = mapped.text[start : start + n_text], text[source : source + n_source]
                    assert re.sub(r"\s", " ", here) == re.sub(r"\s", " ", there)
            assert at == len(mapped.text)
        for node in block.data.walk() if block.data else ():
            assert 0 <= node.start <= node.end <= len(text)


@pytest.mark.parametrize("entry", ALL.values(), ids=list(ALL))
def test_has_endings_and_words(entry: AnyFormat) -> None:
    assert entry.suffixes and all(suffix.startswith(".") for suffix in entry.suffixes)
    assert type(entry).__doc__


def test_endings_belong_to_one_format() -> None:
    suffixes = [suffix for entry in ALL.values() for suffix in entry.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_nothing_gives_nothing(entry: Format) -> None:
    found = outline(entry, "")
    assert found is None or found.blocks == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_or_refused(entry: Format, text: str) -> None:
    found = outline(entry, text)
    if found:
        leads_back(found, text)


@settings(max_examples=60)
@given(st.data())
def test_mutated_text_leads_back(data: st.DataObject) -> None:
    entry = ALL[data.draw(st.sampled_from(NAMES))]
    assert isinstance(entry, Format)
    text = data.draw(st.sampled_from(HOSTILE))
    at = data.draw(st.integers(0, len(text)))
    text = (
        text[:at]
        + data.draw(st.text("<>|\"'\\[]{}:,#-*\n a1中&;", max_size=8))
        + text[data.draw(st.integers(at, len(text))) :]
    )
    found = outline(entry, text)
    if found:
        leads_back(found, text)
        assert outline(entry, text) == found


@pytest.mark.parametrize("name", BINARY)
def test_a_binary_format_says_what_it_needs_and_refuses_what_it_is_not(name: str) -> None:
    entry = ALL[name]
    assert isinstance(entry, BinaryFormat)
    assert entry.signatures and bool(entry.extra) == bool(entry.modules)
    for data in (b"", entry.signatures[0], entry.signatures[0] + b"\0" * 400):
        try:
            found = entry.transcribe(data, "a" + entry.suffixes[0])
        except SourceError as error:
            assert error.words("en") and error.words("zh")
        else:
            assert found.blocks == ()
