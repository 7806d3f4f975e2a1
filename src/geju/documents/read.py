"""The door: a file becomes a Document."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

from geju.base.errors import LimitError, Problem, SourceError
from geju.base.ids import content_id, sha256
from geju.base.settings import settings
from geju.base.text import plain_signs
from geju.documents.decode import decode
from geju.documents.format import Format
from geju.documents.sniff import sniff
from geju.model.document import Document, Origin

_DATED_NAME = re.compile(r"(?<!\d)(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


def read(path: Path, origin: Origin | None = None, *, name: str = "", data: bytes | None = None) -> Document:
    """Read one file: bytes, text, outline, origin.

    ``origin`` is what is known of the document from outside; what it leaves open is taken from the text itself (front
    matter, ``<meta>``) and from a date in the file's name. ``name`` stands for the file in claims (else its file name),
    ``data`` are its bytes where they were loaded before.
    Raises SourceError: EncodingError, FormatError, LimitError, or the file is missing.
    """
    data = load(path) if data is None else data
    text, encoding = decode(data, path)
    format_name, entry = sniff(path, text)
    name = name or path.name
    legible, left_out = _within(text, path, name, entry)
    outline = entry.outline(plain_signs(legible), name)
    digest = sha256(data)
    problems = (*left_out, *outline.problems)
    if not text.strip():
        problems = (Problem("documents.empty", path=name, line=1), *problems)
    return Document(
        name=name,
        document_id=content_id("d", digest, name),
        format=format_name,
        text=text,
        sha256=digest,
        encoding=encoding,
        origin=_complete(origin or Origin(), dict(outline.origin), name),
        blocks=outline.blocks,
        problems=problems,
        n_bytes=len(data),
    )


def load(path: Path) -> bytes:
    """The bytes of a file; raises LimitError for one that is too large, SourceError."""
    limit = settings().max_bytes
    try:
        size = path.stat().st_size
        if size > limit:
            raise LimitError("documents.too_large", path=path, line=1, size=size, limit=limit)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("documents.not_found", path=path) from error
    except OSError as error:
        raise SourceError("documents.not_readable", path=path, reason=error.strerror or error) from error


def _within(text: str, path: Path, name: str, entry: Format) -> tuple[str, tuple[Problem, ...]]:
    """The text with lines over the limit blanked, offsets unchanged, and a problem for each.

    Raises LimitError where the format is not read by lines, or nothing else is there.
    """
    limit = settings().max_line
    problems: list[Problem] = []
    pieces: list[str] = []
    at, line, kept = 0, 1, 0
    while len(text) - at > limit:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at > limit:
            error = LimitError("documents.line_too_long", path=path, line=line, size=end - at, limit=limit)
            if not entry.by_lines or not (text[:at].strip() or text[end:].strip()):
                raise error
            problems.append(replace(error.problem, path=name))
            pieces += [text[kept:at], " " * (end - at)]
            kept = end
        at, line = end + 1, line + 1
    return ("".join((*pieces, text[kept:])) if problems else text), tuple(problems)


def _complete(origin: Origin, own: dict[str, str], name: str) -> Origin:
    """An origin whose open words are filled from the document's own, and its date from the name."""
    known = {field.name for field in fields(Origin)}
    given = {key: getattr(origin, key) for key in known}
    for key, value in own.items():
        if key in known and given[key] in ("", "unknown"):
            given[key] = value
    dated = _DATED_NAME.search(name)
    if not given["date"] and dated:
        given["date"] = "-".join(dated.groups())
    return replace(origin, **given)
