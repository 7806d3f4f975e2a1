"""A network: bars that do not touch, lines that begin and end on them, the most connected where there is not room for all."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.network import BAR, Network, network

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def figure(ties: list[tuple[int, int, int]], language: str = "en") -> Figure:
    """Ties of (investor, company, times)."""
    rows = tuple(
        (
            (Mark(f"Investor {a}", entity_id=f"i-{a}"),),
            (Mark(f"公司 {b}", entity_id=f"c-{b}"),),
            tuple(Mark(f"{n}", claim_ids=(f"c-{a}-{b}-{n}",)) for n in range(times)),
        )
        for a, b, times in ties
    )
    options = {"from": 0, "to": 1, "times": 2}
    return Figure("n", "network", "T", "Q", ("Investor", "Company", "Rounds"), rows, language, options)


def drawn(ties: list[tuple[int, int, int]]) -> Network:
    found = network(figure(ties))
    assert found
    return found


TIES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 40), st.integers(1, 5)),
    min_size=1,
    max_size=150,
    unique_by=lambda t: t[:2],
)


@settings(deadline=None, max_examples=40)
@given(TIES)
def test_bars_stand_apart_and_lines_begin_and_end_on_them(ties: list[tuple[int, int, int]]) -> None:
    net = drawn(ties)
    assert net == drawn(ties)
    for side in (net.left, net.right):
        for a, b in pairwise(side):
            assert a.y + a.height / 2 < b.y - b.height / 2
        assert all(n.y - n.height / 2 > 0 and n.y + n.height / 2 < net.height for n in side)
    lefts, rights = ({node.key: node for node in side} for side in (net.left, net.right))
    for line in net.lines:
        x, y, *_, end, to = map(float, NUMBERS.findall(line.path))
        a, b = lefts[line.left], rights[line.right]
        assert (x, end) == (a.x + BAR, b.x) and x < end
        assert abs(y - a.y) + line.width / 2 <= a.height / 2 + 0.2
        assert abs(to - b.y) + line.width / 2 <= b.height / 2 + 0.2
    assert len(net.left) <= 48 and len(net.right) <= 30
    assert bool(net.left_out) == (len(net.lines) < len(ties))
    assert sum(len(rows) for _, rows in net.lists) == len(net.lines)


def test_a_line_is_as_broad_as_there_are_times_and_leads_to_the_words() -> None:
    once, thrice = sorted(drawn([(1, 1, 1), (2, 1, 3)]).lines, key=lambda line: line.width)
    assert thrice.width == 3 * once.width
    assert once.mark.claim_ids == ("c-1-1-0",) and "Investor 2" in thrice.title


def test_what_is_joined_stands_near_and_lines_that_need_not_cross_do_not() -> None:
    net = drawn([(1, 2, 1), (2, 1, 1), (3, 2, 1), (4, 1, 1)])
    order = {node.key: n for n, node in enumerate(net.right)}
    ends = [order[line.right] for node in net.left for line in net.lines if line.left == node.key]
    assert ends == sorted(ends)


def test_the_most_connected_are_drawn_and_the_rest_is_counted() -> None:
    net = drawn([(n, n % 5, 1) for n in range(100)] + [(n, 7, 1) for n in range(10)])
    assert {f"i-{n}" for n in range(10)} <= {node.key for node in net.left}
    assert len(net.left) == 48 and "52" in net.left_out
    assert network(figure([])) is None
