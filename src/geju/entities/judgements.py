"""What people decided about names: which decisions hold, and writing one down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from geju.base.text import fold
from geju.entities.block import Key
from geju.entities.comparator import Candidate
from geju.model.entity import Judgement

FILE = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement about two of the names at hand."""

    a: Key
    b: Key
    judgement: Judgement

    @property
    def same(self) -> bool:
        """Whether the two were held to be one."""
        return self.judgement.verdict == "same"


def decisions(candidates: Mapping[Key, Candidate], judgements: Iterable[Judgement]) -> list[Decision]:
    """What was judged of the names at hand, the latest first; an earlier judgement on the same two names is left out.

    A name stands for every spelling that folds alike; an entity id for every name of it.
    """
    by_name: dict[str, list[Key]] = defaultdict(list)
    by_known: dict[str, list[Key]] = defaultdict(list)
    for key, one in sorted(candidates.items()):
        by_name[fold(one.name)].append(key)
        if one.known:
            for name in dict.fromkeys((one.known.entity_id, *map(fold, one.known.names))):
                by_known[name].append(key)
    found: dict[frozenset[Key], Decision] = {}
    for judgement in reversed([j for j in judgements if j.verdict in ("same", "different") and j.b]):
        first, second = (_keys(name, judgement.type, by_name, by_known) for name in (judgement.a, judgement.b))
        for a in first if first != second else ():
            for b in second:
                if a != b and (judgement.type or a[0] == b[0]):
                    found.setdefault(frozenset((a, b)), Decision(a, b, judgement))
    return list(found.values())


def _keys(name: str, type_: str, by_name: Mapping[str, list[Key]], by_known: Mapping[str, list[Key]]) -> list[Key]:
    """The mentions that a judgement names: so spelt, else those of the known thing that has that name or id."""
    found = by_name.get(fold(name)) or by_known.get(name) or by_known.get(fold(name)) or []
    return [key for key in found if not type_ or key[0] == type_]


def append_judgement(path: Path, judgement: Judgement) -> Path:
    """Write a judgement as the last line of a file of judgements, which is made where there is none; returns the file.

    Nothing that stands there is touched; where the last line was not ended, it is.
    """
    words = {key: value for key, value in asdict(judgement).items() if value and key != "line"}
    line = json.dumps(words, ensure_ascii=False) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, 2)
            line = line if file.read(1) == b"\n" else "\n" + line
        file.write(line.encode("utf-8"))
    return path
