"""The exhibits of a landscape, each drawn by itself: one that is wrong is told, and takes no other along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.errors import GejuError, Problem, UnknownNameError

if TYPE_CHECKING:
    from geju.landscape.view import View
    from geju.model.exhibit import Exhibit
    from geju.model.figure import Figure

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Figures in the order shown, and a problem for each exhibit that could not be drawn."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def draw_exhibits(
    folder: Path,
    view: View,
    names: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> Drawn:
    """The exhibits of those names, or all, in each language; raises UnknownNameError for a name that none has."""
    from geju.exhibits import draw as drawing

    exhibits, broken = _readable(folder, drawing.exhibits())
    for name in names:
        if name not in exhibits and name not in broken:
            raise UnknownNameError("exhibit", name, [*exhibits, *broken])
    wanted = [exhibits[name] for name in names or exhibits if name in exhibits]
    problems = [problem for name, problem in broken.items() if name in names or not names]
    spoken = languages or tuple(view.about["languages"].split())
    figures: list[Figure] = []
    while wanted:
        try:
            for figure in drawing.draw_all(wanted, view, spoken):
                figures.append(figure)
                if progress:
                    progress("draw", len(figures), len(figures) + len(wanted) * len(spoken))
            break
        except GejuError as error:
            # The exhibits before the wrong one are drawn; what is drawn of it goes, and those behind it follow.
            drawn = {figure.name for figure in figures}
            wrong = next(i for i, e in enumerate(wanted) if e.name not in drawn or e.path == error.problem.path)
            problems.append(_problem(error, wanted[wrong].path))
            figures = [figure for figure in figures if figure.name != wanted[wrong].name]
            wanted = wanted[wrong + 1 :]
    return Drawn(tuple(figures), tuple(problems))


def exhibit_problems(folder: Path, edition: Path) -> tuple[Problem, ...]:
    """What is wrong with the exhibits of a landscape, each asked of an edition; geju's own are not asked."""
    if not any((folder / "exhibits").glob("*.yaml")):
        return ()
    from geju.landscape.view import View

    with View(edition) as view:
        names = tuple(path.stem for path in sorted((folder / "exhibits").glob("*.yaml")))
        return draw_exhibits(folder, view, names, ("en",)).problems


def _readable(folder: Path, library: Iterable[Exhibit]) -> tuple[dict[str, Exhibit], dict[str, Problem]]:
    """Exhibits by name in the order shown, geju's own and the landscape's, and a problem for each that cannot be read.

    A landscape's exhibit stands for geju's of the same name even where it is wrong.
    """
    from geju.model.exhibit import read_exhibit

    found = {exhibit.name: exhibit for exhibit in library}
    broken: dict[str, Problem] = {}
    for path in sorted((folder / "exhibits").glob("*.yaml")):
        found.pop(path.stem, None)
        try:
            found[path.stem] = replace(read_exhibit(path), brought=True)
        except GejuError as error:
            broken[path.stem] = _problem(error, str(path))
    ordered = sorted(found.values(), key=lambda exhibit: (exhibit.order, exhibit.name))
    return {exhibit.name: exhibit for exhibit in ordered}, broken


def _problem(error: GejuError, path: str) -> Problem:
    return replace(error.problem, path=f"exhibits/{Path(path).name}")
