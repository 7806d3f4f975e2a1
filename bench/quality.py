"""How well geju reads: precision, recall and F1 against annotated claims, a row for each document and property.

    python bench/quality.py           prints the table
    python bench/quality.py --write   also writes it to bench/quality.md
    python bench/quality.py --raise   lets the floors of tests/quality/floors.yaml rise to what is reached now

Needs the folder of annotated documents beside the repository.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "quality" / "floors.yaml"
ALL = "all"
HEAD = """\
# Least F1 and least share of grounded claims, for each document and property. `python bench/quality.py --raise` lets them rise.
# One that must fall gets `fallen: {by: who, why: what for}`, and keeps in `best` what was once reached.
"""


def documents() -> list[str]:
    """The names of the annotated documents."""
    scopes = sorted((SHARED / "gold").glob("*.scope.json"))
    return [str(json.loads(p.read_text(encoding="utf-8"))["document"]) for p in scopes]


def claim_lines(target: Path) -> None:
    """Write the claims of every annotated document in the exchange format."""
    paths = {p.name: p for p in (SHARED / "corpus").rglob("*") if p.is_file()}
    with target.open("w", encoding="utf-8") as file:
        for name in documents():
            for claim in extract(read(paths[name]), read_vocabulary()).claims:
                file.write(json.dumps(claim.to_line(), ensure_ascii=False) + "\n")


def scores(target: Path, document: str = ALL) -> dict[str, dict[str, Any]]:
    """What the judge says of written claims: “all”, “property P” and “document D” -> its figures."""
    command = [sys.executable, str(SHARED / "gold" / "score"), str(target), "--json"]
    if document != ALL:
        command += ["--document", document]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: row for name, row in found.items() if not name.startswith("difficulty")}


def reached(target: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """(document or “all”, property or “all”) -> figures, where there are annotations."""
    found = {}
    for document in (ALL, *documents()):
        for name, row in scores(target, document).items():
            if row["gold"] and not name.startswith("document"):
                found[document, name.removeprefix("property ")] = row
    return found


def by_sort(now: dict[tuple[str, str], dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The figures of each sort of document (report, readme, pages: the folder they lie in), in all and for scores and prices."""
    folders = {p.name: p.relative_to(SHARED / "corpus").parts[0] for p in (SHARED / "corpus").rglob("*") if p.is_file()}
    found: dict[str, dict[str, Any]] = {}
    for sort in ("report", "readme", "pages"):
        for names in (("all",), ("score", "price")):
            rows = [row for (document, name), row in now.items() if folders.get(document) == sort and name in names]
            gold, hit, extra = (sum(row[key] for row in rows) for key in ("gold", "matched", "spurious"))
            if gold:
                grounded = min(row["grounded"] for row in rows if row["matched"])
                figures = {"precision": hit / max(1, hit + extra), "recall": hit / gold, "grounded": grounded}
                found[f"{sort}: {' and '.join(names)}"] = {
                    "gold": gold,
                    **figures,
                    "f1": 2 * hit / (2 * hit + extra + gold - hit),
                }
    return found


def raised(floors: list[dict[str, Any]], now: dict[tuple[str, str], dict[str, Any]]) -> list[dict[str, Any]]:
    """The floors with those that are exceeded lifted to what is reached, and those that were missing."""
    known = {(floor["of"], floor["property"]): floor for floor in floors}
    for (document, name), row in now.items():
        f1 = int(row["f1"] * 1000) / 1000
        floor = known.setdefault((document, name), {"of": document, "property": name, "f1": 0.0, "grounded": 0.0})
        if f1 > floor["f1"]:
            floor["f1"] = f1
        if f1 >= floor.get("best", 0.0):
            floor.pop("fallen", None)
            floor["best"] = f1
        floor["grounded"] = max(floor["grounded"], float(row["grounded"]))
    return [known[key] for key in sorted(known, key=lambda key: (key[0] != ALL, key[0], key[1] != ALL, key[1]))]


def table(found: dict[str, dict[str, Any]]) -> str:
    """The figures as a page."""
    lines = [
        "# Reading, measured",
        "",
        "`python bench/quality.py --write`; grounded: the quote stands on the annotated line.",
        "",
        "| | annotated | precision | recall | F1 | grounded |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, row in found.items():
        figures = " | ".join(f"{row[key]:.3f}" for key in ("precision", "recall", "f1", "grounded"))
        lines.append(f"| {name} | {row['gold']} | {figures} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/quality.md")
    parser.add_argument("--raise", action="store_true", dest="lift", help="let the floors of reading rise")
    given = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("the folder of annotated documents is not beside this repository")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "claims.jsonl"
        claim_lines(target)
        now = reached(target)
        page = table(scores(target) | by_sort(now))
        sys.stdout.write(page)
        if given.write:
            (ROOT / "bench" / "quality.md").write_text(page, encoding="utf-8")
        if given.lift:
            floors = raised(yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or [], now)
            rows = (yaml.safe_dump(f, sort_keys=False, default_flow_style=True, width=1000) for f in floors)
            FLOORS.write_text(HEAD + "".join(f"- {row}" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
