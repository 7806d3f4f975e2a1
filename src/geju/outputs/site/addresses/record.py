"""What every address of a published site is or was about, kept in the site itself: ``addresses.json``.

    {"version": 1, "edition": "e-…", "date": "2024-09-30",
     "pages":  {"entities/zhipu-ai.html": {"sort": "entity", "id": "zhipu-ai", "type": …, "labels": …, "names": […]}, …},
     "former": {"entities/zhipu.html": [{…, "edition": "e-…", "date": "2024-06-30"}], …}}

Addresses are relative to the folder of a language; one of a thing that shares a page has its place there after ``#``. ``former`` are those at which something else, or nothing, stands now,
each with the last edition in which the thing stood there, latest first. Nothing here is guessed: the next publication
over this one reads it, and leads every old address to where its thing is then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from geju.model.figure import Figure
from geju.outputs.place import Made
from geju.outputs.site.contents import Contents

RECORD = "addresses.json"
_VERSION = 1
_PAGE = re.compile(r"([a-z]{2})/((?:[^/\\\0]+/)*[^/\\\0]+\.html)\Z")
# A thing is known again by a few of its names; a hostile one may have any number of any length.
_NAMES, _LENGTH, _ALIASES = 60, 200, 5


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is or was about: "the entity zhipu-ai, an Organization, called Zhipu AI, 智谱 AI and 智谱".

    ``sort`` is ``entity``, ``document``, ``exhibit``, or ``page`` where only the address is known. ``names``: an
    entity's, its own first; a document's file name. ``aliases``: earlier ids of a document, latest first; the ids by which
    an entity was found again. ``edition``
    and ``date`` are those of the last edition in which it stood there.
    """

    sort: str
    id: str
    type: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    sha256: str = ""
    url: str = ""
    aliases: tuple[str, ...] = ()
    edition: str = ""
    date: str = ""

    def label(self, language: str) -> str:
        """What it is called in a language; empty where nothing is known of it."""
        called = (self.labels.get(language), *self.names[:1], *self.labels.values())
        return next(filter(None, called), "")

    def to_dict(self) -> dict[str, Any]:
        """What is known of it, as plain values; a label that is the first of its names goes without saying."""
        labels = {language: label for language, label in self.labels.items() if [label] != list(self.names[:1])}
        said = {"sort": self.sort, "id": self.id, "type": self.type, "labels": labels}
        said |= {"names": list(self.names), "sha256": self.sha256, "url": self.url, "aliases": list(self.aliases)}
        said |= {"edition": self.edition, "date": self.date}
        return {key: value for key, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Former:
    """The pages that geju published in a place before: address -> what was there, latest first; in which languages."""

    things: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    pages: frozenset[str] = frozenset()  # with the language


def read_former(before: Made | None) -> Former:
    """What stood where ``before`` was published. A record that cannot be read counts as none; its pages still count."""
    if before is None:
        return Former()
    pages = frozenset(name for name in before.files if _PAGE.match(name) and ".." not in Path(name).parts)
    found: dict[str, list[Thing]] = {}
    try:
        said = json.loads((before.folder / RECORD).read_text(encoding="utf-8"))
        edition, date = str(said["edition"]), str(said["date"])
        for path, thing in said["pages"].items():
            found.setdefault(path, []).append(replace(_read(thing), edition=edition, date=date))
        for path, things in said["former"].items():
            found.setdefault(path, []).extend(map(_read, things))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        found = {}
    known = {found_page[2]: found_page[1] for name in sorted(pages) if (found_page := _PAGE.match(name))}
    things = {path: tuple(found.get(path, ())) or (Thing("page", path, edition=before.edition),) for path in known}
    things |= {path: tuple(found[path]) for path in found if "#" in path and path.partition("#")[0] in known}
    languages = sorted({name.partition("/")[0] for name in pages})
    return Former(things, tuple(languages), pages)


def _read(said: Mapping[str, Any]) -> Thing:
    """A thing of a record; raises TypeError, KeyError, AttributeError where it is none."""
    labels = {str(language): str(label) for language, label in said.get("labels", {}).items()}
    return Thing(
        sort=str(said["sort"]),
        id=str(said["id"]),
        type=str(said.get("type", "")),
        labels=labels,
        names=tuple(map(str, said.get("names", ()))),
        sha256=str(said.get("sha256", "")),
        url=str(said.get("url", "")),
        aliases=tuple(map(str, said.get("aliases", ()))),
        edition=str(said.get("edition", "")),
        date=str(said.get("date", "")),
    )


def things_now(contents: Contents, figures: Sequence[Figure]) -> dict[str, Thing]:
    """Address -> what the page there is about, of entities, sources and exhibits."""
    found: dict[str, Thing] = {}
    for entity_id, entity in contents.entities.items():
        names = dict.fromkeys((entity.name, *(label for _, label in entity.labels), *entity.names))
        labels = {language: entity.label(language)[:_LENGTH] for language in contents.languages}
        kept = tuple(name[:_LENGTH] for name in names)[:_NAMES]
        found[contents.entity_place(entity_id)] = Thing("entity", entity_id, entity.type, labels, kept)
    for document_id, document in contents.documents.items():
        label = (document.origin.title or document.name)[:_LENGTH]
        labels = dict.fromkeys(contents.languages, label)
        named = (document.name,)
        about = Thing("document", document_id, "", labels, named, document.sha256, document.origin.url)
        found[contents.document_path(document_id)] = about
    for figure in figures:
        path = f"exhibits/{figure.name}.html"
        labels = {**(found[path].labels if path in found else {}), figure.language: figure.title[:_LENGTH]}
        found[path] = Thing("exhibit", figure.name, "", labels)
    return found


def found_again(thing: Thing, now: Thing) -> Thing:
    """What is remembered of a thing that now is ``now``: by what either is known, so that the next edition finds it too.

    An entity keeps its own id first: who is parted from another again is found where he is then.
    """
    if thing.sort == "document":
        aliases = tuple(dict.fromkeys(one for one in (thing.id, *thing.aliases) if one != now.id))[:_ALIASES]
        return replace(thing, id=now.id, names=now.names, sha256=now.sha256, url=now.url, aliases=aliases)
    names = tuple(dict.fromkeys((*thing.names, *now.names)))[:_NAMES]
    aliases = tuple(dict.fromkeys((now.id, *thing.aliases)))[:_ALIASES]
    return replace(thing, names=names, aliases=tuple(one for one in aliases if one != thing.id))


def write_record(
    contents: Contents,
    now: Mapping[str, Thing],
    former: Mapping[str, Sequence[Thing]],
    aliases: Mapping[str, Sequence[str]],
) -> bytes:
    """The record of a publication; ``aliases``: document id -> its earlier ids."""
    pages = {path: replace(thing, aliases=tuple(aliases.get(thing.id, ()))[:_ALIASES]) for path, thing in now.items()}
    said = {
        "version": _VERSION,
        "edition": contents.view.edition.edition_id,
        "date": contents.view.edition.date,
        "pages": {path: thing.to_dict() for path, thing in sorted(pages.items())},
        "former": {path: [thing.to_dict() for thing in things] for path, things in sorted(former.items()) if things},
    }
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
