"""Claims become facts: one question one fact, nothing dropped, earlier values superseded."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.landscape.fusing.fuse import Fused, fuse
from geju.landscape.rule import Standing, Trust
from geju.model.claim import Claim
from geju.model.entity import Judgement
from geju.model.fact import Fact
from geju.model.value import Approx, Mention, Term
from geju.model.vocabulary import read_vocabulary
from small import claim, number

KINDS = read_vocabulary().kinds
TRUST = Trust(
    {
        "d-a.md": Standing(3, "2024-05-01", "a"),
        "d-b.md": Standing(3, "2024-07-01", "b"),
        "d-c.md": Standing(0, "2024-09-01", "c"),
        "d-u.md": Standing(9, "", "u"),
    }
)


def facts(*claims: Claim) -> list[Fact]:
    return list(fuse(claims, KINDS, TRUST).facts)


def shown(*claims: Claim) -> set[tuple[str, str, str, int, int]]:
    return {
        (
            getattr(f.value, "raw", "") or getattr(f.value, "text", ""),
            f.time,
            f.status,
            len(f.claims_for),
            len(f.claims_against),
        )
        for f in facts(*claims)
    }


def price(raw: str, document: str, **said: str) -> Claim:
    return claim(number(raw, "CNY/Mtoken"), kind="price", document=document, **({"direction": "input"} | said))


def raised(raw: str, document: str, approx: Approx = "", unit: str = "CNY", **said: str) -> Claim:
    value = number(raw, unit, approx)
    return claim(value, kind="funding_amount", subject="zhipu-ai", type="Organization", document=document, **said)


def test_same_question_is_one_fact() -> None:
    assert shown(claim("83.3"), claim("83", document="b.md"), claim("91", document="c.md")) == {
        ("83.3", "", "disputed", 2, 1)
    }


def test_silence_is_no_agreement() -> None:
    assert len(facts(claim("83.3", shots="5"), claim("83.3", document="b.md"))) == 2


def test_words_of_a_slot_are_compared_without_case_and_by_entity() -> None:
    a = claim("83.3", benchmark="MMLU", setting="CoT")
    b = claim("83.3", benchmark="大规模多任务", setting="cot", document="b.md", ids={"benchmark": "mmlu"})
    c = claim("83.3", benchmark="MMLU", setting="COT", document="c.md", ids={"benchmark": "mmlu"})
    assert len(facts(b, c)) == 1
    assert len(facts(a, b, c)) in (1, 2)


def test_money_is_exchanged_at_the_rate_of_its_date_and_stays_as_it_was_said() -> None:
    (agreed,) = facts(raised("7.2e9", "a.md", time="2023-06"), raised("1e9", "b.md", unit="USD", time="2023-06"))
    assert (agreed.status, agreed.value.unit) == ("agreed", "USD")  # type: ignore[union-attr]  # the newer document
    (disputed,) = facts(raised("12e8", "a.md", time="2023"), raised("12e8", "b.md", unit="USD", time="2023"))
    assert disputed.status == "disputed"


def test_money_that_has_no_rate_is_never_held_against_other_money() -> None:
    assert len(facts(raised("12", "a.md", time="1995"), raised("12", "b.md", unit="USD", time="1995"))) == 2


def test_many_values_are_one_fact_each() -> None:
    def investor(name: str, document: str) -> Claim:
        value = Mention(name, "Organization")
        return claim(value, kind="investor", subject="zhipu-ai", document=document, object_id=name.casefold())

    found = facts(investor("Meituan", "a.md"), investor("MEITUAN", "b.md"), investor("Xiaomi", "a.md"))
    assert sorted((f.status, len(f.claims_for)) for f in found) == [("agreed", 2), ("single", 1)]


def test_a_series_keeps_earlier_values_as_superseded() -> None:
    assert shown(price("5", "a.md", time="2024-01"), price("1", "b.md", time="2024-05")) == {
        ("5", "2024-01", "superseded", 1, 0),
        ("1", "2024-05", "single", 1, 0),
    }
    # The same value at two times is not superseded by itself; times that overlap are not in order.
    assert {f.status for f in facts(price("1", "a.md", time="2024-01"), price("1", "b.md", time="2024-05"))} == {
        "single"
    }
    assert {f.status for f in facts(price("5", "a.md", time="2024"), price("1", "b.md", time="2024-05"))} == {"single"}


def test_an_undated_value_is_of_its_document_s_time() -> None:
    assert shown(price("5", "a.md"), price("1", "b.md"), price("1", "c.md")) == {
        ("5", "2024-05-01", "superseded", 1, 0),
        ("1", "2024-07-01", "agreed", 2, 0),
    }
    # Back to the old price is a new value, not the old one.
    assert shown(price("5", "a.md"), price("1", "b.md"), price("5", "c.md")) == {
        ("5", "2024-05-01", "single", 1, 0),
        ("1", "2024-07-01", "superseded", 1, 0),
        ("5", "2024-09-01", "single", 1, 0),
    }
    # A document without a date tells no time: its value is neither superseded nor the last word.
    assert shown(price("5", "u.md"), price("1", "b.md")) == {
        ("5", "", "single", 1, 0),
        ("1", "2024-07-01", "single", 1, 0),
    }
    # The slot says only what was stated.
    assert all("time" not in dict(f.slot) for f in facts(price("5", "a.md")))


def test_rounds_meet_although_one_source_says_less() -> None:
    full = raised("12", "a.md", series="B+ 轮", time="2023-09")
    # The same round and year, another amount: one event, disputed.
    assert {f.status for f in facts(full, raised("25", "b.md", series="B+", time="2023"))} == {"disputed"}
    # The same month, no round named: one event.
    assert {f.status for f in facts(full, raised("25", "b.md", time="2023-09"))} == {"disputed"}
    # Only the year: another round may be meant, unless the amount is the same.
    assert len(facts(full, raised("25", "b.md", time="2023"))) == 2
    assert len(facts(full, raised("12", "b.md", time="2023"))) == 1
    # Another round is another round.
    assert len(facts(full, raised("12", "b.md", series="A", time="2023-09"))) == 2
    # What fits two rounds joins neither.
    two = (full, raised("12", "c.md", series="A", time="2023-02"))
    assert len(facts(*two, raised("12", "b.md", time="2023"))) == 3


def test_what_one_document_gives_side_by_side_without_a_time_is_no_conflict() -> None:
    side_by_side = [price("5", "u.md"), price("1", "u.md", plan=""), price("1", "a.md"), price("2", "a.md")]
    assert {f.status for f in facts(*side_by_side[:2])} == {"single"}
    assert {(f.status, f.time) for f in facts(*side_by_side[2:])} == {("single", "2024-05-01")}
    # Two documents of no date that say otherwise are one.
    other = claim(number("7", "CNY/Mtoken"), kind="price", document="unknown.md", direction="input")
    assert {f.status for f in facts(price("5", "u.md"), other)} == {"disputed"}
    # Rounds that nobody dates or names are different rounds; the same amount is the same round.
    rounds = facts(raised("12", "a.md"), raised("25", "b.md"), raised("12", "c.md"))
    assert sorted(f.status for f in rounds) == ["agreed", "single"]


def test_words_of_two_languages_are_one_answer() -> None:
    said = [claim(Term(word), kind="openness", document=d) for word, d in (("开源", "a.md"), ("open-source", "u.md"))]
    assert [f.status for f in facts(*said)] == ["agreed"]
    both = [claim(Term(word), kind="modality", document=d) for word, d in (("文本", "a.md"), ("LLM", "b.md"))]
    assert [f.status for f in facts(*both)] == ["agreed"]


def test_judgements_on_claims() -> None:
    one, other = claim("83.3"), claim("91", document="b.md")
    third = claim("83.3", document="c.md")
    right = fuse([one, other, third], KINDS, TRUST, [Judgement("right", other.claim_id)])
    assert right.facts[0].chosen == other.claim_id
    assert right.facts[0].reason == "landscape.judged_right"
    assert len(right.facts[0].claims_against) == 2
    wrong = fuse([one, other, third], KINDS, TRUST, [Judgement("wrong", other.claim_id)])
    assert wrong.facts[0].status == "agreed"
    assert [found.claim_id for found, _ in wrong.set_aside] == [other.claim_id]
    again = [Judgement("wrong", other.claim_id), Judgement("right", other.claim_id)]
    assert fuse([one, other], KINDS, TRUST, again).facts[0].chosen == other.claim_id


said = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(["A", "B+ 轮", "a"]) for name in ("series", "plan", "setting", "title")}
)
anything = st.builds(
    lambda kind, value, subject, document, at, hedged, time, more: claim(
        value, kind=kind, subject=subject, document=document, at=at, hedged=hedged, time=time, **more
    ),
    st.sampled_from(["score", "price", "funding_amount", "funding_round", "valuation", "metric", "openness", "role"]),
    st.one_of(
        st.sampled_from(["1", "1.5", "20", "A", "开源"]),
        st.builds(
            number, st.sampled_from(["3", "3.1"]), st.sampled_from(["CNY", "USD"]), st.sampled_from(["", "about"])
        ),
        st.builds(Term, st.sampled_from(["open", "OPEN", "闭源"])),
        st.builds(Mention, st.sampled_from(["X", "Y"]), st.just("Organization")),
    ),
    st.sampled_from(["p", "q", ""]),
    st.sampled_from(["a.md", "b.md", "c.md", "u.md", "unknown.md"]),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from(["", "2024", "2024-05", "2024-05-01", "2024-Q3", "someday"]),
    said,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(anything, max_size=25, unique_by=lambda c: c.claim_id), st.integers(0, 5))
def test_nothing_is_dropped_and_order_does_not_matter(claims: list[Claim], seed: int) -> None:
    fused = fuse(claims, KINDS, TRUST)
    counted = [c for f in fused.facts for c in (*f.claims_for, *f.claims_against)]
    assert sorted([*counted, *(c.claim_id for c, _ in fused.set_aside)]) == sorted(c.claim_id for c in claims)
    assert len({f.fact_id for f in fused.facts}) == len(fused.facts)
    assert all(f.chosen in f.claims_for for f in fused.facts)
    again: Fused = fuse(random.Random(seed).sample(claims, len(claims)), KINDS, TRUST)
    assert again == fused


@pytest.mark.parametrize("n", [3000])
def test_a_flood_of_values_is_settled_in_time(n: int) -> None:
    found = facts(*(claim(f"{place}.5", at=place) for place in range(n)))
    assert len(found) == 1
    assert len(found[0].claims_against) >= n - 2
