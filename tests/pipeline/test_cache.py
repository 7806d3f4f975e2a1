"""What is kept comes back as it was, and what was damaged does not come back at all."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.base.cache import Cache, code_fingerprint, write_atomically
from geju.base.errors import Problem
from geju.documents.read import read
from geju.model import record
from geju.model.claim import Claim
from geju.model.document import Document, Origin, Page, Place
from geju.model.entity import Entity, Merge, Pair, Reason
from geju.model.fact import Fact
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Moment, Quantity, Term

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
decimals = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
offsets = st.integers(0)
boxes = st.none() | st.tuples(*[st.floats(0, 1e4)] * 4)
sure = st.none() | st.floats(0, 1)
spans = st.builds(Span, offsets, offsets, st.integers(1), words) | st.builds(
    Span, offsets, offsets, st.integers(1), words, st.integers(1), boxes, words, sure
)
places = st.builds(Place, offsets, offsets, st.integers(1), boxes, words, sure, st.booleans())
pages = st.builds(Page, st.integers(1), st.floats(0, 1e4), st.floats(0, 1e4), words, st.sampled_from([0, 90, 180, 270]))
values = st.one_of(
    st.builds(Quantity, decimals, decimals, words, st.sampled_from(["", "about"]), words, st.booleans(), words),
    st.builds(Moment, words, words, st.booleans()),
    st.builds(Mention, words, words),
    st.builds(Term, words),
)
claims = st.builds(
    Claim,
    *[words, words, st.builds(Mention, words, words), words, values, spans, pairs, st.booleans()],
    st.lists(st.builds(Evidence, words, spans), max_size=2).map(tuple),
    *[words, words, words, words, pairs],
)
problems = st.builds(Problem, words, pairs, words, st.none() | st.integers(1), st.sampled_from(["error", "warning"]))
reasons = st.builds(Reason, words, st.floats(-1, 1), words)
many_words = st.lists(words, max_size=3).map(tuple)
entities = st.builds(
    Entity,
    *[words, words, words, pairs, many_words],
    st.lists(st.builds(Merge, words, words, st.floats(0, 1), st.lists(reasons, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    st.booleans(),
)
facts = st.builds(
    Fact,
    *[words, words, words, values, pairs, st.sampled_from(["single", "disputed"]), words, words, words],
    *[many_words, many_words, st.booleans(), words],
)


def through_json(kept: record.Record) -> record.Record:
    loaded: record.Record = json.loads(record.to_json(kept))
    return loaded


@given(claims, problems, entities, facts)
def test_records_come_back_as_they_were(claim: Claim, problem: Problem, entity: Entity, fact: Fact) -> None:
    back = record.read_claim(through_json(record.claim_record(claim)))
    assert back == claim
    assert back.claim_id == claim.claim_id
    assert record.read_problem(through_json(record.problem_record(problem))) == problem
    assert record.read_entity(through_json(record.entity_record(entity))) == entity
    assert record.read_fact(through_json(record.fact_record(fact))) == fact
    pair = Pair("a", "b", "Model", 0.5, (Reason("name", 0.5, "x"),), 2.0)
    assert record.read_pair(through_json(record.pair_record(pair))) == pair


def test_exact_decimals_stay_exact() -> None:
    value = Quantity(Decimal("0.1000"), Decimal("1E+30"), raw="x")
    back = record.read_value(through_json(record.value_record(value)))
    assert isinstance(back, Quantity)
    assert (str(back.low), str(back.high)) == ("0.1000", "1E+30")


def test_a_document_keeps_text_and_outline(folder: Path) -> None:
    document = read(folder / "sources" / "report.md", name="report.md")
    back = record.read_document(through_json(record.document_record(document)))
    assert (back.text, back.origin, back.document_id) == (document.text, document.origin, document.document_id)
    assert [(b.kind, b.start, b.end, b.level) for b in back.blocks] == [
        (b.kind, b.start, b.end, b.level) for b in document.blocks
    ]
    assert [b.text.text for b in back.blocks if b.kind == "heading"] == ["大模型评测", "智谱 AI"]
    assert back.n_lines == document.n_lines


@given(st.lists(places, max_size=3).map(tuple), st.lists(pages, max_size=3).map(tuple))
def test_a_document_keeps_its_places(places: tuple[Place, ...], pages: tuple[Page, ...]) -> None:
    document = Document("a.pdf", "d1", "pdf", "x", "00", "binary", Origin(), (), places=places, pages=pages)
    back = record.read_document(through_json(record.document_record(document)))
    assert (back.places, back.pages) == (places, pages)


def test_cache_stores_loads_prunes(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    one, two = cache.key("a", "b"), cache.key("ab")
    assert one != two
    assert cache.load(one) is None
    cache.store(one, b"x" * 1000)
    cache.store(two, b"")
    assert (cache.load(one), cache.load(two)) == (b"x" * 1000, b"")
    (tmp_path / "cache" / "note.txt").write_text("not geju's", encoding="utf-8")
    later = Cache(tmp_path / "cache")
    assert later.load(two) == b""
    later.prune()
    assert sorted(p.name for p in (tmp_path / "cache").iterdir()) == sorted([two, "note.txt"])


@pytest.mark.parametrize(
    "damage", [lambda d: d[:-1], lambda d: b"", lambda d: d[:20] + b"?" + d[21:], lambda d: d + b"x"]
)
def test_what_was_damaged_counts_as_absent(tmp_path: Path, damage: object) -> None:
    cache = Cache(tmp_path)
    key = cache.key("k")
    cache.store(key, b"some bytes")
    (tmp_path / key).write_bytes(damage((tmp_path / key).read_bytes()))  # type: ignore[operator]
    assert cache.load(key) is None
    cache.store(key, b"again")
    assert cache.load(key) == b"again"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    cache.store(cache.key("k"), b"x")
    assert cache.load(cache.key("k")) is None
    cache.prune()


def test_writing_atomically_follows_no_link(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "x").symlink_to(mine)
    write_atomically(tmp_path / "x", b"new")
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "x").read_bytes() == b"new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine", "x"]


def test_the_fingerprint_of_code_is_that_of_its_rooms() -> None:
    assert code_fingerprint("base") == code_fingerprint("base")
    assert len({code_fingerprint("base"), code_fingerprint("base", "model"), code_fingerprint("pipeline.py")}) == 3
