"""What is asked of editions: the one that holds, or the landscape as it was at a date; its conflicts, its changes, its documents judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geju.base.errors import LandscapeError
from geju.model.figure import Clock
from geju.model.project import PROJECT_FILE

if TYPE_CHECKING:
    from geju.landscape.auditing.audit import Audit
    from geju.landscape.auditing.scorecard import Scorecard
    from geju.landscape.auditing.telling import Changes, Log
    from geju.landscape.questions.bill import Bill
    from geju.landscape.questions.falling import Falling
    from geju.landscape.questions.frontier import Frontier
    from geju.landscape.questions.funding import Funding
    from geju.landscape.questions.together import Together
    from geju.landscape.questions.worth import Worth
    from geju.landscape.view import View

NOW = Clock()


def check_folder(folder: Path) -> None:
    """Raise LandscapeError where a folder is no landscape, in words that say what it is."""
    if not folder.exists():
        raise LandscapeError("pipeline.no_folder", path=folder)
    if not folder.is_dir():
        raise LandscapeError("pipeline.no_landscape", path=folder)
    if not (folder / PROJECT_FILE).exists():
        raise LandscapeError("pipeline.no_project", path=folder)


def open_landscape(folder: Path, clock: Clock = NOW) -> View:
    """The edition that holds, or what it comes to by a clock, for reading.

    Raises LandscapeError where there is no landscape or nothing was built.
    """
    from geju.landscape.view import open_view

    check_folder(folder)
    view = open_view(folder)
    if not clock:
        return view
    from geju.landscape.auditing.clocks import turn_back
    from geju.model.folder.judgements import read_judgements
    from geju.model.project import read_project
    from geju.model.vocabulary import read_vocabulary

    with view:
        judgements, _ = read_judgements(folder)
        past = turn_back(view, clock, read_project(folder), read_vocabulary(folder), judgements)
    return open_view(past)


def audit(
    view: View, entity: str = "", kind: str = "", source: str = "", sorts: Iterable[str] = (), most: int = 50
) -> Audit:
    """The conflicts of an edition, worst first; without ``sorts`` those that somebody has to settle.

    Of one entity (any of its names), one kind, one document where given; ``most`` bounds how many are read, 0 for all.
    Raises UnknownNameError.
    """
    from geju.landscape.auditing import audit as auditing

    return auditing.audit(view, entity, kind, source, tuple(sorts) or auditing.TO_SETTLE, most)


def diff(folder: Path, old: str = "previous", new: str = "current", entity: str = "", kind: str = "") -> Changes:
    """What is new, gone and changed from one edition to another, each with the reason.

    Editions are asked for as ``previous``, ``current``, by an id or how one begins, by the folder of another landscape
    or by an edition's file. Raises LandscapeError, UsageError, UnknownNameError.
    """
    from geju.landscape.auditing import history, telling

    if not (history.is_place(old) and history.is_place(new)):
        check_folder(folder)
    return telling.diff(folder, old, new, entity, kind)


def log(folder: Path, entity: str = "", kind: str = "", most: int = 20) -> Log:
    """What changed in each of the last ``most`` editions, newest first; of one entity also every value it ever had.

    ``entity`` may be the id of a fact, for the story of its question alone.

    Raises LandscapeError, UnknownNameError.
    """
    from geju.landscape.auditing import telling

    check_folder(folder)
    return telling.log(folder, entity, kind, most)


def last_changes(folder: Path) -> Log | None:
    """What changed in the last ten editions; None where the history is damaged: nothing may fail for its sake."""
    with suppress(LandscapeError):
        return log(folder, most=10)
    return None


def scorecard(view: View, document: str) -> Scorecard:
    """How far one document can be believed, by its name or id; raises UnknownNameError."""
    from geju.landscape.auditing import scorecard as judging

    return judging.scorecard(view, document)


def frontier(view: View, benchmark: str, **options: Any) -> Frontier:
    """Which models no other beats at both price and score (geju.landscape.questions.frontier)."""
    from geju.landscape.questions.frontier import frontier as ask

    return ask(view, benchmark, **options)


def bill(view: View, tokens: Mapping[str, Decimal | int | str], models: Iterable[str] = (), **options: Any) -> Bill:
    """What a use of tokens costs across vendors on a day (geju.landscape.questions.bill)."""
    from geju.landscape.questions.bill import bill as ask

    return ask(view, tokens, models, **options)


def falling(view: View, benchmark: str, least: str | Decimal | int, **options: Any) -> Falling:
    """How the price of a given score falls (geju.landscape.questions.falling)."""
    from geju.landscape.questions.falling import falling as ask

    return ask(view, benchmark, least, **options)


def funding(view: View, companies: Iterable[str] = (), currency: str = "") -> Funding:
    """What was raised by year in one currency (geju.landscape.questions.funding)."""
    from geju.landscape.questions.funding import funding as ask

    return ask(view, companies, currency)


def together(view: View, investor: str = "", least: int = 1) -> tuple[Together, ...]:
    """Pairs of investors with the companies they share (geju.landscape.questions.together)."""
    from geju.landscape.questions.together import together as ask

    return ask(view, investor, least)


def worth(view: View, benchmark: str, **options: Any) -> Worth:
    """Valuations beside the best comparable scores of a benchmark (geju.landscape.questions.worth)."""
    from geju.landscape.questions.worth import worth as ask

    return ask(view, benchmark, **options)
