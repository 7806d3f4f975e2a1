"""Delimiter-separated values."""

from __future__ import annotations

import re

from geju.base.errors import Problem
from geju.base.text import MappedText
from geju.documents.format import Format, Outline
from geju.model.document import Block, Cell, Table

_PLAIN_END = re.compile(r"\r?\n")


class Csv(Format):
    """One table; the first record is its header. Comma, semicolon, tab or bar, whichever the header has most of."""

    suffixes = (".csv", ".tsv")
    by_lines = True

    def guess(self, text: str) -> float:
        """Lines that all have the same number of commas or tabs."""
        lines = [line for line in text.splitlines()[:8] if line.strip()]
        steady = any({line.count(mark) for line in lines} - {0} == {lines[0].count(mark)} for mark in ",\t" if lines)
        return 0.6 if steady and len(lines) > 2 and all("," in line or "\t" in line for line in lines) else 0.0

    def outline(self, text: str, path: str) -> Outline:
        """One table block; a record of another length than the header is set aside."""
        header = text[: text.find("\n") if "\n" in text else len(text)]
        mark = max(",;\t|", key=header.count)
        cells: list[Cell] = []
        problems: list[Problem] = []
        width = n_rows = at = 0
        line = 1
        while at < len(text):
            fields, end, closed = _record(text, at, mark)
            here, line = line, line + text.count("\n", at, end)
            if not closed:
                problems.append(Problem("documents.quote_open", (), path, here))
                break
            at = end
            if len(fields) == 1 and not fields[0].text.strip():
                continue
            width = width or len(fields)
            if len(fields) != width:
                params = (("found", str(len(fields))), ("wanted", str(width)))
                problems.append(Problem("documents.record_wrong_length", params, path, here))
                continue
            cells.extend(Cell(n_rows, column, field, header=n_rows == 0) for column, field in enumerate(fields))
            n_rows += 1
        if not cells:
            return Outline((), problems=tuple(problems))
        block = Block("table", 0, len(text), MappedText("", ()), table=Table(tuple(cells), n_rows, width))
        return Outline((block,), problems=tuple(problems))


def _record(text: str, at: int, mark: str) -> tuple[list[MappedText], int, bool]:
    """The fields of the record at an offset, the offset after it, and whether its quotation marks are closed."""
    end_found = _PLAIN_END.search(text, at)
    end, after = end_found.span() if end_found else (len(text), len(text))
    if '"' not in text[at:end]:
        fields = []
        for words in text[at:end].split(mark):
            fields.append(MappedText.plain(words, at).strip())
            at += len(words) + 1
        return fields, after, True
    fields = []
    while True:
        if text.startswith('"', at):
            field, at, closed = _quoted(text, at + 1)
            if not closed:
                return fields, len(text), False
            fields.append(field)
        else:
            stop = re.compile(rf"{re.escape(mark)}|\r?\n|\Z").search(text, at)
            assert stop is not None  # \Z always matches
            fields.append(MappedText.plain(text[at : stop.start()], at).strip())
            at = stop.start()
        if text.startswith(mark, at):
            at += 1
            continue
        end_found = _PLAIN_END.search(text, at)
        return fields, end_found.end() if end_found else len(text), True


def _quoted(text: str, at: int) -> tuple[MappedText, int, bool]:
    """A quoted field from after its opening mark: the field, the offset after its closing mark, if there is one."""
    parts: list[MappedText | tuple[str, int, int]] = []
    while True:
        close = text.find('"', at)
        if close < 0:
            return MappedText.joined(parts), at, False
        parts.append(MappedText.plain(text[at:close], at))
        if text.startswith('""', close):
            parts.append(('"', close, 2))
            at = close + 2
            continue
        return MappedText.joined(parts), close + 1, True
