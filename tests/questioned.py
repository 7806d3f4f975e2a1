"""Small landscapes of claims by hand, for questions about prices, scores, money and investors."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from geju.landscape.build import Material, build
from geju.landscape.view import View
from geju.model.claim import Claim
from geju.model.entity import Entity
from geju.model.project import Project
from geju.model.value import Approx, Mention, Quantity, Term
from geju.model.vocabulary import read_vocabulary
from landscape_material import document
from small import claim, number

MODELS = ("alpha", "beta", "gamma", "delta")
COMPANIES = ("acme", "bolt", "cast")
INVESTORS = ("ivy", "jade", "kite")
DATED = {"a.md": "2024-09-20", "b.md": "2024-09-25", "c.md": ""}


def view_of(folder: Path, claims: Iterable[Claim], base_currency: str = "CNY") -> View:
    """An edition of those claims, whose documents are a.md, b.md (dated) and c.md (not)."""
    entities = (
        *(Entity(name, "Model", name.title(), (), (name,)) for name in MODELS),
        *(Entity(name, "Organization", name.title(), (), (name,)) for name in (*COMPANIES, *INVESTORS)),
        Entity("mmlu", "Benchmark", "MMLU", (), ("MMLU",)),
        Entity("math", "Benchmark", "MATH", (), ("MATH",)),
    )
    material = Material(
        project=Project(folder, "asked", (("en", "Asked"),), base_currency=base_currency, date="2024-09-30"),
        vocabulary=read_vocabulary(),
        documents=tuple(document(name, kind="report", date=date, producer=name) for name, date in DATED.items()),
        claims=tuple(claims),
        entities=entities,
    )
    folder.mkdir(exist_ok=True)
    edition, _ = build(material)
    return View(Path(edition.path))


class Told:
    """Claims one after another, each at a place of its own."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []

    def price(self, model: str, amount: str, direction: str = "", unit: str = "CNY/Mtoken", **said: str) -> None:
        """A price per million tokens."""
        self._add(number(amount, unit), "price", model, direction=direction, **said)

    def score(self, model: str, points: str, benchmark: str = "MMLU", **said: str) -> None:
        """A score, MMLU unless another benchmark is named."""
        ids = {"benchmark": benchmark.lower()}
        self._add(number(points), "score", model, ids=ids, benchmark=benchmark, **said)

    def money(self, kind: str, company: str, value: Quantity | str, unit: str = "CNY", **said: str) -> None:
        """An amount raised or a valuation."""
        self._add(number(value, unit) if isinstance(value, str) else value, kind, company, "Organization", **said)

    def round(self, company: str, name: str, **said: str) -> None:
        """A round, without an amount."""
        self._add(Term(name), "funding_round", company, "Organization", **said)

    def thing(self, kind: str, subject: str, other: str, type: str = "Organization", **said: str) -> None:
        """An investor, an investment, a developer."""
        self._add(Mention(other, "Organization"), kind, subject, type, object_id=other, **said)

    def _add(self, value: object, kind: str, subject: str, type: str = "Model", **said: object) -> None:
        at = len(self.claims) * 5
        self.claims.append(claim(value, kind=kind, subject=subject, type=type, at=at, **said))  # type: ignore[arg-type]


def between(low: str, high: str, unit: str = "CNY", approx: Approx = "order") -> Quantity:
    """An interval, empty for an open end."""
    ends = [number(end).low if end else None for end in (low, high)]
    return Quantity(ends[0], ends[1], unit, approx, f"{low}-{high}")
