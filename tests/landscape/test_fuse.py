"""Claims become facts: one question one fact, nothing dropped, earlier values superseded, what is told ahead kept apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.landscape.fusing.fuse import Fused, fuse
from geju.landscape.rule import Standing, Trust
from geju.model.claim import Claim
from geju.model.entity import Judgement
from geju.model.fact import Fact, what_would_change
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
        ("5", "2024-05-01", "superseded", 1, 0),
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


def lasting(today: str, *claims: Claim) -> list[tuple[str, str, str, str]]:
    """Value, from, until and status of the facts that claims come to on a day, in the order of time."""
    found = fuse(claims, KINDS, TRUST, today=today).facts
    return sorted(((f.value.raw, f.time, f.until, f.status) for f in found), key=lambda f: (f[1], f[0]))  # type: ignore[union-attr]


def test_a_value_holds_until_the_next_one_that_differs() -> None:
    assert lasting("", price("5", "a.md"), price("1", "b.md"), price("5", "c.md")) == [
        ("5", "2024-05-01", "2024-07-01", "superseded"),
        ("1", "2024-07-01", "2024-09-01", "superseded"),
        ("5", "2024-09-01", "", "single"),
    ]
    # The same value said again of a later time ends nothing; both end with the one that differs.
    said = [price("5", "a.md", time="2023"), price("5", "b.md", time="2024-02"), price("1", "c.md", time="2024-08")]
    assert lasting("", *said) == [
        ("5", "2023", "2024-08-01", "superseded"),
        ("5", "2024-02", "2024-08-01", "superseded"),
        ("1", "2024-08", "", "single"),
    ]
    # Times that overlap are not in order, and a value of no time has no end.
    assert {f[2] for f in lasting("", price("5", "a.md", time="2024"), price("1", "b.md", time="2024-05"))} == {""}
    assert {f[2] for f in lasting("", price("5", "u.md"), price("1", "b.md"))} == {""}
    # What changes while another plan's price stands ends only its own line.
    lines = lasting("", price("5", "a.md", plan="Pro"), price("1", "b.md"), price("7", "a.md"))
    assert {f[0]: f[2] for f in lines} == {"5": "", "7": "2024-07-01", "1": ""}


def test_what_is_told_ahead_ends_nothing_before_its_day() -> None:
    ahead = price("1", "b.md", time="2024-08-15")
    later = price("0.5", "b.md", time="2024-10")
    assert lasting("2024-07-01", price("5", "a.md"), ahead, later) == [
        ("5", "2024-05-01", "", "single"),
        ("1", "2024-08-15", "2024-10-01", "scheduled"),
        ("0.5", "2024-10", "", "scheduled"),
    ]
    # Its day came and nobody says otherwise.
    assert lasting("2024-08-15", price("5", "a.md"), ahead, later)[:2] == [
        ("5", "2024-05-01", "2024-08-15", "superseded"),
        ("1", "2024-08-15", "", "single"),
    ]
    # A month of which a day is left is not over; a document of after its day tells of what is.
    assert lasting("2024-09", price("5", "a.md"), later)[1][3] == "scheduled"
    assert lasting("2024-07-01", price("5", "a.md"), price("1", "c.md", time="2024-08-15"))[1][3] == "single"
    # Where nobody knows of when a document is, nobody knows whether it tells ahead.
    assert lasting("2024-07-01", price("5", "a.md"), price("1", "u.md", time="2024-08-15"))[1][3] == "single"
    # A value that a document gives of its own day is never told ahead.
    assert lasting("2024-01-01", price("5", "a.md"), price("1", "b.md"))[1][3] == "single"


def test_what_was_told_ahead_and_never_came_is_cancelled() -> None:
    ahead = price("1", "b.md", time="2024-08-15")
    found = fuse([price("5", "a.md"), ahead, price("5", "c.md")], KINDS, TRUST, today="2024-09-01").facts
    assert {(f.value.raw, f.time, f.until, f.status, f.reason) for f in found} == {  # type: ignore[union-attr]
        ("5", "2024-05-01", "", "single", "landscape.only_claim"),
        ("1", "2024-08-15", "2024-08-15", "cancelled", "landscape.cancelled"),
        ("5", "2024-09-01", "", "single", "landscape.only_claim"),
    }
    # A later document that gives a third value, or the new one, cancels nothing.
    assert [f[3] for f in lasting("2024-09-01", price("5", "a.md"), ahead, price("2", "c.md"))] == [
        "superseded",
        "superseded",
        "single",
    ]
    assert [f[3] for f in lasting("2024-09-01", price("5", "a.md"), ahead, price("1", "c.md"))] == [
        "superseded",
        "agreed",
    ]
    # Who told the old value before the day knew nothing of it yet.
    early = price("5", "b.md", plan="")
    assert [f[3] for f in lasting("2024-09-01", price("5", "a.md"), ahead, early)] == ["superseded", "single"]


def test_what_would_change_a_fact_is_said_with_its_margin() -> None:
    (fact,) = facts(claim("83.3"), claim("83.3", document="b.md"), claim("91", document="c.md"))
    assert fact.weights == (4, 2)
    assert "at least 2 more (weights now 4 to 2" in what_would_change(fact)
    assert "目前权重 4 比 2" in what_would_change(fact, "zh")
    (alone,) = facts(claim("83.3"))
    assert (alone.weights, alone.reason) == ((2, 0), "landscape.only_claim")
    assert what_would_change(facts(price("5", "a.md"))[0]) == "a newer source that says otherwise"
    hedged = claim(
        number("5", "CNY/Mtoken"), kind="price", document="b.md", direction="input", time="2024-05", hedged=True
    )
    (plain,) = facts(price("1", "a.md", time="2024-05"), hedged)
    assert "just as plainly" in what_would_change(plain)
    (ahead,) = fuse([price("5", "a.md", time="2024-08")], KINDS, TRUST, today="2024-05-01").facts
    assert "its day (2024-08)" in what_would_change(ahead)
    judged = fuse([claim("1"), claim("2", document="b.md")], KINDS, TRUST, [Judgement("right", claim("1").claim_id)])
    assert "judgement is taken back" in what_would_change(judged.facts[0])
    assert what_would_change(replace(fact, rule="somebody_s_own", weights=(), reason="landscape.all_agree")) == ""


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
    fused = fuse(claims, KINDS, TRUST, today="2024-05-15")
    counted = [c for f in fused.facts for c in (*f.claims_for, *f.claims_against)]
    assert sorted([*counted, *(c.claim_id for c, _ in fused.set_aside)]) == sorted(c.claim_id for c in claims)
    assert len({f.fact_id for f in fused.facts}) == len(fused.facts)
    assert all(f.chosen in f.claims_for for f in fused.facts)
    again: Fused = fuse(random.Random(seed).sample(claims, len(claims)), KINDS, TRUST, today="2024-05-15")
    assert again == fused


@pytest.mark.parametrize("n", [3000])
def test_a_flood_of_values_is_settled_in_time(n: int) -> None:
    found = facts(*(claim(f"{place}.5", at=place) for place in range(n)))
    assert len(found) == 1
    assert len(found[0].claims_against) >= n - 2
