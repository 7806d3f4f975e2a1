"""The text of a source page is the document's, and every claim's words are marked in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geju.model.claim import Claim
from geju.model.document import Document, Origin
from geju.model.value import Mention, Term
from geju.outputs.site.text import marks
from geju.outputs.site.text.marks import lines_of

TEXTS = st.text(alphabet="ab \n字\r", max_size=80)
SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=8)


def document(text: str) -> Document:
    return Document("a.md", "d-a", "markdown", text, "", "utf-8", Origin(), ())


def claims(found: Document, spans: list[tuple[int, int]]) -> list[Claim]:
    made = {}
    for n, (start, length) in enumerate(spans):
        end = min(len(found.text), start + length)
        span = found.span(min(start, end), end)
        made[span.start, span.end] = Claim("a.md", "d-a", Mention(f"m{n}", "Model"), "license", Term("x"), span)
    return sorted(made.values(), key=lambda claim: (claim.span.start, claim.span.end))


@given(TEXTS, SPANS)
def test_lines_are_the_text_and_marks_are_the_quotes(text: str, spans: list[tuple[int, int]]) -> None:
    found = document(text)
    made = claims(found, spans)
    lines = lines_of(found, made)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    anchors = [anchor for line in lines for piece in line.pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted(claim.claim_id for claim in made)
    for claim in made:
        marked = [p.text for line in lines for p in line.pieces if claim.claim_id in p.claim_ids]
        assert "".join(marked) == claim.span.quote.replace("\n", "")


def test_a_mark_begins_with_its_anchor() -> None:
    found = document("GLM-4 scores 83.3 on MMLU")
    (line,) = lines_of(found, claims(found, [(0, 5), (13, 4), (0, 17)]))
    for piece in line.pieces:
        assert set(piece.anchors) <= set(piece.claim_ids)


def test_a_long_document_is_shown_around_its_claims() -> None:
    found = document("\n".join(f"line {n}" for n in range(200_000)))
    assert len(found.text) > marks.WHOLE_TEXT
    at = found.text.find("line 100000")
    lines = lines_of(found, claims(found, [(at, 4)]))
    assert [line.number for line in lines] == list(range(99_998, 100_005))
    assert lines[0].left_out == 99_997


def test_a_long_line_is_shown_around_its_claims() -> None:
    found = document("x" * 50_000 + "83.3" + "y" * 50_000)
    (line,) = lines_of(found, claims(found, [(50_000, 4)]))
    assert "83.3" in [piece.text for piece in line.pieces]
    assert sum(len(piece.text) for piece in line.pieces) < 2_000


def test_thousands_of_claims_on_one_line() -> None:
    found = document("83.3 " * 4_000)
    made = claims(found, [(5 * n, 4) for n in range(4_000)])
    (line,) = lines_of(found, made)
    assert sum(bool(piece.claim_ids) for piece in line.pieces) == 4_000
