"""How two claims stand to each other, each kind of disagreement with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.making import extracted
from geju.base.language import messages
from geju.landscape.comparing.relate import relate
from geju.landscape.fusing.fuse import fuse
from geju.landscape.rule import Standing, Trust
from geju.model.claim import Claim
from geju.model.fact import SORTS, Relation, say_reason
from geju.model.value import Moment, Quantity, Term
from geju.model.vocabulary import read_vocabulary
from small import claim, number

KINDS = read_vocabulary().kinds
TRUST = Trust(
    {
        "d-a.md": Standing(0, "2024-09-20", "a"),
        "d-b.md": Standing(1, "2025-03-01", "b"),
        "d-c.md": Standing(2, "2025-03-01", "c"),
    }
)


def money(amount: str, raw: str, unit: str = "CNY", *, explicit: bool = True) -> Quantity:
    return Quantity(Decimal(amount), Decimal(amount), unit, "", raw, explicit)


def worth(value: Quantity, document: str = "a.md", **said: str) -> Claim:
    return claim(value, kind="valuation", subject="zhipu-ai", type="Organization", document=document, **said)


def raised(value: Quantity, document: str = "a.md", at: int = 0, **said: str) -> Claim:
    return claim(
        value, kind="funding_amount", subject="zhipu-ai", type="Organization", document=document, at=at, **said
    )


def score(raw: str, document: str = "a.md", at: int = 0, **said: str) -> Claim:
    return claim(raw, document=document, at=at, **said)


@pytest.mark.parametrize(
    ("a", "b", "changes", "sort", "reason"),
    [
        (score("86.4"), score("86.4", "b.md"), False, "equal", "equal"),
        (score("86.4"), score("86", "b.md"), False, "compatible", "rounding"),
        (score("55.09"), score("55.0", "b.md"), False, "compatible", "rounding"),
        (score("55.0"), score("54.8", "b.md"), False, "contradictory", "contradictory"),
        # Silence is no agreement.
        (score("86.4", shots="5"), score("86.4", "b.md"), False, "compatible", "silent"),
        (score("86.4", shots="5"), score("81.9", "b.md"), False, "contradictory", "unsaid"),
        (score("86.4", shots="5"), score("81.9", "b.md", shots="0"), False, "scope", "scope"),
        (score("86.4"), claim("81.9", document="b.md", hedged=True), False, "contradictory", "doubted"),
        # One line that gives two sizes speaks of two variants.
        (
            claim(number("8e9"), kind="parameters"),
            claim(number("16e9"), kind="parameters"),
            False,
            "scope",
            "variants",
        ),
        (claim(Moment("2023"), kind="founded"), claim(Moment("2023-05-16"), kind="founded"), False, "compatible", "coarser"),
        (
            claim(Term("MoE"), kind="architecture"),
            claim(Term("Dense"), kind="architecture", document="b.md"),
            False,
            "contradictory",
            "contradictory",
        ),
        # Money, at the rate of its date.
        (
            worth(money("20e9", "200 亿"), time="2024-07"),
            worth(money("2.8e9", "$2.8B", "USD"), "b.md", time="2024-07"),
            True,
            "compatible",
            "exchange",
        ),
        (
            worth(money("20e9", "200 亿"), time="2024-09"),
            worth(money("3e9", "30 亿美元", "USD"), "b.md", time="2024-09"),
            True,
            "contradictory",
            "contradictory",
        ),
        (
            raised(money("5e7", "5000 万", explicit=False), time="2023-04"),
            raised(money("5e7", "$50M", "USD"), "b.md", time="2023-04"),
            False,
            "compatible",
            "unsaid_currency",
        ),
        (
            worth(money("20e9", "200 亿"), time="1995"),
            worth(money("3e9", "30 亿美元", "USD"), "b.md", time="1995"),
            True,
            "scope",
            "units",
        ),
        # What changes is superseded; what does not is unchanged.
        (worth(money("4e9", "40 亿"), time="2023-05"), worth(money("20e9", "200 亿"), time="2024-09"), True, "superseded", "superseded"),
        (worth(money("4e9", "40 亿"), time="2023-05"), worth(money("4e9", "40 亿"), time="2023-07"), True, "compatible", "unchanged"),
        # Without a time of its own a value is of its document's date.
        (worth(money("4e9", "40 亿")), worth(money("20e9", "200 亿"), "b.md"), True, "superseded", "superseded"),
    ],
)  # fmt: skip
def test_sorts_and_reasons(a: Claim, b: Claim, changes: bool, sort: str, reason: str) -> None:
    kind = KINDS[a.kind]
    for one, other in ((a, b), (b, a)):
        found = relate(one, other, kind, TRUST, {}, changes=changes)
        assert (found.sort, found.reason) == (sort, f"landscape.relation_{reason}")
        assert (found.gap > 0) == found.disagrees
        for language in ("en", "zh"):
            assert "{" not in say_reason(found.reason, found.words, language)


def test_every_sort_has_a_name() -> None:
    assert {f"landscape.sort_{sort}" for sort in SORTS} <= set(messages())


def found(*claims: Claim) -> list[Relation]:
    return list(fuse(claims, KINDS, TRUST).relations)


def sorts(*claims: Claim) -> list[str]:
    return sorted(relation.sort for relation in found(*claims))


def test_all_different_values_of_one_topic_meet() -> None:
    """Whatever value was taken, and whatever conditions each is said of."""
    assert sorts(score("95.7"), score("91.4", "b.md"), score("90.8", "c.md", shots="0")) == ["contradictory"] * 3


def test_other_benchmarks_other_plans_and_other_rounds_never_meet() -> None:
    assert found(score("95.7"), score("60.1", "b.md", benchmark="MATH")) == []
    assert found(raised(money("4e8", "4 亿"), time="2023-05"), raised(money("9e8", "9 亿"), time="2024-05")) == []
    plans = [claim(number(n, "CNY"), kind="price", plan=f"plan {n}", at=int(n)) for n in ("9", "28", "99")]
    assert found(*plans) == []


def test_of_a_series_only_neighbours_in_time_supersede_each_other() -> None:
    values = [worth(money(f"{n}e9", f"{n}0 亿"), time=f"20{20 + n}") for n in range(1, 6)]
    assert sorts(*values) == ["superseded"] * 4


def test_an_amount_that_is_a_valuation_elsewhere_is_implausible() -> None:
    """Two sources know it as what the company was worth, one as what it raised: columns mixed up."""
    wrong = raised(money("1e9", "10 亿美元", "USD"), time="2023-11")
    known = [worth(money("1e9", "$1 billion", "USD"), name, time="2023-11") for name in ("b.md", "c.md")]
    right = raised(money("2e8", "$200M", "USD"), "b.md", time="2023-11")
    fused = fuse([wrong, *known, right], KINDS, TRUST)
    assert [d.claim_id for d in fused.doubts] == [wrong.claim_id]
    (fact,) = [f for f in fused.facts if f.kind == "funding_amount"]
    assert (fact.chosen, fact.reason) == (right.claim_id, "landscape.plausible")
    assert "implausible" in {relation.sort for relation in fused.relations}


def test_a_valuation_that_is_an_amount_elsewhere_and_a_fall_is_implausible() -> None:
    before = worth(money("4e9", "40 亿"), time="2023-07")
    wrong = worth(money("25e8", "25 亿"), at=5, time="2023-09")
    elsewhere = raised(money("25e8", "2.5B yuan"), "b.md", time="2023")
    assert [d.claim_id for d in fuse([before, wrong, elsewhere], KINDS, TRUST).doubts] == [wrong.claim_id]


def test_nothing_is_doubted_on_thin_evidence() -> None:
    """One document of the same weight says raised, one says worth, and nothing else is known."""
    trust = Trust({"d-a.md": Standing(0, "2024", "a"), "d-b.md": Standing(0, "2024", "b")})
    said = [raised(money("1e9", "10 亿"), time="2023-11"), worth(money("1e9", "10 亿"), "b.md", time="2023-11")]
    assert fuse(said, KINDS, trust).doubts == ()


def test_a_number_that_more_lines_of_a_document_give_as_its_worth_is_no_amount() -> None:
    raising = raised(money("3e9", "30 亿美元", "USD"), at=5, time="2024-05")
    first = claim(money("3e9", "30 亿美元", "USD"), kind="valuation", subject="zhipu-ai", type="Organization", at=20)
    second = worth(money("3e9", "30 亿美元", "USD"), time="2024-07")
    (doubt,) = fuse([raising, first, second], KINDS, TRUST).doubts
    assert (doubt.claim_id, doubt.reason, len(doubt.beside)) == (raising.claim_id, "landscape.doubt_amount", 2)
    assert fuse([raising, second], KINDS, TRUST).doubts == ()  # one line against one
    later = claim(
        money("3e9", "30 亿美元", "USD"),
        kind="valuation",
        subject="zhipu-ai",
        type="Organization",
        at=20,
        time="2029-05",
    )
    assert fuse([raising, second, later], KINDS, TRUST).doubts == ()


def test_a_valuation_that_dips_between_two_higher_ones_is_doubted() -> None:
    def at(amount: str, raw: str, time: str, line: int) -> Claim:
        value = money(amount, raw)
        return claim(value, kind="valuation", subject="zhipu-ai", type="Organization", at=line, time=time)

    before, dip, after = (
        at("4e9", "40 亿", "2023-07", 1),
        at("25e8", "25 亿", "2023-09", 2),
        at("2e10", "200 亿", "2024-09", 3),
    )
    (doubt,) = fuse([before, dip, after], KINDS, TRUST).doubts
    assert (doubt.claim_id, doubt.reason) == (dip.claim_id, "landscape.doubt_dips")
    assert doubt.beside == (before.claim_id, after.claim_id)
    assert fuse([before, dip], KINDS, TRUST).doubts == ()  # a fall that may have lasted
    assert fuse([before, dip, at("3e9", "30 亿", "2024-09", 3)], KINDS, TRUST).doubts == ()  # and did not recover
    assert fuse([at("4e9", "40 亿", "2021-07", 1), dip, after], KINDS, TRUST).doubts == ()  # long before


def test_a_line_that_gives_both_values_is_contradicted_by_neither() -> None:
    """“7B/1.3B” beside “1.3B” of another document: variants."""
    sizes = [claim(number(n), kind="parameters", at=0) for n in ("7000000000", "1300000000")]
    other = claim(number("1300000000"), kind="parameters", document="b.md")
    assert set(sorts(*sizes, other)) <= {"scope", "equal", "compatible"}
    assert "contradictory" in sorts(sizes[0], other)


def test_what_is_still_to_come_is_doubted_unless_it_is_told_as_such() -> None:
    told = claim(Moment("2026-05"), kind="released")
    assert [d.reason for d in fuse([told], KINDS, TRUST).doubts] == ["landscape.doubt_told_before"]
    assert fuse([claim(Moment("2026-05"), kind="released", hedged=True)], KINDS, TRUST).doubts == ()


def test_nothing_is_dropped_however_much_disagrees() -> None:
    claims = [score(f"{n}.5", f"{name}.md", at=n) for n in range(40) for name in "abc"]
    fused = fuse(claims, KINDS, TRUST)
    counted = sum(len(f.claims_for) + len(f.claims_against) for f in fused.facts) + len(fused.set_aside)
    assert counted == len(claims)
    assert len(fused.relations) < 40 * len(claims)


def test_a_date_that_the_other_source_gives_too_is_another_sense_of_it() -> None:
    """“March 2023 (formally registered May 16, 2023)” beside “founded on May 16, 2023”."""
    claims = extracted("# 零一万物\n\n- **Founded**: March 2023 (formally registered May 16, 2023)\n").claims
    (founded,) = [replace(c, subject_id="01-ai") for c in claims if c.kind == "founded"]
    assert founded.value == Moment("2023-03", "March 2023")
    other = claim(Moment("2023-05-16"), kind="founded", subject="01-ai", type="Organization", document="b.md")
    assert relate(founded, other, KINDS["founded"], TRUST, {}).reason == "landscape.relation_senses"
    later = claim(Moment("2023-07"), kind="founded", subject="01-ai", type="Organization", document="b.md")
    assert relate(founded, later, KINDS["founded"], TRUST, {}).sort == "contradictory"
