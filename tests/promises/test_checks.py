"""What every check promises, run over every entry of the shelf."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.base.language import messages
from geju.base.registry import entries, entry
from geju.landscape.check import CHECKS, Check
from geju.landscape.fusing.fuse import fuse
from geju.landscape.rule import Standing, Trust
from geju.model.claim import Claim
from geju.model.value import Moment, Quantity
from geju.model.vocabulary import read_vocabulary
from small import claim

NAMES = sorted(entries(CHECKS, Check))
KINDS = read_vocabulary().kinds
TRUST = Trust({f"d-{n}.md": Standing(n % 3, f"202{n}-06-01", f"origin {n}") for n in range(5)})


def _money(amount: int, kind: str, document: int, year: int) -> Claim:
    value = Quantity(Decimal(amount), Decimal(amount), "USD", "", f"${amount}")
    said = {"subject": "zhipu-ai", "type": "Organization", "document": f"{document}.md", "at": amount}
    return claim(value, kind=kind, time=f"20{year}", **said)  # type: ignore[arg-type]


claims = st.lists(
    st.one_of(
        st.builds(
            _money,
            st.sampled_from([5, 7, 9]),
            st.sampled_from(["funding_amount", "valuation"]),
            st.integers(0, 4),
            st.integers(20, 26),
        ),
        st.builds(
            lambda year, document: claim(
                Moment(f"20{year}"), kind="founded", subject="zhipu-ai", type="Organization", document=f"{document}.md"
            ),
            st.integers(18, 28),
            st.integers(0, 4),
        ),
    ),
    max_size=12,
    unique_by=lambda c: c.claim_id,
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80, deadline=None)
@given(found=claims, seed=st.integers(0, 9))
def test_promise(name: str, found: list[Claim], seed: int) -> None:
    check = entry(CHECKS, name, Check)
    by_id = {c.claim_id: c for c in found}
    said: dict[str, list[Claim]] = {}
    for one in found:
        said.setdefault(one.kind, []).append(one)
    doubts = list(check.doubts(said, KINDS, TRUST))
    for doubt in doubts:
        # What is doubted is of a kind it looks at, with words for why, and what speaks for it is somebody else's claim.
        assert by_id[doubt.claim_id].kind in check.kinds | {"valuation"}
        assert (doubt.check, doubt.reason in messages()) == (name, True)
        assert doubt.claim_id not in doubt.beside and set(doubt.beside) <= by_id.keys()
    # A doubt drops nothing, and the order in which claims come makes no difference.
    fused = fuse(found, KINDS, TRUST)
    assert sum(len(f.claims_for) + len(f.claims_against) for f in fused.facts) + len(fused.set_aside) == len(found)
    assert fuse(random.Random(seed).sample(found, len(found)), KINDS, TRUST) == fused


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_doubted_where_nothing_is_said(name: str) -> None:
    check = entry(CHECKS, name, Check)
    assert type(check).__doc__ and check.kinds <= KINDS.keys()
    assert list(check.doubts({}, KINDS, TRUST)) == []
