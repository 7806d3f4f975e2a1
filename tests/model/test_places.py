"""A span of a document with pages says page, box and place."""

from __future__ import annotations

import json

import pytest

from geju.model.document import Document, Origin, Place
from geju.model.record import document_record, read_document
from geju.model.span import say_label

TEXT = "GPT-4 scores 86.4\n\nmore"


def document(*places: Place) -> Document:
    return Document("a.pdf", "d1", "pdf", TEXT, "00", "binary", Origin(), (), places=places)


def test_a_text_has_no_places() -> None:
    span = document().span(0, 5)
    assert (span.page, span.box, span.label, span.confidence, span.place()) == (None, None, "", None, {})


def test_a_span_takes_the_boxes_that_it_touches_on_its_first_page() -> None:
    paged = document(
        Place(0, 5, 2, (10, 10, 60, 20)),
        Place(6, 17, 2, (60, 11, 170, 21), confidence=0.9),
        Place(19, 23, 3, (0, 0, 1, 1)),
    )
    assert (paged.span(0, 5).page, paged.span(0, 5).box) == (2, (10, 10, 60, 20))
    whole = paged.span(0, 23)
    assert (whole.page, whole.box, whole.confidence) == (2, (10, 10, 170, 21), 0.9)
    assert (paged.span(19, 23).page, paged.span(19, 23).box) == (3, (0, 0, 1, 1))
    assert paged.span(5, 6).page is None and paged.span(17, 19).page is None


def test_a_part_of_a_place_takes_its_share_of_the_box() -> None:
    paged = document(Place(6, 17, 1, (100, 10, 210, 20)))
    assert paged.span(13, 17).box == (170, 10, 210, 20)


def test_the_label_is_the_place_in_words() -> None:
    span = document(Place(0, 17, 2, label="价格!B7")).span(13, 17)
    assert span.place() == {"page": 2, "label": "价格!B7"}


def test_the_label_says_what_is_stored_where_another_thing_is_shown() -> None:
    span = document(Place(0, 17, None, label="价格!B7", stored="86.375")).span(13, 17)
    assert span.place() == {"label": "价格!B7 = 86.375"}


def test_the_label_says_what_is_hidden() -> None:
    hidden = document(Place(0, 17, 1, label="价格!B7", stored="86.375", hidden=True)).span(13, 17)
    assert hidden.label == "价格!B7 = 86.375 (hidden)"


def test_places_survive_being_written_down() -> None:
    places = (Place(0, 5, None, label="table 1, row 2"), Place(6, 17, 2, (1, 2, 3, 4), "价格!B7", 0.5, True, "86.375"))
    written = json.loads(json.dumps(document_record(document(*places))))
    assert read_document(written).places == places


@pytest.mark.parametrize(("label", "en", "zh"), [
    ("slide 3, notes", "slide 3, notes", "第 3 张幻灯片，备注"),
    ("table 1, row 2", "table 1, row 2", "表 1，第 2 行"),
    ("slide 5, table row 4", "slide 5, table row 4", "第 5 张幻灯片，表格第 4 行"),
    ("footnote 2, paragraph 1 (hidden)", "footnote 2, paragraph 1 (hidden)", "脚注 2，第 1 段 (隐藏)"),
    ("价格!B7 = 1.5 (hidden)", "价格!B7 = 1.5 (hidden)", "价格!B7 = 1.5 (隐藏)"),
    ("Sales, chart 1", "Sales, chart 1", "Sales，图表 1"),
    ("notes!B2", "notes!B2", "notes!B2"),
    ("tablerow 2, charter", "tablerow 2, charter", "tablerow 2, charter"),
])  # fmt: skip
def test_a_label_is_said_in_the_language_and_names_of_sheets_stay(label: str, en: str, zh: str) -> None:
    assert (say_label(label, "en"), say_label(label, "zh")) == (en, zh)
