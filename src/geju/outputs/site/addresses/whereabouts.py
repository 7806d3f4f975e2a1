"""Where a thing that had a page before has it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from geju.base.text import fold
from geju.model.figure import Figure
from geju.outputs.site.addresses.record import Former, Thing, things_now
from geju.outputs.site.contents import Contents
from geju.outputs.site.places import stem


class Whereabouts:
    """Finds things again: by id, an entity else by its names, a document else by its text, then where it came from."""

    def __init__(self, contents: Contents, figures: Sequence[Figure]) -> None:
        self.contents = contents
        self.now = things_now(contents, figures)
        self._paths = {(thing.sort, thing.id): path for path, thing in self.now.items()}
        self._named = _grouped((fold(name), path) for path, name in self._names("entity"))
        self._stems = {
            f"{folder}/": _grouped((stem(name), path) for path, name in self._names(sort))
            for sort, folder in (("entity", "entities"), ("document", "sources"))
        }
        documents = [(path, thing) for path, thing in self.now.items() if thing.sort == "document"]
        self._files = {thing.names[0]: path for path, thing in documents}
        self._texts = _grouped((thing.sha256, path) for path, thing in documents)
        self._origins = _grouped((thing.url, path) for path, thing in documents if thing.url)

    def _names(self, sort: str) -> Iterable[tuple[str, str]]:
        return ((path, name) for path, thing in self.now.items() if thing.sort == sort for name in thing.names)

    def of(self, thing: Thing) -> list[str]:
        """The addresses at which a thing is to be found now: none where it is gone, several where that is unsure."""
        if thing.sort == "entity":
            return self._entity(thing)
        if thing.sort == "document":
            return self._document(thing)
        if thing.sort == "exhibit":
            return [path] if (path := self._paths.get(("exhibit", thing.id))) else []
        place = PurePosixPath(thing.id)
        return self._stems.get(f"{place.parent}/", {}).get(place.name.removesuffix(".html"), [])

    def _entity(self, thing: Thing) -> list[str]:
        path = self._paths.get(("entity", thing.id))
        folded = list(dict.fromkeys(map(fold, (*thing.names[:1], *thing.labels.values(), *thing.names[1:]))))
        if path and (self.now[path].type == thing.type or any(path in self._named.get(name, ()) for name in folded)):
            return [path]
        for name in folded:
            found = self._named.get(name, [])
            alike = [path for path in found if self.now[path].type == thing.type]
            if found:
                return alike or found
        return [path for id in thing.aliases if (path := self._paths.get(("entity", id)))][:1]

    def _document(self, thing: Thing) -> list[str]:
        by_name = self._files.get(thing.names[0]) if thing.names else None
        path = self._paths.get(("document", thing.id)) or by_name  # a document that was edited has its name still
        return [path] if path else self._texts.get(thing.sha256, []) or self._origins.get(thing.url, [])

    def aliases(self, former: Former) -> Mapping[str, tuple[str, ...]]:
        """Document id -> the ids that the same document had before, latest first: its claims bore them in their own."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for things in former.things.values():
            for thing in things:
                paths = self.of(thing) if thing.sort == "document" else []
                if len(paths) == 1:
                    own = self.now[paths[0]].id
                    found[own] |= dict.fromkeys(one for one in (thing.id, *thing.aliases) if one != own)
        return {document_id: tuple(ids) for document_id, ids in found.items() if ids}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, path in pairs:
        found[key][path] = None
    return {key: list(paths) for key, paths in found.items()}
