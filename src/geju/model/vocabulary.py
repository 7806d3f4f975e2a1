"""The vocabulary of a landscape: kinds, entity types and lexicon, geju's own and the landscape's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from geju.base.errors import ContentError, UnknownNameError
from geju.base.ids import sha256
from geju.model.kind import EntityType, Kind, read_entity_type, read_kind
from geju.model.naming.lexicon import Lexicon, read_lexicon

_HERE = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What can be said in a landscape. ``fingerprint`` changes with any word of any file it was read from."""

    kinds: Mapping[str, Kind]
    entity_types: Mapping[str, EntityType]
    lexicon: Lexicon
    fingerprint: str

    @property
    def makers(self) -> dict[str, str]:
        """Thing -> its maker, organization -> the one that it belongs to; by entity id."""
        return {thing.entity_id: thing.by for thing in self.lexicon.things if thing.by}

    def kind(self, name: str) -> Kind:
        """The kind of that name; raises UnknownNameError with the nearest."""
        if name not in self.kinds:
            raise UnknownNameError("kind", name, self.kinds)
        return self.kinds[name]


def read_vocabulary(*folders: Path) -> Vocabulary:
    """geju's own vocabulary with what each folder adds in ``kinds/``, ``entity_types/`` and ``lexicon/``.

    A landscape's entry of lexicon comes before geju's; a kind that stands twice raises ContentError.
    """
    places = (*folders, _HERE)
    paths = (_files(places, "kinds"), _files(places, "entity_types"), _files(places, "lexicon"))
    return _read(*paths, sha256(b"\0".join(path.read_bytes() for group in paths for path in group)))


@cache
def _read(
    kind_paths: tuple[Path, ...], type_paths: tuple[Path, ...], lexicon_paths: tuple[Path, ...], fingerprint: str
) -> Vocabulary:
    kinds: dict[str, Kind] = {}
    where: dict[str, Path] = {}
    for path in kind_paths:
        kind = read_kind(path)
        if kind.name in kinds:
            raise ContentError("base.twice", path=path, what="kind", name=kind.name, other=where[kind.name])
        kinds[kind.name], where[kind.name] = kind, path
    types = {t.name: t for t in map(read_entity_type, type_paths)}
    return Vocabulary(
        kinds=MappingProxyType(dict(sorted(kinds.items()))),
        entity_types=MappingProxyType(dict(sorted(types.items()))),
        lexicon=read_lexicon(lexicon_paths),
        fingerprint=fingerprint,
    )


def _files(places: Iterable[Path], folder: str) -> tuple[Path, ...]:
    return tuple(path for place in places for path in sorted((place / folder).glob("*.yaml")))
