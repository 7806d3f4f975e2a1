"""Lines over time: values where their days and numbers are, what is not sure apart, no name across another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.axes import Axis, by_factors, dates, evenly, of_days, ticks
from geju.outputs.site.geometry.labels import cut, spread, width_of
from geju.outputs.site.geometry.lines import Lines, lines
from geju.outputs.site.shape import shape

Told = tuple[str, str, float | None, float | None, str]
START = date(2023, 1, 1)


def figure(told: list[Told], *, steps: bool = False, panel: bool = False, until: str = "2024-12-31") -> Figure:
    rows = tuple(
        (
            (Mark(who),),
            (Mark(day),),
            (Mark(str(low), low if low is not None else high, claim_ids=(f"c-{n}",), note="CNY"),),
        )
        for n, (who, day, low, high, _) in enumerate(told)
    )
    options: dict[str, object] = {
        "line": 0,
        "time": 1,
        "value": 2,
        "scale": "log",
        "path": "steps" if steps else "straight",
    }
    options |= {
        "spans": tuple((low, high) for _, _, low, high, _ in told),
        "states": tuple(state for *_, state in told),
    }
    options |= {
        "days": tuple((day, "", until if steps else "") for _, day, _, _, _ in told),
        **({"panel": 0} if panel else {}),
    }
    return Figure("f", "lines", "T", "Q", ("Who", "When", "Value"), rows, "en", options)


def both(told: list[Told], **how: bool) -> list[Lines]:
    drawn = lines(figure(told, **how))
    assert len(drawn) == 2
    return list(drawn)


def test_values_stand_where_their_days_and_numbers_are() -> None:
    for drawing in both(
        [("A", "2023-01-01", 1.0, 1.0, ""), ("A", "2023-12-31", 10.0, 10.0, ""), ("A", "2024-12-29", 100.0, 100.0, "")]
    ):
        (line,) = drawing.panels[0].lines
        a, b, c = line.points
        assert a.x < b.x < c.x and a.y > b.y > c.y
        assert abs((b.x - a.x) - (c.x - b.x)) < 0.3 and abs((a.y - b.y) - (b.y - c.y)) < 0.3
        assert line.path == f"M{a.x} {a.y}L{b.x} {b.y}L{c.x} {c.y}"
        assert [p.mark.claim_ids for p in line.points] == [("c-0",), ("c-1",), ("c-2",)]
        assert drawing.states == () and drawing.words == "Value (CN¥)"


def test_a_range_has_two_ends_and_an_open_one_points_on() -> None:
    told: list[Told] = [
        ("A", "2023-01-01", 10.0, 20.0, ""),
        ("A", "2024-01-01", 30.0, None, ""),
        ("A", "2024-06-01", None, 50.0, ""),
    ]
    for drawing in both(told):
        between, least, most = drawing.panels[0].lines[0].points
        assert between.low > between.y > between.high and between.open == ""
        assert least.open == "up" and least.high < least.y and most.open == "down" and most.low > most.y
        assert drawing.panels[0].lines[0].path == "", "a bound is no value to be joined"
        assert (
            drawing.panels[0].lines[0].ahead
            == f"M{between.x} {between.y}L{least.x} {least.y}M{least.x} {least.y}L{most.x} {most.y}"
        )
        assert drawing.states == ("open",)


def test_what_is_doubted_stands_alone() -> None:
    told: list[Told] = [("A", f"202{n}-01-01", 10.0, 10.0, "doubted" if n == 2 else "") for n in (1, 2, 3)]
    for drawing in both(told):
        (line,) = drawing.panels[0].lines
        first, doubted, last = line.points
        assert doubted.state == "doubted" and f"{doubted.x} " not in line.path
        assert line.path == f"M{first.x} {first.y}L{last.x} {last.y}"


def test_a_price_holds_until_the_next_and_one_told_ahead_is_dashed() -> None:
    told: list[Told] = [
        ("A", "2024-01-01", 10.0, 10.0, ""),
        ("A", "2024-05-01", 5.0, 5.0, ""),
        ("A", "2024-12-01", 1.0, 1.0, "scheduled"),
    ]
    for drawing in both(told, steps=True):
        (line,) = drawing.panels[0].lines
        first, second, ahead = line.points
        assert line.path.startswith(f"M{first.x} {first.y}H{second.x}V{second.y}H")
        assert float(line.path.rpartition("H")[2]) > ahead.x
        assert line.ahead.startswith(f"M{ahead.x} {second.y}V{ahead.y}H") and line.name.value == "5"
        assert drawing.states == ("scheduled",)


def test_what_came_never_moves_no_step() -> None:
    told: list[Told] = [
        ("A", "2024-01-01", 10.0, 10.0, ""),
        ("A", "2024-05-01", 5.0, 5.0, "cancelled"),
        ("A", "2024-06-01", 10.0, 10.0, ""),
    ]
    for drawing in both(told, steps=True):
        (line,) = drawing.panels[0].lines
        assert f" {line.points[1].y}" not in line.path and "V" not in line.path.replace(f"V{line.points[0].y}", "")


def test_panels_share_their_scales_and_what_is_free_stands_on_a_zero() -> None:
    told: list[Told] = [
        (who, day, n, n, "") for who, n in (("A", 0.0), ("B", 5.0)) for day in ("2024-01-01", "2024-06-01")
    ]
    for drawing in both(told, steps=True, panel=True):
        free, paid = drawing.panels
        assert free.words == "A" and free.y_ticks[0].words == "0" and "0" not in [tick.words for tick in paid.y_ticks]
        height = [panel.lines[0].points[0].y - panel.box[1] for panel in (free, paid)]
        assert height[0] > height[1]


def test_a_value_said_again_is_marked_so() -> None:
    for drawing in both([("A", f"2024-0{n}-01", 7.0, 7.0, "") for n in (1, 2, 3, 4)]):
        assert [p.again for p in drawing.panels[0].lines[0].points] == [False, True, True, False]


def test_one_day_is_no_line_and_only_so_many_are_drawn() -> None:
    assert lines(figure([("A", "2024-01-01", 1.0, 1.0, "")])) == () and lines(figure([])) == ()
    assert lines(figure([("A", "soon", 1.0, 1.0, ""), ("A", "2024-01-01", None, None, "")])) == ()
    many: list[Told] = [(f"N{n}", day, n + 1.0, n + 1.0, "") for n in range(20) for day in ("2024-01-01", "2024-06-01")]
    for drawing in both(many):
        assert len(drawing.panels[0].lines) == 12 and drawing.left_out == 8
    assert shape(figure(many)).drawn


DAYS = st.integers(0, 900).map(lambda n: (START + timedelta(n)).isoformat())
NUMBERS = st.floats(0.01, 1e12)
SPANS = st.one_of(NUMBERS.map(lambda n: (n, n)), NUMBERS.map(lambda n: (n, 2 * n)), NUMBERS.map(lambda n: (n, None)))
STATES = st.sampled_from(["", "", "doubted", "scheduled", "cancelled"])
TOLD = st.lists(
    st.builds(
        lambda who, day, span, state: (who, day, *span, state), st.sampled_from("ABCDEFGHIJ"), DAYS, SPANS, STATES
    ),
    min_size=2,
    max_size=30,
)


@pytest.mark.parametrize("steps", [False, True])
@given(told=TOLD)
def test_nothing_leaves_the_axes_and_names_never_cover_each_other(steps: bool, told: list[Told]) -> None:
    for drawing in lines(figure(told, steps=steps)):
        (panel,) = drawing.panels
        left, top, right, bottom = panel.box
        for point in (point for line in panel.lines for point in line.points):
            assert left <= point.x <= right and top <= point.y <= bottom
        names = [line.name for line in panel.lines]
        boxes = [(n.x, n.y - 11, n.x + width_of(f"{n.words} {n.value}".strip()), n.y + 3) for n in names]
        for n, a in enumerate(boxes):
            assert a[2] <= drawing.width + 1
            for b in boxes[:n]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 0.2 and b[1] < a[3] - 0.2)
        assert all(line.points for line in panel.lines)


@given(st.lists(st.floats(0, 400), max_size=12))
def test_names_make_room_in_their_order(wanted: list[float]) -> None:
    found = spread(wanted, 15, 0, 400)
    assert all(0 <= place <= 400 for place in found)
    ordered = [place for _, place in sorted(zip(wanted, found, strict=True))]
    assert all(b - a >= 14.9 for a, b in pairwise(sorted(ordered)))
    if all(abs(a - b) >= 15 for n, a in enumerate(wanted) for b in wanted[:n]):
        assert all(abs(a - b) <= 0.06 for a, b in zip(wanted, found, strict=True))


def test_words_are_cut_to_their_room() -> None:
    assert cut("short", 100) == "short"
    assert cut("a name that is much too long", 60).endswith("…") and width_of(cut("智谱清言与其他产品", 60)) <= 60


@given(st.lists(st.dates(date(1990, 1, 1), date(2090, 1, 1)), min_size=2, max_size=9), st.integers(2, 12))
def test_dates_along_an_axis(days: list[date], most: int) -> None:
    found = dates(of_days(days, 0, 500), most, "en")
    assert len(found) <= most + 1 and all(0 <= tick.at <= 500 for tick in found)
    assert not found or found[0].under or found[0].words.isdecimal(), "the first says its year"


@pytest.mark.parametrize(
    "axis", [by_factors([1e-3, 1e12], 0, 300), evenly([3, 9], 300, 0), Axis(0.001, 0.002, 0, 100, log=True)]
)
def test_ticks_are_within_their_axis_and_few(axis: Axis) -> None:
    found = ticks(axis, 300)
    assert len(found) <= 12 and all(axis.low <= n <= axis.high for n in found)
