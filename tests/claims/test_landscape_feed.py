"""A landscape.yml: what drawer each item is in, and who stands behind it where that is said."""

from __future__ import annotations

from pathlib import Path

import yaml

from claims.making import extracted, said
from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

TEXT = """landscape:
  - category:
    name: Databases
    subcategories:
      - subcategory:
        name: Vector Stores
        items:
          - item:
            name: Nebeldb
            homepage_url: https://nebel.example
            logo: n.svg
            crunchbase: https://www.crunchbase.com/organization/nebel-labs
          - item:
            name: Hostedb
            homepage_url: https://hosted.example
            logo: h.svg
            project: sandbox
            crunchbase: https://www.crunchbase.com/organization/nebel-labs
          - item:
            name: Foundb
            homepage_url: https://found.example
            logo: f.svg
            crunchbase: https://www.crunchbase.com/organization/nebel-foundation
          - item:
            name: Ownedb
            homepage_url: https://owned.example
            logo: o.svg
            crunchbase: https://www.crunchbase.com/organization/somebody
            organization: {name: Owner Inc}
          - item:
            homepage_url: https://nameless.example
            logo: x.svg
  - category:
    name: Nebel Members
    subcategories:
      - subcategory:
        name: Silver
        items:
          - item:
            name: Nebel Labs
            homepage_url: https://labs.example
            logo: l.svg
            crunchbase: https://www.crunchbase.com/organization/nebel-labs
"""


def test_items_with_their_drawers_and_makers() -> None:
    drawers = {("category", "Databases"), ("category", "Vector Stores")}
    found = said(TEXT, name="landscape.yml")
    for name in ("Nebeldb", "Hostedb", "Foundb", "Ownedb"):
        assert {c[1:] for c in found if c[0] == name and c[1] == "category"} == drawers
    assert {c for c in found if c[1] == "developer"} == {
        ("Nebeldb", "developer", "nebel-labs"),
        ("Ownedb", "developer", "Owner Inc"),
    }
    types = {c.subject.name: c.subject.type for c in extracted(TEXT, "landscape.yml").claims}
    assert types["Nebel Labs"] == "Organization" and types["Nebeldb"] == "Product"


def test_an_item_without_a_name_is_set_aside_with_its_line() -> None:
    (problem,) = extracted(TEXT, "landscape.yml").set_aside
    line = TEXT[: TEXT.index("- item:\n            homepage_url: https://nameless")].count("\n") + 1
    assert problem.key == "claims.record_key_missing" and problem.line == line


def test_the_whole_landscape(shared: Path) -> None:
    path = shared / "corpus" / "lists" / "cncf__landscape__landscape.yml"
    data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    items = [
        (category["name"], sub["name"], item["name"])
        for category in data["landscape"]
        for sub in category["subcategories"]
        for item in sub["items"] or ()
    ]
    found = extract(read(path), read_vocabulary())
    assert found.set_aside == () and len(items) > 2400
    said_of = {(c.subject.name, str(c.to_line()["text"])) for c in found.claims if c.kind == "category"}
    assert said_of == {pair for category, sub, name in items for pair in ((name, category), (name, sub))}
    types = {c.subject.type for c in found.claims if str(c.to_line().get("text")) == "CNCF Members"}
    assert types == {"Organization"} and sum(c.kind == "developer" for c in found.claims) > 900
