"""The Python interface: open a landscape, ask it, get frozen objects that lead to their sources.

import geju

with geju.open("landscapes/llm-2024q3") as landscape:
    for fact in landscape.facts("GLM-4", kind="score"):
        print(fact.slot, fact.value, landscape.why(fact.fact_id).claims_for[0].span.quote)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

from geju import asking, pipeline
from geju.base.errors import Problem
from geju.landscape.answers import Comparison, Listed, Rows, Why
from geju.landscape.report import BuildReport
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.entity import Entity
from geju.model.fact import Fact
from geju.model.figure import Clock, Edition

if TYPE_CHECKING:
    from os import PathLike

    from geju.landscape.auditing.audit import Audit
    from geju.landscape.auditing.telling import Changes, Log
    from geju.landscape.questions.bill import Bill
    from geju.landscape.questions.falling import Falling
    from geju.landscape.questions.frontier import Frontier
    from geju.landscape.questions.funding import Funding
    from geju.landscape.questions.together import Together
    from geju.landscape.questions.worth import Worth
    from geju.landscape.view import View


class Plain(Protocol):
    """What can be given as plain values."""

    def to_dict(self) -> dict[str, object]:
        """The object as strings, numbers, booleans, lists and dicts."""


T = TypeVar("T", bound=Plain)


class Records(Sequence[T]):
    """A list of claims, facts, entities … that never changes; ``to_dicts()`` gives them as plain values."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items: tuple[T, ...] = tuple(items)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Records[T]: ...
    def __getitem__(self, place: int | slice) -> T | Records[T]:
        return Records(self._items[place]) if isinstance(place, slice) else self._items[place]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == (other._items if isinstance(other, Records) else other)

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} records: {', '.join(map(repr, self._items[:1]))}{' …' if len(self) > 1 else ''}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict of strings, numbers, booleans, lists and dicts for each; ready for JSON or a data frame."""
        return [item.to_dict() for item in self._items]


class Landscape:
    """An edition of a landscape, for asking: facts, claims, entities, and why each fact is as it is.

    Wherever an entity is asked for, its id or any of its names in any language will do. Every method raises
    UnknownNameError, which names the nearest known, where a name stands nowhere. A landscape that is open goes on
    showing its edition while the next one is built.
    """

    def __init__(self, folder: Path, clock: Clock = asking.NOW) -> None:
        self.folder = folder
        self._opened = asking.open_landscape(folder, clock)

    def __enter__(self) -> Landscape:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        edition = self._opened.edition
        return f"<Landscape {self.folder.name}: {edition.n_facts} facts from {edition.n_documents} documents>"

    def close(self) -> None:
        """Let go of the edition's file; nothing can be asked any more."""
        self._opened.close()

    @property
    def _view(self) -> View:
        """The view to ask; raises LandscapeError where the landscape was closed."""
        self._opened.check_open()
        return self._opened

    @property
    def edition(self) -> Edition:
        """Which edition this is: id, titles, date, counts."""
        return self._view.edition

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of all kinds of claims, sorted."""
        return tuple(sorted(self._view.kinds))

    def facts(self, entity: str = "", kind: str = "", status: str = "") -> Records[Fact]:
        """Facts by entity, kind, slot and time; of one entity, kind or status (single, agreed, disputed, superseded, scheduled, cancelled).

        A quantity is an interval of exact decimals in base units (4e8 USD), a price per million tokens.
        """
        return Records(self._view.facts(entity, kind, status))

    def claims(self, entity: str = "", kind: str = "", document: str = "", side: str = "") -> Records[Claim]:
        """Claims in the order of their documents; ``side`` is ``for``, ``against`` or ``set aside``.

        ``claim.span.quote`` are the very words, ``claim.span.line`` is the line, counted from 1.
        """
        return Records(self._view.claims(entity, kind, document, side))

    def entities(self, type: str = "") -> Records[Entity]:
        """Entities by type and name; of one type (Organization, Model, Product, Person, Benchmark, Institution)."""
        return Records(self._view.entities(type))

    def find(self, name: str, *types: str) -> Entity:
        """The entity of that id or name; of one of the types where given."""
        return self._view.find(name, *types)

    def why(self, id: str) -> Why:
        """Why a fact is as it is: the claims for it, the chosen first, and against it; ``id`` of the fact or a claim."""
        return self._view.why(id)

    def compare(self, *names: str) -> Comparison:
        """Entities side by side: for each question the facts of each, questions that more of them answer first."""
        return self._view.compare(*names)

    def audit(
        self, entity: str = "", kind: str = "", source: str = "", sorts: Iterable[str] = (), most: int = 50
    ) -> Audit:
        """Where claims disagree, worst first, and which cannot be right; ``most`` conflicts at the most, 0 for all.

        Without ``sorts`` (contradictory, implausible, scope, superseded, compatible, equal) the first two.
        """
        return asking.audit(self._view, entity, kind, source, sorts, most)

    def diff(self, old: str = "previous", new: str = "current", entity: str = "", kind: str = "") -> Changes:
        """What is new, gone, superseded, changed and corrected from one edition to another, each with the reason.

        Editions by ``previous``, ``current``, an id or how one begins, a landscape's folder, an edition's file.
        """
        return asking.diff(self.folder, old, new, entity, kind)

    def log(self, entity: str = "", kind: str = "", most: int = 20) -> Log:
        """What changed in each of the last ``most`` editions; of an entity, or a fact by its id, also every value it had."""
        return asking.log(self.folder, entity, kind, most)

    def frontier(
        self,
        benchmark: str,
        *,
        shots: str | None = None,
        setting: str | None = None,
        mix: str = "3:1",
        on: str = "",
        currency: str = "",
    ) -> Frontier:
        """Models by blended price (``mix``: input to output) and score on a benchmark: which no other beats at both.

        Only scores under the same conditions are compared, those that most are measured under unless ``shots`` and
        ``setting`` ("" for unsaid) are given; ``refused`` says what is left out and why. Prices and rates are of the last day of ``on``.
        """
        asked = {"shots": shots, "setting": setting, "mix": mix, "on": on, "currency": currency}
        return asking.frontier(self._view, benchmark, **asked)

    def bill(
        self,
        *models: str,
        input: int | str = 0,
        output: int | str = 0,
        cached: int | str = 0,
        on: str = "",
        currency: str = "",
    ) -> Bill:
        """What so many tokens cost (a number or "10M"; ``cached`` of the input), cheapest first; of all models without names.

        Each price is the one that held on the last day of ``on``, in its own currency; another only for comparing.
        """
        tokens = {"input": input, "output": output, "cached": cached}
        return asking.bill(self._view, tokens, models, on=on, currency=currency)

    def falling(
        self,
        benchmark: str,
        least: int | str,
        *,
        shots: str | None = None,
        setting: str | None = None,
        mix: str = "3:1",
        currency: str = "",
    ) -> Falling:
        """The cheapest model that scores at least so much, at each date at which that changes."""
        asked = {"shots": shots, "setting": setting, "mix": mix, "currency": currency}
        return asking.falling(self._view, benchmark, least, **asked)

    def funding(self, *companies: str, currency: str = "") -> Funding:
        """Money raised by year in one currency, every round once at the rate of its own time; intervals stay intervals."""
        return asking.funding(self._view, companies, currency)

    def together(self, investor: str = "", least: int = 1) -> Records[Together]:
        """Pairs of investors with the companies they share (at least so many), and in which of them in the same round."""
        return Records(asking.together(self._view, investor, least))

    def worth(
        self, benchmark: str, *, shots: str | None = None, setting: str | None = None, currency: str = ""
    ) -> Worth:
        """Companies by valuation in one currency and the best comparable score of a model they developed."""
        return asking.worth(self._view, benchmark, shots=shots, setting=setting, currency=currency)

    def documents(self) -> Records[Listed]:
        """The documents by name: origin, SHA-256, lines, number of claims; without their texts."""
        return Records(self._view.documents())

    def document(self, name: str) -> Document:
        """A document with its text, by name or id."""
        return self._view.document(name)

    def problems(self) -> Records[Problem]:
        """Everything that was set aside, and why."""
        return Records(self._view.problems())

    def query(self, sql: str, parameters: Sequence[object] = ()) -> Rows:
        """The answer to one SELECT over the views (docs/reference/views.md); raises LandscapeError."""
        return self._view.query(sql, parameters)


def open(path: str | PathLike[str], *, as_of: str = "", known_at: str = "") -> Landscape:
    """Open the last edition of the landscape in a folder, read-only; close it, or use it in ``with``.

    What it answers with is frozen, and gives plain values on request: lists have ``to_dicts()``, single objects
    ``to_dict()``. A fact has ``value`` (Quantity, Moment, Mention or Term), ``slot`` (its qualifiers), ``status`` and the
    ids of the claims for and against it; a claim has ``span`` (quote, line, offsets); an entity its ``names``.

    ``as_of`` (2024-09, 2024-09-20 …) gives the landscape as it was at a date: what was true by then; ``known_at`` as it could
    be known by the documents of up to then.

    Raises LandscapeError where the folder is missing, is no landscape, or nothing was built in it yet, and where
    anything is asked after ``close()``; UnknownNameError, with the nearest known, for a name that stands nowhere.

        >>> with geju.open("landscapes/llm-2024q3") as landscape:       # doctest: +SKIP
        ...     why = landscape.why(landscape.facts("GLM-4", kind="score")[0].fact_id)
        ...     print(why.fact.value, why.claims_for[0].span.quote)
        ...     landscape.facts(kind="price").to_dicts()
    """
    return Landscape(Path(path), Clock(as_of, known_at))


def build(
    path: str | PathLike[str], progress: Callable[[str, int, int], None] | None = None, *, force: bool = False
) -> BuildReport:
    """Build the landscape in a folder; what has not changed is not done again.

    ``progress`` is called with a stage (read, resolve, build), how much is done, and of how much. Raises ContentError
    where a YAML file of the landscape is wrong, LandscapeError where there is no landscape or another build runs.
    """
    return pipeline.build(Path(path), progress, force=force)


def read(*paths: str | PathLike[str]) -> Records[Claim]:
    """The claims that documents make, in order, without a landscape; raises SourceError for one that cannot be read."""
    return Records(pipeline.read_files(map(Path, paths)).claims)
