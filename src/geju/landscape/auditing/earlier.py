"""The dates to which a landscape can be turned back: ends of periods, those only after which something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise

from geju.landscape.view import View
from geju.model.value import bounds

# Without a word in the project: the last quarters and the years before them, fewer where there is much to fuse anew.
_QUARTERS, _MOST = 4, 6
_CLAIMS = 60_000
_MONTHS = {"years": 12, "quarters": 3, "months": 1}
_MOST_NAMED = 120


def earlier_dates(view: View, said: Sequence[str] = ()) -> list[str]:
    """ISO days before the edition's own date, the earliest first; ``said`` is what the project says of ``as_of``.

    A date is left out where nothing is known to have begun by it, and where nothing began between it and the next.
    """
    begun = sorted(_day(first, 0) for (first,) in view.rows(_BEGUN) if first)
    if not begun or tuple(said) == ("none",):
        return []
    own = view.edition.date
    now = _day(own, 1) if own else begun[-1]
    wanted = sorted({day for day in _wanted(said, begun[0], now) if begun[0] <= day < now})
    telling = [day for day, following in pairwise([*wanted, now]) if any(day < first <= following for first in begun)]
    if said:
        return [day.isoformat() for day in telling[-_MOST_NAMED:]]
    most = min(_MOST, _CLAIMS // max(1, view.edition.n_claims))
    return [day.isoformat() for day in telling[max(0, len(telling) - most) :]]


_BEGUN = "SELECT DISTINCT first_on FROM facts"


def _day(time: str, end: int) -> date:
    return bounds(time)[end]


def _wanted(said: Sequence[str], first: date, now: date) -> Iterable[date]:
    if not said:
        return chain(_ends(12, first, now), list(_ends(3, first, now))[-_QUARTERS:])
    if said[0] in _MONTHS:
        return _ends(_MONTHS[said[0]], first, now)
    return [_day(time, 1) for time in said]


def _ends(months: int, first: date, now: date) -> Iterator[date]:
    """The last days of periods of so many months, from the one of the first day on."""
    for month in range(first.year * 12, now.year * 12 + 13, months):
        day = date((month + months) // 12, (month + months) % 12 + 1, 1) - timedelta(days=1)
        if first <= day < now:
            yield day
