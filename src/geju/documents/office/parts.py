"""The parts of an Office file: XML without entities, the relations between parts, what the file says of itself."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from geju.base.errors import FormatError
from geju.documents.archive import Archive, plain_name

Element = ET.Element
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "presentationml/2006/main": "p",
    "presentationml/main": "p",
    "spreadsheetml/2006/main": "x",
    "spreadsheetml/main": "x",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "drawingml/2006/diagram": "dgm",
    "drawingml/diagram": "dgm",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "drawingml/2006/spreadsheetDrawing": "xdr",
    "drawingml/spreadsheetDrawing": "xdr",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "markup-compatibility/2006": "mc",
    "package/2006/metadata/core-properties": "cp",
    "officeDocument/2006/extended-properties": "ep",
    "officeDocument/extendedProperties": "ep",
}
_OTHERS = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.DOTALL)
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")
_HEAD = 4096


class _Names(dict[str, str]):
    """``{namespace}name`` -> ``prefix:name``, both editions of the standard alike."""

    def __missing__(self, full: str) -> str:
        space, _, name = full[1:].partition("}") if full.startswith("{") else ("", "", full)
        short = space.removeprefix(_TRANSITIONAL).removeprefix(_STRICT)
        prefix = _OTHERS.get(space) or (_PREFIXES.get(short) if short != space else None)
        self[full] = found = f"{prefix}:{name}" if prefix else full
        return found


_NAMES = _Names()


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part refers to: the last word of the relation's type, and the other part's name; ``""`` outside."""

    kind: str
    target: str


class Package:
    """An Office file: "its main part is ppt/presentation.xml, which refers to ppt/slides/slide1.xml".

    Nothing outside the file is ever asked for: relations that lead there have no target.
    """

    def __init__(self, data: bytes, path: str) -> None:
        if data.startswith(_OLE):
            key = "office.locked" if _LOCKED in data else "office.old"
            raise FormatError(key, path=path)
        self.path = path
        self.archive = Archive(data, path)

    def xml(self, name: str) -> Element:
        """The root of a part, names with their usual prefixes (``w:p``); raises FormatError where it is no XML."""
        data = self.archive.read(name)
        check_prolog(data, name, self.path)
        try:
            root = ET.fromstring(data)  # noqa: S314
        except (ET.ParseError, ValueError, LookupError) as error:
            raise FormatError("office.part", path=self.path, part=name, reason=error) from error
        for element in root.iter():
            rename(element)
        return root

    def optional(self, name: str) -> Element | None:
        """The root of a part; None where it is not there or no XML."""
        try:
            return self.xml(name) if name and name in self.archive else None
        except FormatError:
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part (``""``: the file itself) refers to, by id."""
        folder, _, last = name.rpartition("/")
        root = self.optional(f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels")
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = element.get("Target", "")
            inside = element.get("TargetMode", "Internal") != "External" and "://" not in target
            joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if inside and target else ""
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], joined)
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that a part refers to by one kind of relation, and that are there, in order."""
        return [r.target for r in self.relations(name).values() if r.kind == kind and r.target in self.archive]

    def main(self) -> str:
        """The name of the main part; raises FormatError where there is none."""
        found = self.related("", "officeDocument")
        if not found:
            raise FormatError("office.no_main", path=self.path)
        return found[0]

    @property
    def has_macros(self) -> bool:
        """Whether programs are in the file; they are never read."""
        return any(plain_name(name).endswith("vbaproject.bin") for name in self.archive.names)


def check_prolog(data: bytes, name: str, path: str) -> None:
    """Raise FormatError where XML has a document type (it could define entities) or is in an encoding of its own."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = data[: _HEAD * 2].decode("utf-16", "ignore").encode()
        except UnicodeError as error:
            raise FormatError("office.part", path=path, part=name, reason=error) from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(data[:_HEAD])
    prolog = _PROLOG.match(data)
    after = data[prolog.end() : prolog.end() + 2] if prolog else b""
    if after == b"<!" or (declared and declared[1].lower() not in _ENCODINGS) or b"\0" in data[:_HEAD]:
        raise FormatError("office.entities", path=path, part=name)


def prefixed(name: str) -> str:
    """A name with its usual prefix."""
    return _NAMES[name]


def rename(element: Element) -> None:
    """Give an element and its attributes the usual prefixes."""
    if "{" not in element.tag:
        return
    element.tag = _NAMES[element.tag]
    if any("{" in key for key in element.attrib):
        renamed = {_NAMES[key] if "{" in key else key: value for key, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(renamed)


def shown_of(element: Element) -> Iterator[Element]:
    """The children of an element; of what is there in several renderings the first one only."""
    for child in element:
        if child.tag == "mc:AlternateContent":
            chosen = find(child, "mc:Choice")
            if chosen is None:
                chosen = find(child, "mc:Fallback")
            if chosen is not None:
                yield from shown_of(chosen)
        else:
            yield child


def find(element: Element, path: str) -> Element | None:
    """The first child by that name, or what is below it (``w:rPr/w:b``); names with prefixes, unlike ``Element.find``."""
    name, _, rest = path.partition("/")
    for child in element:
        if child.tag == name:
            found = find(child, rest) if rest else child
            if found is not None:
                return found
    return None


def every(element: Element, path: str) -> Iterator[Element]:
    """All children by that name, or what is below them."""
    name, _, rest = path.partition("/")
    for child in element:
        if child.tag == name:
            yield from every(child, rest) if rest else (child,)


def text_of(element: Element, path: str) -> str:
    """The characters of the first child by that name; empty where there is none."""
    found = find(element, path)
    return (found.text or "") if found is not None else ""


def is_on(element: Element | None, key: str) -> bool:
    """Whether a switch like ``<w:vanish/>`` is there and not turned off."""
    return element is not None and element.get(key, "1") not in ("0", "false", "off")
