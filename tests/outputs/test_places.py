"""Every page has a file of its own, on every file system."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geju.outputs.site.places import address, file_names

NAMES = st.lists(
    st.text(max_size=120) | st.sampled_from(["GLM-4", "glm 4", "CON", "index", "..", "", "智谱 AI"]), max_size=12
)


@given(NAMES)
def test_names_differ_even_where_case_does_not_count(names: list[str]) -> None:
    files = file_names((f"x-{n}", name) for n, name in enumerate(names))
    assert len({file.casefold() for file in files.values()}) == len(names)
    for file in files.values():
        assert "/" not in file and "\\" not in file and not file.startswith((".", "-.")) and len(file.encode()) < 128
        assert address(file).isascii()


def test_a_name_does_not_depend_on_its_neighbours() -> None:
    alone = file_names([("x-1", "GLM-4")])
    beside = file_names([("x-2", "GPT-4"), ("x-1", "GLM-4")])
    assert alone["x-1"] == beside["x-1"] == "glm-4.html"
    twice = file_names([("x-1", "GLM-4"), ("x-2", "GLM 4")])
    assert twice == file_names([("x-2", "GLM 4"), ("x-1", "GLM-4")])
    assert twice["x-1"] != twice["x-2"]


def test_names_that_windows_keeps() -> None:
    assert set(file_names([("a", "con"), ("b", "LPT1"), ("c", "index")]).values()).isdisjoint(
        {"con.html", "lpt1.html", "index.html"}
    )
