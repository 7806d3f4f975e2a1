"""What may be claimed of what: kinds and entity types, read from YAML, one file each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from geju.base.content import load_yaml
from geju.base.errors import ContentError
from geju.base.text import has_cjk

FORMS = ("quantity", "time", "entity", "text")
Holds = Literal["one", "many", "series"]
_SCHEMAS = Path(__file__).parent / "schemas"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in every language: ``words.of("zh")``; ``words.all`` is every one of them, in file order."""

    by_language: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, language: str) -> tuple[str, ...]:
        """The words of one language."""
        return dict(self.by_language).get(language, ())

    @property
    def all(self) -> tuple[str, ...]:
        """The words of all languages."""
        return tuple(word for _, words in self.by_language for word in words)


@dataclass(frozen=True, slots=True)
class QualifierKind:
    """A qualifier that a kind allows: whether it must be there, the entity type it names, if any, and usual words.

    ``terms``: canonical word -> what is printed for it (博士 -> PhD).
    """

    name: str
    required: bool = False
    entity_type: str = ""
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What may be said: "a *score* gives a Model a quantity, on a benchmark".

    ``form`` is the form of the value. ``units`` are the units a quantity may have, the first being the default;
    ``low``/``high`` bound what can be; ``entity_types`` are the types a value of form ``entity`` may have; ``terms``
    the usual values of form ``text``, canonical -> spellings, and ``same`` those that mean one thing. ``words`` are how headers and labels name the kind.
    ``slot``: the qualifiers that, with subject and kind,
    make one question, ``topic`` those of them without which two claims are about different things; ``holds``: one value, many at once, or a series in time; ``rule`` settles conflicts.
    ``converted``: amounts in different currencies are held against each other at the rate of their date.
    ``translations``: a word of a value or a qualifier -> it in each language, for people; what is kept stays as printed.
    """

    name: str
    labels: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    example: str
    subject: tuple[str, ...]
    form: Literal["quantity", "time", "entity", "text"]
    units: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    entity_types: tuple[str, ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    qualifiers: tuple[QualifierKind, ...] = ()
    words: Words = Words()
    slot: tuple[str, ...] = ()
    holds: Holds = "one"
    rule: str = "majority"
    same: tuple[tuple[str, ...], ...] = ()
    translations: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    topic: tuple[str, ...] = ()
    converted: bool = False

    def __hash__(self) -> int:
        """That of its name: what is worked out once for a kind is asked for with every claim."""
        return hash(self.name)

    def label(self, language: str) -> str:
        """The kind's name for people."""
        return dict(self.labels).get(language, self.name)

    def qualifier(self, name: str) -> QualifierKind | None:
        """The qualifier of that name, or None."""
        return next((q for q in self.qualifiers if q.name == name), None)

    def spellings(self, name: str, word: str) -> tuple[str, ...]:
        """A qualifier's word and what else may be printed for it."""
        qualifier = self.qualifier(name)
        return (word, *(dict(qualifier.terms).get(word, ()) if qualifier else ()))


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of thing: "an *Organization* is a company, a fund, a laboratory"; ``like`` are types hardly kept apart."""

    name: str
    labels: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    plural: tuple[tuple[str, str], ...] = ()
    like: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The type's name for people."""
        return dict(self.labels).get(language, self.name)


def read_kind(path: Path) -> Kind:
    """A kind from its YAML file, whose name must be the kind's; raises ContentError."""
    data = load_yaml(path, _SCHEMAS / "kind.schema.json")
    if data["kind"] != path.stem:
        raise ContentError("model.name_not_file", path=path, line=1, name=data["kind"], file=path.stem)
    value = data["value"]
    return Kind(
        name=data["kind"],
        labels=_pairs(data["labels"]),
        about=_pairs(data["about"]),
        example=data.get("example", ""),
        subject=tuple(data["subject"]),
        form=value["form"],
        units=tuple(value.get("units", ())),
        low=_decimal(value.get("low")),
        high=_decimal(value.get("high")),
        entity_types=tuple(value.get("entity_types", ())),
        terms=_terms(value.get("terms")),
        qualifiers=tuple(_qualifier(name, about or {}) for name, about in data.get("qualifiers", {}).items()),
        words=_words(data.get("words", {})),
        slot=tuple(data.get("slot", ())),
        holds=data.get("holds", "one"),
        rule=data.get("rule", "majority"),
        same=tuple(map(tuple, value.get("same", ()))),
        translations=_translations(data.get("translations", ()), value.get("same", ())),
        topic=tuple(data.get("topic", ())),
        converted=bool(value.get("converted")),
    )


def read_entity_type(path: Path) -> EntityType:
    """An entity type from its YAML file, whose name must be the type's; raises ContentError."""
    data = load_yaml(path, _SCHEMAS / "entity_type.schema.json")
    if data["entity_type"] != path.stem:
        raise ContentError("model.name_not_file", path=path, line=1, name=data["entity_type"], file=path.stem)
    return EntityType(
        name=data["entity_type"],
        labels=_pairs(data["labels"]),
        about=_pairs(data["about"]),
        plural=_pairs(data.get("plural", {})),
        like=tuple(data.get("like", ())),
    )


def _qualifier(name: str, about: Mapping[str, Any]) -> QualifierKind:
    return QualifierKind(name, bool(about.get("required")), about.get("entity_type", ""), _terms(about.get("terms")))


def _terms(data: Mapping[str, Any] | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((str(word), tuple(map(str, spellings))) for word, spellings in (data or {}).items())


def _translations(
    entries: Sequence[Mapping[str, Any]], same: Sequence[Sequence[str]]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Word -> it in each language; terms that say the same translate each other, told apart by their script."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in entries:
        labels = _pairs({language: word for language, word in entry.items() if language != "also"})
        found |= dict.fromkeys((*(word for _, word in labels), *map(str, entry.get("also", ()))), labels)
    for group in same:
        labels = tuple({("zh" if has_cjk(word) else "en"): word for word in reversed(group)}.items())
        found |= {word: labels for word in group if word not in found}
    return tuple(found.items())


def _pairs(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in data.items())


def _words(data: Mapping[str, Any]) -> Words:
    return Words(tuple((language, tuple(map(str, words))) for language, words in data.items()))


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
