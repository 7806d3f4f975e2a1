"""Drawings: points where their numbers are, the line through the best, no name across another or the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.scatter import SIZES, scatters
from geju.outputs.site.shape import shape


def figure(numbers: list[tuple[float, float]], best: tuple[int, ...] = (), language: str = "en") -> Figure:
    rows = tuple(
        (
            (Mark(f"Model {n}"),),
            (Mark(f"US${x}", float(x), note="USD/Mtoken"),),
            (Mark(f"{y}", float(y), claim_ids=(f"c-{n}",)),),
        )
        for n, (x, y) in enumerate(numbers)
    )
    options = {"label": 0, "x": 1, "y": 2, "best": best, "scale": "log", "of": ()}
    return Figure("f", "scatter", "T", "Q", ("Model", "Price", "Score"), rows, language, options)


def test_points_stand_where_their_numbers_are() -> None:
    wide, narrow = scatters(figure([(1, 50), (10, 60), (100, 70)], (0, 2)))
    assert [(d.width, d.height) for d in (wide, narrow)] == list(SIZES)
    for drawing in (wide, narrow):
        by_name = {point.mark.claim_ids[0]: point for point in drawing.points}
        a, b, c = (by_name[f"c-{n}"] for n in range(3))
        assert a.x < b.x < c.x and a.y > b.y > c.y
        assert abs((b.x - a.x) - (c.x - b.x)) < 0.2  # tenfold is as far as tenfold
        assert (a.best, b.best, c.best) == (True, False, True)
        assert drawing.line.startswith(f"M{a.x} {a.y}L{c.x} {a.y}L{c.x} {c.y}")
        assert [tick.words for tick in drawing.x_ticks if tick.words in ("1", "10", "100")] == ["1", "10", "100"]
        assert "US$ / M tokens" in drawing.x_words


def test_what_is_free_stands_before_all_others_and_one_point_is_no_scatter() -> None:
    wide, _ = scatters(figure([(0, 50), (0.5, 60)]))
    free, paid = sorted(wide.points, key=lambda point: point.x)
    assert free.mark.claim_ids == ("c-0",) and free.x >= wide.box[0] < paid.x
    assert scatters(figure([(1, 2)])) == () and scatters(figure([])) == ()
    assert shape(figure([(1, 50), (2, 60)])).drawn and shape(figure([])).of == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_equal_numbers_and_large_ones(language: str) -> None:
    for numbers in ([(5.0, 7.0)] * 3, [(0.0, 0.0)] * 2, [(1e-6, -1000.0), (1e12, 1e5)]):
        for drawing in scatters(figure(numbers, (0,), language)):
            assert all(drawing.box[0] <= p.x <= drawing.box[2] for p in drawing.points)
            assert all(drawing.box[1] <= p.y <= drawing.box[3] for p in drawing.points)


@given(st.lists(st.tuples(st.floats(0.01, 1000), st.floats(0, 100)), min_size=2, max_size=40))
def test_names_never_cover_each_other(numbers: list[tuple[float, float]]) -> None:
    for drawing in scatters(figure(numbers, (0,))):
        boxes = []
        for label in (point.label for point in drawing.points if point.label):
            width = 6.9 * len(label.words)
            left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
            boxes.append((left, label.y - 11, left + width, label.y + 2))
        for n, a in enumerate(boxes):
            for b in boxes[:n]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
