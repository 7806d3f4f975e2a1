"""Workbooks that are no XML of Excel (XLS, XLSB, ODS): values without their formats, read by python-calamine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from geju.base.errors import FormatError
from geju.base.settings import settings
from geju.documents.archive import Archive
from geju.documents.format import Transcript
from geju.documents.office.draft import Draft, Words
from geju.documents.office.workbook.sheet import Sheet, Value
from geju.documents.office.workbook.shown import general
from geju.documents.office.workbook.writing import write_sheet
from geju.model.document import Page


def transcribe(data: bytes, path: str) -> Transcript:
    """The transcript of a workbook. Raises FormatError, LimitError."""
    import python_calamine

    if data.startswith(b"PK"):
        Archive(data, path)  # only for its limits
    draft = Draft(path)
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        left = settings().max_cells
        for number, about in enumerate(book.sheets_metadata, 1):
            draft.pages.append(Page(number, 0.0, 0.0, about.name))
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
                sheet = Sheet(about.name, hidden)
                _fill(sheet, book.get_sheet_by_index(number - 1), left)
                left -= len(sheet.cells)
                if sheet.left_out:
                    draft.warn("office.cells", limit=settings().max_cells, place=sheet.left_out)
                write_sheet(draft, sheet, (), number)
    except python_calamine.PasswordError as error:
        raise FormatError("office.locked", path=path) from error
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise FormatError("office.workbook", path=path, reason=" ".join(str(error).split())[:160]) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how Rust says that it stumbled; no Exception
            raise
        raise FormatError("office.workbook", path=path, reason="panic") from error
    return draft.finish(paged=False)


def _fill(sheet: Sheet, source: Any, left: int) -> None:
    for (row, column), value in _values(source):
        if len(sheet.cells) >= left:
            sheet.left_out = sheet.place(row, column)
            break
        sheet.cells[row, column] = value
    for first, last in source.merged_cell_ranges or ():
        sheet.merged.append((*first, *last))


def _values(source: Any) -> Iterator[tuple[tuple[int, int], Value]]:
    if source.start is None:
        return
    top, left = source.start
    for row, cells in enumerate(source.to_python(skip_empty_area=True), top):
        for column, kept in enumerate(cells, left):
            value = _value(kept)
            if value is not None:
                yield (row, column), value


def _value(kept: object) -> Value | None:
    if isinstance(kept, bool):
        return Value((Words("TRUE" if kept else "FALSE"),))
    if isinstance(kept, int | float):
        number = Decimal(repr(kept))
        return Value((Words(general(number) if number.is_finite() else str(kept)),), number=True)
    if isinstance(kept, datetime):
        return Value(
            (Words(kept.date().isoformat() if kept.time() == time() else kept.isoformat(" ", "seconds")),), number=True
        )
    if isinstance(kept, date | time):
        return Value((Words(kept.isoformat()),), number=True)
    if isinstance(kept, timedelta):
        return Value((Words(str(kept)),), number=True)
    text = str(kept)
    return Value((Words(text),)) if text.strip() else None
