"""From a cell of an answer to a mark: its words in a language, and the facts and claims behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from geju.base.amounts import say_number, say_unit
from geju.base.language import messages, say
from geju.landscape.money import Amount
from geju.landscape.view import View
from geju.model.entity import Entity
from geju.model.exhibit import Column
from geju.model.fact import Fact
from geju.model.figure import Mark
from geju.model.value import Mention, Quantity, Term, say_value


@dataclass(frozen=True)
class Cited:
    """Facts and entities of one edition by id, read once for all figures."""

    view: View

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Fact id -> fact."""
        return {fact.fact_id: fact for fact in self.view.facts()}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entity id -> entity."""
        return {entity.entity_id: entity for entity in self.view.entities()}

    def marks(self, column: Column, row: Mapping[str, Any], language: str) -> tuple[Mark, ...]:
        """The marks of one cell: none for null, one a value, several for a list.

        Where a cell is a list, the columns that say what it stands for are lists beside it.
        """
        value = row[column.name]
        if isinstance(value, list):
            beside = {name: row[name] for name in (column.entity, column.fact, column.sort) if name}
            said = {name: values for name, values in beside.items() if isinstance(values, list)}
            return tuple(
                self._mark(column, item, {**row, **{name: _at(items, i) for name, items in said.items()}}, language)
                for i, item in enumerate(value)
                if item is not None
            )
        return () if value is None or value == "" else (self._mark(column, value, row, language),)

    def _mark(self, column: Column, value: Any, row: Mapping[str, Any], language: str) -> Mark:
        fact = self.facts.get(str(row[column.fact])) if column.fact else None
        entity = self.entities.get(str(row[column.entity])) if column.entity else None
        claims = row[column.claims] if column.claims else None
        # A thing or a time shown for a fact about an amount is set and sorted as a name or a date.
        number_beside = bool(
            fact
            and isinstance(fact.value, Quantity)
            and (column.style == "time" or (entity and column.style == "entity"))
        )
        return Mark(
            words=self._words(column, value, fact, entity, language),
            sort=_sort(row[column.sort] if column.sort else value, None if column.sort or number_beside else fact),
            entity_id=entity.entity_id if entity else "",
            fact_id=fact.fact_id if fact else "",
            claim_ids=tuple(map(str, claims)) if isinstance(claims, list) else claim_ids(fact) if fact else (),
            status=fact.status if fact else "",
            hedged=bool(fact and fact.hedged),
            note=_unit(value, fact),
        )

    def _words(self, column: Column, value: Any, fact: Fact | None, entity: Entity | None, language: str) -> str:
        if column.style == "narrowed" and fact:
            said = entity.label(language) if entity else _said(fact, value, language)
            return " · ".join((said, *(self.view.term(word, language, fact.kind) for _, word in fact.slot)))
        if entity:
            return entity.label(language)
        if fact and isinstance(fact.value, Term) and value == fact.value.text:
            return self.view.term(fact.value.text, language, fact.kind)
        if fact and column.style == "money":
            return say_value(fact.value, language)
        if fact and column.style == "number" and isinstance(fact.value, Quantity):
            return say_value(_bare(fact.value), language)
        if column.style == "kind":
            known = self.view.kinds.get(str(value)) or self.view.types.get(str(value)) or {}
            return known.get(language, str(value))
        words = _plain(column, value, language)
        return self.view.term(words, language) if column.style == "text" else words


def claim_ids(fact: Fact) -> tuple[str, ...]:
    """The claims behind a fact: the chosen one, the others for it, those against it."""
    others = (claim_id for claim_id in fact.claims_for if claim_id != fact.chosen)
    return (fact.chosen, *others, *fact.claims_against)


def _said(fact: Fact, value: Any, language: str) -> str:
    """What a fact says: an amount in full, else the value of the cell."""
    return say_value(fact.value, language) if isinstance(fact.value, Quantity) else str(value)


def _bare(value: Quantity) -> Quantity:
    """A quantity without its unit, and without the zeros at its end where it had one."""
    if not value.unit:
        return value
    low, high = (None if end is None else end.normalize() for end in (value.low, value.high))
    return Quantity(low, high, approx=value.approx)


def _plain(column: Column, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return say("exhibits.yes" if value else "exhibits.no", language)
    if isinstance(value, (int, float, Decimal)):
        words = say_number(Decimal(str(value)), language=language)
        return f"{words}%" if column.style == "percent" else words
    if isinstance(value, Mapping) and column.style == "money":
        return _amount(value).words(language, value["unit"][3:])
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {item}" for key, item in sorted(value.items()))
    if column.name == "unit":
        return say_unit(str(value), language)
    key = f"exhibits.{column.name}_{value}"
    return say(key, language) if key in messages() else str(value)


def _unit(value: Any, fact: Fact | None) -> str:
    if isinstance(value, Mapping):
        return str(value.get("unit", ""))
    return fact.value.unit if fact and isinstance(fact.value, Quantity) else ""


def _amount(value: Mapping[str, Any]) -> Amount:
    """Money that the SQL itself comes to: a struct of ``low``, ``high`` (NULL for an open side) and ``unit``."""
    low, high = (None if value[end] is None else Decimal(value[end]) for end in ("low", "high"))
    return Amount(low, high, value["unit"][:3], bool(value.get("about")))


def _at(values: Sequence[Any], index: int) -> Any:
    return values[index] if index < len(values) else None


def _sort(value: Any, fact: Fact | None) -> float | str | None:
    if fact and isinstance(fact.value, Quantity):
        end = fact.value.low if fact.value.low is not None else fact.value.high
        return None if end is None else float(end)
    if fact and isinstance(fact.value, Mention):
        return None
    if isinstance(value, Mapping) and "low" in value:
        return float(_amount(value).least)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, str) else None
