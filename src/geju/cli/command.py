"""The promise of the commands shelf: one file is one command; its name is the file's name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    import click

    from geju.cli.render import Terminal


class Command(ABC):
    """A command says what it does in every language, which arguments it takes, and runs.

    ``words``: language -> help, the first line short. ``order``: place in the list of ``geju --help``.
    ``asks``: whether it asks an edition, so that ``--as-of`` and ``--known-at`` (``clock`` among its options) apply to it.
    ``formats``: what ``--format`` may ask for; a command that writes lines also takes ``jsonl``, which is what it writes.
    """

    words: ClassVar[Mapping[str, str]]
    order: ClassVar[int] = 100
    asks: ClassVar[bool] = False
    formats: ClassVar[tuple[str, ...]] = ("auto", "table", "json")

    def parameters(self, language: str) -> list[click.Parameter]:
        """The arguments and options, with their help in one language."""
        return []

    @abstractmethod
    def run(self, terminal: Terminal, folder: Path, **options: Any) -> int | None:
        """Do it; returns the exit status where it is not 0.

        ``folder`` is what ``-C`` gave, else the working directory. Raises GejuError with words for people.
        """
