"""Writes the files of a site as they are made, each once, and has every one looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from geju.outputs.site.writing.check import Check


class Writer:
    """Writes into a folder; ``check`` knows all that was written, ``pages``
    are the paths of the pages, ``characters`` those that stand in them."""

    def __init__(self, folder: Path) -> None:
        self.check = Check()
        self.pages: set[str] = set()
        self.characters: set[str] = set()
        self._folder = folder
        self._made: set[str] = set()
        self._written: set[str] = set()

    def page(self, path: str, html: str) -> None:
        """Write a page."""
        self.pages.add(path)
        self.characters.update(html)
        self.check.page(path, html)
        self._write(path, html.encode("utf-8"))

    def versions(self, versions: Iterable[tuple[str, bytes, list[str]]]) -> None:
        """Write the scripts of what pages showed at earlier dates, each with the HTML that is in it."""
        for path, data, shown in versions:
            self.file(path, data)
            for html in shown:
                self.characters.update(html)
                self.check.version(path, html)

    def read(self, path: str) -> str:
        """A page that was written."""
        return (self._folder / path).read_text("utf-8")

    def take(self, pages: Iterable[tuple[str, str]]) -> None:
        """Write pages."""
        for path, html in pages:
            self.page(path, html)

    def files(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files that are no pages."""
        for path, data in files:
            self.file(path, data)

    def file(self, path: str, data: bytes) -> None:
        """Write a file that is no page; of a script of rows the links are looked at. Rows that are named by what they hold
        may come again, from an earlier date."""
        if "/tables/" in path and path in self._written:
            return
        if "/tables/" in path and path.endswith(".js"):
            self.check.rows(path, data.decode("ascii"))
        else:
            self.check.file(path)
        self._write(path, data)

    def _write(self, path: str, data: bytes) -> None:
        assert path not in self._written, path  # no thing takes the place of another
        self._written.add(path)
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            (self._folder / parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        with open(f"{self._folder}/{path}", "wb") as file:  # noqa: PTH123 - twice as quick for thousands of small files
            file.write(data)
