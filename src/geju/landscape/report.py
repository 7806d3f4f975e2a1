"""What a build did, told again by the builds after it that find nothing to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geju.base.errors import Problem
from geju.landscape.store import FOLDER
from geju.model.figure import Edition

_COUNTS = tuple(name for name in Edition.__dataclass_fields__ if name not in ("title", "path"))


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the edition, how many documents were read anew and how many taken from the cache.

    ``unchanged``: nothing had changed, so nothing was done. ``problems``: all that the edition lists as set aside.
    """

    edition: Edition
    n_read: int
    n_cached: int
    problems: tuple[Problem, ...]
    seconds: float = 0.0
    unchanged: bool = False

    def to_dict(self) -> dict[str, object]:
        """The report as plain values; messages in English."""
        return {
            "edition": self.edition.to_dict(),
            "n_read": self.n_read,
            "n_cached": self.n_cached,
            "unchanged": self.unchanged,
            "seconds": self.seconds,
            "problems": [problem.to_dict() for problem in self.problems],
        }


def report_record(report: BuildReport) -> dict[str, Any]:
    """A report as the pointer keeps it, with the edition it points to."""
    edition = report.edition
    said = {
        "edition": {name: getattr(edition, name) for name in _COUNTS},
        "title": edition.title,
        "n_sources": report.n_read + report.n_cached,
        "problems": [[p.key, p.params, p.path, p.line, p.severity] for p in report.problems],
    }
    return {"edition": Path(edition.path).name, "report": said}


def read_report(pointer: Mapping[str, Any], landscape: Path, seconds: float) -> BuildReport:
    """The report of the last build, as that of a build that had nothing to do."""
    said = pointer["report"]
    titles = tuple((language, title) for language, title in said["title"])
    edition = Edition(**said["edition"], title=titles, path=str(landscape / FOLDER / pointer["edition"]))
    problems = tuple(
        Problem(key, tuple((a, b) for a, b in params), path, line, severity)
        for key, params, path, line, severity in said["problems"]
    )
    return BuildReport(edition, 0, said["n_sources"], problems, seconds, unchanged=True)
