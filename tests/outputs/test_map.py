"""A map: every thing in its groups, shades by number, and a picture in which nothing overlaps or stands outside."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geju.model.figure import Figure, Mark
from geju.outputs.site.geometry.map import Landscape, landscape
from geju.outputs.site.geometry.packing import Bundle, Measures, height, pack, pack_within
from geju.outputs.site.geometry.poster import breadth, fit, poster

BUNDLES = st.builds(
    Bundle,
    st.integers(0, 40),
    st.integers(1, 5),
    st.lists(st.builds(Bundle, st.integers(1, 30), st.integers(1, 4)), max_size=4).map(tuple),
)
MEASURES = Measures(20.0, 50.0, 26.0)


def figure(rows: list[tuple[str, list[str], list[str], float | None]], language: str = "en") -> Figure:
    """Rows of (name, categories, what lies within the first category, number)."""
    cells = tuple(
        (
            (Mark(name, entity_id=f"e-{n}"),),
            tuple(Mark(word, word, fact_id="f", claim_ids=("c-1",)) for word in outer),
            tuple(Mark(word, word) for word in inner),
            (Mark(f"US${number:g}", number),) if number is not None else (),
            (Mark("Product" if n % 3 else "Organization"),),
        )
        for n, (name, outer, inner, number) in enumerate(rows)
    )
    sections = tuple(tuple((0, n) for n in range(len(inner)) if outer) for _, outer, inner, _ in rows)
    options = {
        "title": 0, "groups": (1,), "numbers": (3,), "filters": (4,), "within": 2, "sections": sections,
        "names": ("name", "category", "section", "worth", "type"),
    }  # fmt: skip
    columns = ("Name", "Category", "Within", "Worth", "Type")
    return Figure("m", "map", "T", "Q", columns, cells, language, options)


def drawn(rows: list[tuple[str, list[str], list[str], float | None]], language: str = "en") -> Landscape:
    found = landscape(figure(rows, language))
    assert found
    return found


def test_a_thing_stands_in_each_of_its_groups_and_the_untold_come_last() -> None:
    found = drawn([("a", ["X", "Y"], [], 1.0), ("b", ["Y"], [], None), ("c", [], [], 3.0)])
    assert [(group.words, group.tiles) for group in found.groups] == [("Y", (0, 1)), ("X", (0,)), ("Not told", (2,))]
    assert [group.hue for group in found.groups][-1] == 8
    assert drawn([("c", [], [], 3.0)], "zh").groups[0].words == "未说明"


def test_what_lies_within_a_group_stands_there_once() -> None:
    found = drawn(
        [("a", ["X"], ["p"], None), ("b", ["X"], ["q"], None), ("c", ["X"], [], None), ("d", ["X"], ["p", "q"], None)]
    )
    (group,) = found.groups
    assert group.tiles == (2,) and group.n == 4
    assert [(part.words, part.tiles) for part in group.within] == [("p", (0, 3)), ("q", (1, 3))]


def test_years_stand_in_order_and_many_small_groups_together() -> None:
    years = drawn([("a", ["2019"], [], None), ("b", ["2023"], [], None), ("c", ["2021"], [], None)])
    assert [group.words for group in years.groups] == ["2023", "2021", "2019"]
    many = drawn([(f"t{n}", [f"g{n:03}"], [], None) for n in range(100)])
    assert [group.key for group in many.groups][-1] == "*" and len(many.groups) == 41
    assert sum(group.n for group in many.groups) == 100


def test_shades_go_by_factors_where_numbers_are_far_apart() -> None:
    found = drawn([(f"t{n}", ["X"], [], float(10**n)) for n in range(6)] + [("none", ["X"], [], None)])
    assert found.shading and found.shading.steps == (1, 2, 3, 4, 5, 5, 0)
    assert (found.shading.least, found.shading.most) == ("US$1", "US$100000")
    even = drawn([(f"t{n}", ["X"], [], 1.0 + n) for n in range(5)])
    assert even.shading and even.shading.steps == (1, 2, 3, 4, 5)
    assert not drawn([("a", ["X"], [], None)]).shadings and landscape(figure([])) is None


@settings(deadline=None)
@given(st.lists(BUNDLES, min_size=1, max_size=9), st.integers(4, 40))
def test_rows_are_as_wide_as_the_board_and_hold_everything_in_order(bundles: list[Bundle], width: int) -> None:
    rows = pack(bundles, width, MEASURES)
    assert [n for row in rows for n, _ in row] == list(range(len(bundles)))
    assert all(sum(wide for _, wide in row) == width for row in rows)
    assert rows == pack(bundles, width, MEASURES)
    for n, wide in (pair for row in rows for pair in row):
        inner = pack_within(bundles[n], wide, MEASURES)
        assert [i for row in inner for i, _ in row] == list(range(len(bundles[n].within)))
        assert height(bundles[n], wide, MEASURES) >= height(bundles[n], width, MEASURES)


ROWS = st.lists(
    st.tuples(
        st.text("ab 智谱W<&", min_size=1, max_size=40),
        st.lists(st.sampled_from(["Models", "Chips", "数据", "A long name of a category"]), max_size=2, unique=True),
        st.lists(st.sampled_from(["p", "q", "r"]), max_size=2, unique=True),
        st.none() | st.floats(0.1, 1e12),
    ),
    min_size=1,
    max_size=90,
)


@settings(deadline=None, max_examples=40)
@given(ROWS)
def test_in_the_picture_no_tile_overlaps_another_or_leaves_its_panel(
    rows: list[tuple[str, list[str], list[str], float | None]],
) -> None:
    found = drawn(rows)
    picture = poster(found)
    assert picture == poster(drawn(rows))
    assert len(picture.tiles) == sum(
        len(group.tiles) + sum(len(part.tiles) for part in group.within) for group in found.groups
    )
    outer = [panel for panel in picture.panels if not panel.inner]
    for panel in outer:
        assert panel.x >= 0 and panel.x + panel.width <= picture.width + 0.1
        assert panel.y >= 0 and panel.y + panel.height <= picture.height + 0.1
    for tile in picture.tiles:
        assert any(
            p.x <= tile.x
            and tile.x + tile.width <= p.x + p.width + 0.2
            and p.y < tile.y
            and tile.y + tile.height <= p.y + p.height
            for p in outer
        )
        assert all(breadth(words, picture.size) <= tile.width for _, words in tile.lines)
        assert all(0 < at < tile.height for at, _ in tile.lines)
    for shapes in (outer, picture.tiles):
        for a, b in combinations(shapes, 2):
            apart = a.x + a.width <= b.x + 0.1 or b.x + b.width <= a.x + 0.1
            assert apart or a.y + a.height <= b.y + 0.1 or b.y + b.height <= a.y + 0.1


@pytest.mark.parametrize("words", ["short", "a name that is far too long", "很长很长很长很长的名称"])
def test_words_are_cut_to_their_room(words: str) -> None:
    assert breadth(fit(words, 60, 10), 10) <= 60 or fit(words, 60, 10) == "…"
    assert fit(words, 1000, 10) == words
