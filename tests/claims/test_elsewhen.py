"""A time is not that of what came after it: “2022 年上线 X，又陆续推出了 Y”."""

from __future__ import annotations

import pytest

from claims.making import said


@pytest.mark.parametrize("then", ["又推出了", "随后推出了", "此后陆续推出了", "其后相继推出了"])
def test_what_came_later_has_no_time_of_its_own(then: str) -> None:
    found = said(f"MiniMax 于 2022 年 10 月上线 Glow，{then} Talkie。", "released")
    assert {claim for claim in found if claim[0] == "Talkie"} == set()


def test_what_came_with_it_has_its_time() -> None:
    found = said("MiniMax 于 2023 年 6 月上线 Talkie。", "released")
    assert {claim[:3] for claim in found} == {("Talkie", "released", "2023-06")}
