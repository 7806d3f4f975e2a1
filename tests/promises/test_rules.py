"""What every rule promises, run over every entry of the shelf."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.base.language import messages
from geju.base.registry import entries, entry
from geju.landscape.comparing.agreement import agrees
from geju.landscape.rule import Rule, Standing, Trust
from geju.model.claim import Claim
from geju.model.vocabulary import read_vocabulary
from small import claim

SHELF = "geju.landscape.rules"
NAMES = sorted(entries(SHELF, Rule))
KIND = read_vocabulary().kind("score")
DOCUMENTS = ["a.md", "b.md", "c.md", "d.md"]

claims_strategy = st.lists(
    st.builds(
        claim,
        st.sampled_from(["83", "83.3", "83.4", "90", "12.5"]),
        document=st.sampled_from(DOCUMENTS),
        at=st.integers(0, 50),
        hedged=st.booleans(),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda c: c.claim_id,
)
trust_strategy = st.builds(
    lambda standings: Trust({f"d-{name}": standing for name, standing in zip(DOCUMENTS, standings, strict=True)}),
    st.lists(
        st.builds(Standing, st.integers(0, 3), st.sampled_from(["", "2023", "2024-05"]), st.sampled_from("xyz")),
        min_size=4,
        max_size=4,
    ),
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(claims=claims_strategy, trust=trust_strategy, seed=st.integers(0, 9))
def test_promise(name: str, claims: list[Claim], trust: Trust, seed: int) -> None:
    rule = entry(SHELF, name, Rule)
    decision = rule.decide(claims, KIND, trust)
    # Nothing is dropped, nothing counts twice.
    assert sorted(c.claim_id for c in (*decision.claims_for, *decision.claims_against)) == sorted(
        c.claim_id for c in claims
    )
    assert decision.chosen in decision.claims_for
    assert all(agrees(c, decision.chosen, KIND, trust) for c in decision.claims_for)
    assert not any(agrees(c, decision.chosen, KIND, trust) for c in decision.claims_against)
    # The status says what the sides say.
    assert (decision.status == "disputed") == bool(decision.claims_against)
    if not decision.claims_against:
        assert (decision.status == "agreed") == (trust.n_origins(decision.claims_for) > 1)
    assert decision.reason in messages()
    # The order in which claims come makes no difference.
    shuffled = random.Random(seed).sample(claims, len(claims))
    assert rule.decide(shuffled, KIND, trust) == decision


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_is_used_by_a_kind_and_documented(name: str) -> None:
    rule = entry(SHELF, name, Rule)
    assert type(rule).__doc__
    assert name in {kind.rule for kind in read_vocabulary().kinds.values()}


def decide(name: str, *claims: Claim, **standings: Standing) -> tuple[str, str, str]:
    trust = Trust({f"d-{document}.md": standing for document, standing in standings.items()})
    decision = entry(SHELF, name, Rule).decide(claims, KIND, trust)
    return decision.chosen.span.quote and decision.chosen.value.raw, decision.status, decision.reason  # type: ignore[union-attr]


def test_majority_counts_origins_not_documents() -> None:
    copied = {name: Standing(5, origin="agency") for name in "bcd"}
    said = [claim("90", document=f"{name}.md") for name in "bcd"]
    assert decide("majority", claim("83.3"), *said, a=Standing(0, origin="maker"), **copied)[:2] == ("83.3", "disputed")
    apart = {name: Standing(5, origin=name) for name in "bcd"}
    found = decide("majority", claim("83.3"), *said, a=Standing(0, origin="maker"), **apart)
    assert found == ("90", "disputed", "landscape.most_sources")


def test_a_doubt_weighs_less_than_a_plain_word() -> None:
    doubted = [claim("90", document="b.md", hedged=True)]
    standings = {"a": Standing(3, origin="a"), "b": Standing(0, origin="b")}
    assert decide("majority", claim("83.3"), *doubted, **standings) == ("83.3", "disputed", "landscape.most_sources")


def test_official_trusts_one_against_many() -> None:
    standings = {name: Standing(rank, origin=name) for rank, name in enumerate("abc")}
    many = [claim("90", document="b.md"), claim("90", document="c.md")]
    assert decide("official", claim("83.3"), *many, **standings) == ("83.3", "disputed", "landscape.most_trusted")


def test_latest_takes_the_newest_document() -> None:
    standings = {"a": Standing(0, "2023-01", "a"), "b": Standing(4, "2024-05", "b")}
    assert decide("latest", claim("83.3"), claim("90", document="b.md"), **standings)[0] == "90"


def test_a_reason_is_only_given_where_it_decided() -> None:
    equal = {"a": Standing(1, "2024", "a"), "b": Standing(1, "2024", "b")}
    assert decide("majority", claim("83.3"), claim("90.1", document="b.md"), **equal)[2] == "landscape.first_met"
    assert decide("majority", claim("83.3"), **equal)[1:] == ("single", "landscape.only_claim")
    assert decide("majority", claim("83.3"), claim("83", document="b.md"), **equal) == (
        "83.3",
        "agreed",
        "landscape.all_agree",
    )
