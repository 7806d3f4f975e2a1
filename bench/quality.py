"""How well geju reads: precision, recall and F1 against claims that people found, a row for each document and property.

    python bench/quality.py           prints the table
    python bench/quality.py --write   also writes it to bench/quality.md

Needs the folder of annotated documents beside the repository.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def claim_lines(target: Path) -> None:
    """Write the claims of every annotated document in the exchange format."""
    paths = {p.name: p for p in (SHARED / "corpus").rglob("*") if p.is_file()}
    scopes = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((SHARED / "gold").glob("*.scope.json"))]
    with target.open("w", encoding="utf-8") as file:
        for scope in scopes:
            for claim in extract(read(paths[scope["document"]]), read_vocabulary()).claims:
                file.write(json.dumps(claim.to_line(), ensure_ascii=False) + "\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write bench/quality.md")
    write = parser.parse_args().write
    if not SHARED.is_dir():
        sys.exit("the folder of annotated documents is not beside this repository")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "claims.jsonl"
        claim_lines(target)
        score = [sys.executable, str(SHARED / "gold" / "score"), str(target), "--json"]
        found = json.loads(subprocess.run(score, capture_output=True, text=True, check=True).stdout)
    lines = [
        "# Reading, measured",
        "",
        "`python bench/quality.py --write`; grounded: the quote stands on the line that people marked.",
        "",
    ]
    lines += ["| | annotated | precision | recall | F1 | grounded |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for name, row in found.items():
        if not name.startswith("difficulty"):
            lines.append(
                f"| {name} | {row['gold']} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} | {row['grounded']:.3f} |"
            )
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if write:
        (ROOT / "bench" / "quality.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
