"""The door: a file becomes a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from importlib.util import find_spec
from pathlib import Path

from geju.base.errors import LimitError, Problem, SourceError
from geju.base.ids import content_id, sha256
from geju.base.registry import entries
from geju.base.settings import settings
from geju.base.text import plain_signs
from geju.documents.confined import transcribe
from geju.documents.decode import decode
from geju.documents.format import SHELF, AnyFormat, BinaryFormat, Format, Transcript
from geju.documents.legible import legible_block
from geju.documents.sniff import sniff, sniff_bytes
from geju.model.document import Document, Origin

_DATED_NAME = re.compile(r"(?<!\d)(20\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")


def read(path: Path, origin: Origin | None = None, *, name: str = "", data: bytes | None = None) -> Document:
    """Read one file: bytes, text or transcript, outline, origin.

    ``origin`` is what is known of the document from outside; what it leaves open is taken from the text itself (front
    matter, ``<meta>``) and from a date in the file's name. ``name`` stands for the file in claims (else its file name),
    ``data`` are its bytes where they were loaded before.
    Raises SourceError: EncodingError, FormatError, LimitError, or the file is missing.
    """
    data = load(path) if data is None else data
    name = name or path.name
    binary = sniff_bytes(path, data)
    found = _transcript(path, name, data, *binary) if binary else _outline(path, name, data)
    problems = found.transcript.problems
    if not found.transcript.text.strip():
        problems = (Problem("documents.empty", path=name, line=1), *problems)
    digest = sha256(data)
    return Document(
        name=name,
        document_id=content_id("d", digest, name),
        format=found.format,
        text=found.transcript.text,
        sha256=digest,
        encoding=found.encoding,
        origin=_complete(origin or Origin(), dict(found.transcript.origin), name),
        blocks=found.transcript.blocks,
        problems=problems,
        n_bytes=len(data),
        places=found.transcript.places,
        pages=found.transcript.pages,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What bytes came to: the format's name, the encoding (``binary`` of what is no text), the transcript."""

    format: str
    encoding: str
    transcript: Transcript


def _outline(path: Path, name: str, data: bytes) -> _Found:
    """A text, which is its own transcript."""
    text, encoding = decode(data, path)
    if len(text) > (limit := settings().max_text):
        raise LimitError("confined.too_much_text", path=path, size=len(text), limit=limit)
    format_name, entry = sniff(path, text)
    legible, left_out = _within(text, path, name, entry)
    outline = entry.outline(plain_signs(legible), name)
    problems = (*_misnamed(path, name, format_name), *left_out, *outline.problems)
    return _Found(format_name, encoding, Transcript(text, outline.blocks, origin=outline.origin, problems=problems))


def _transcript(path: Path, name: str, data: bytes, format_name: str, entry: BinaryFormat) -> _Found:
    """Bytes that are no text, in clean characters. Raises SourceError where what reads them is not installed."""
    if not all(find_spec(module) for module in entry.modules):
        raise SourceError("documents.extra_missing", path=path, format=format_name, extra=entry.extra)
    found = transcribe(format_name, data, name)
    problems = (*_misnamed(path, name, format_name), *found.problems)
    blocks = tuple(map(legible_block, found.blocks))
    return _Found(format_name, "binary", replace(found, blocks=blocks, problems=problems))


def _misnamed(path: Path, name: str, format_name: str) -> tuple[Problem, ...]:
    """A word on a file that is another thing than its ending says; of a text only where that says it is none."""
    formats = entries(SHELF, AnyFormat)
    suffix, found = path.suffix.lower(), formats[format_name]
    meant = any(suffix in e.suffixes for e in formats.values() if isinstance(e, BinaryFormat))
    if suffix in found.suffixes or not (meant or isinstance(found, BinaryFormat)):
        return ()
    said = (("format", format_name), ("suffix", path.suffix))
    return (Problem("documents.not_as_named", said, name, severity="warning"),)


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
