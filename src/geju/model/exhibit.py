"""An exhibit: a question to the landscape with its SQL, the form of the answer, and words in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geju.base.content import load_yaml
from geju.base.errors import ContentError

_SCHEMA = Path(__file__).parent / "schemas" / "exhibit.schema.json"
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Column:
    """A shown column of the answer: its words, its style, and which other columns say what a cell stands for.

    ``entity``, ``fact``, ``claims`` and ``sort`` name columns of the answer: an entity id, a fact id, a list of claim
    ids, what to sort by; empty where there is none.
    """

    name: str
    labels: tuple[tuple[str, str], ...] = ()
    style: str = "text"
    entity: str = ""
    fact: str = ""
    claims: str = ""
    sort: str = ""

    def label(self, language: str) -> str:
        """The heading in a language."""
        return dict(self.labels).get(language, self.name)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """ "Who scores what on MMLU? A matrix of models by benchmarks, best first": question, SQL, form, columns.

    ``brought``: by a landscape, not one of geju's own.
    """

    name: str
    title: tuple[tuple[str, str], ...]
    question: tuple[tuple[str, str], ...]
    form: str
    sql: str
    columns: tuple[Column, ...]
    note: tuple[tuple[str, str], ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100
    path: str = ""
    brought: bool = False


def read_exhibits(folder: Path) -> tuple[Exhibit, ...]:
    """The exhibits of a landscape, in the order shown; raises ContentError."""
    found = [replace(read_exhibit(path), brought=True) for path in sorted((folder / "exhibits").glob("*.yaml"))]
    return tuple(sorted(found, key=lambda exhibit: (exhibit.order, exhibit.name)))


def read_exhibit(path: Path) -> Exhibit:
    """An exhibit from its YAML file, whose name must be the exhibit's; raises ContentError."""
    data = load_yaml(path, _SCHEMA)
    if data["exhibit"] != path.stem:
        raise ContentError("model.name_not_file", path=path, line=1, name=data["exhibit"], file=path.stem)
    return Exhibit(
        name=data["exhibit"],
        title=tuple(data["title"].items()),
        question=tuple(data["question"].items()),
        form=data["form"],
        sql=data["sql"],
        columns=tuple(_column(name, column) for name, column in data["columns"].items()),
        note=tuple(data.get("note", {}).items()),
        options=MappingProxyType(dict(data.get("options", {}))),
        order=data.get("order", 100),
        path=str(path),
    )


def _column(name: str, data: Mapping[str, str]) -> Column:
    labels = tuple((language, data[language]) for language in _LANGUAGES if language in data)
    return Column(name, labels, **{key: value for key, value in data.items() if key not in _LANGUAGES})
