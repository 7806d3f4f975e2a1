"""A landscape of very many things of which little is told, said by hand; a few of them have names that mean harm."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from geju import pipeline
from geju.outputs.site.addresses.record import RECORD

N_THINGS = 1040
HOSTILE_NAMES = (
    "One < two & three > \"four\"", "' onmouseover='alert(1)", "content", "\u202egnp.exe Works",
)  # fmt: skip
# Beyond Latin letters and digits: Chinese, Greek.
FOREIGN = ("星光一号", "智能二号", "Ωmega Yard")
_LINE = {"subject_type": "Product", "property": "category", "said_by": "Ann"}


def name_of(n: int) -> str:
    """The name of a thing: its first letters run through the alphabet, its last are a number."""
    return f"{chr(ord('A') + n % 25)}{'aeiou'[n % 5]}rn {n:04d} Works"


NAMES = (*map(name_of, range(N_THINGS - len(FOREIGN))), *FOREIGN)


def said(name: str, words: str, date: str = "2024-09-20") -> dict[str, str]:
    """One category of a thing."""
    return {**_LINE, "subject": name, "text": words, "quote": f"{name}: {words}", "date": date}


def used(name: str, date: str) -> dict[str, object]:
    """How many use a thing at a date."""
    said = {"property": "metric", "subject": name, "amount": 120, "quote": f"{name}: 120 users, {date}", "date": date}
    return {**_LINE, **said, "qualifiers": {"measure": "users", "time": date}}


def written(folder: Path, *more: dict[str, str], names: tuple[str, ...] = NAMES) -> Path:
    """A landscape in which each of the names has a category and users at a date, every other one later; and ``more``."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "project.yaml").write_text(
        "name: directory\ntitle: {en: Directory, zh: 名录}\nlanguages: [en, zh]\n", "utf-8"
    )
    for n, (date, words) in enumerate((("2024-03-31", "search"), ("2024-09-20", "chat"))):
        claims: list[object] = [said(name, words, date) for name in names[n::2]]
        claims += [used(name, date) for name in names[n::2]]
        text = json.dumps({"claims": [*claims, *(more if n else ())]}, ensure_ascii=True)  # JSON is YAML
        (folder / "sources" / f"directory-{date}.yaml").write_text(text, encoding="utf-8")
    items = [
        {"item": None, "name": name, "homepage_url": "https://x.example", "logo": "x.svg"} for name in HOSTILE_NAMES
    ]
    parts = [{"subcategory": None, "name": "harm", "items": items}]
    feed = {"landscape": [{"category": None, "name": "mean", "subcategories": parts}]}
    (folder / "sources" / "landscape.yml").write_text(yaml.safe_dump(feed), encoding="utf-8")
    return folder


def published(folder: Path, site: Path) -> dict[str, dict[str, object]]:
    """Build, publish over what is there; address -> thing, by the record."""
    pipeline.build(folder)
    pipeline.publish(folder, "site", site)
    return dict(json.loads((site / RECORD).read_text("utf-8"))["pages"])
