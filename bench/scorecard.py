"""The scorecard of the market report, and how well its contradictions are found.

    python bench/scorecard.py           prints recall and precision against bench/contradictions.tsv
    python bench/scorecard.py --write   also writes docs/scorecard.md and docs/scorecard.zh.md
    python bench/scorecard.py --show    also prints what was missed and what was found beside

Needs the corpus beside the repository: the report is held against its READMEs, pages and lists.
"""

from __future__ import annotations

import argparse
import csv
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geju.asking import open_landscape, scorecard
from geju.cli.judged import Judged
from geju.cli.page import page
from geju.pipeline import build

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
REPORT = "000_296bd5fe3f917562.txt"
TABLE = Path(__file__).with_name("contradictions.tsv")
KINDS = {"readme": "readme", "pages": "notes", "lists": "leaderboard"}
TITLE = {"en": "a market report", "zh": "一份市场报告"}
PROJECT = """\
name: scorecard
title: {en: "The report and its witnesses", zh: "报告及其旁证"}
languages: [en, zh]
trust: [official, readme, report, paper, news, notes, leaderboard, unknown]
"""
LEAD = {
    "en": "[中文](scorecard.zh.md) · How far can one market report be believed? Written by `python bench/scorecard.py --write`, without a model and "
    "without a network. `:169` is a line of the report, `readme/x.md:92` one of another document of the corpus.",
    "zh": "[English](scorecard.md) · 一份市场报告有多可信？由 `python bench/scorecard.py --write` 生成，不用模型，不用网络。`:169` 为报告的行号，"
    "`readme/x.md:92` 为语料中其他文档的行号。",
}
FOOT = {
    "en": "## How well they are found\n\nOf {must} contradictions within the report that a careful reader found ([lines and numbers](../bench/contradictions.tsv)), "
    "{hit} are found: recall {recall:.2f}. Of {n} that are found, {right} are such: precision {precision:.2f}.",
    "zh": "## 查得是否准确\n\n逐行细读得到报告内部的矛盾 {must} 处（[行号与数字](../bench/contradictions.tsv)），查出 {hit} 处：召回率 {recall:.2f}；"
    "所查出的 {n} 处中 {right} 处属实：精确率 {precision:.2f}。",
}


@dataclass(frozen=True)
class Row:
    """Two sides that contradict each other: lines, and the values as printed."""

    a: frozenset[int]
    b: frozenset[int]
    values: frozenset[str]
    must: bool = True

    def meets(self, other: Row) -> bool:
        """Whether two rows are of one contradiction."""
        crossed = (self.a & other.a and self.b & other.b) or (self.a & other.b and self.b & other.a)
        return bool(crossed) and (not self.values or not other.values or self.values == other.values)


def landscape(folder: Path, *, alone: bool = False, only: Collection[str] = ()) -> None:
    """The report with all of the corpus that may bear witness (or ``alone``, or with ``only`` those files), each with producer, kind and date."""
    (folder / "sources").mkdir(parents=True)
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    with (CORPUS / "manifest.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            sub, _, name = row["path"].partition("/")
            wanted = name in only if only else sub in KINDS and not name.endswith(("landscape.yml", ".ts"))
            if alone or not wanted:
                continue
            owner = re.split(r"[/@]", re.sub(r"^(?:github|pypi):", "", row["origin"]))[0]
            date = f"date: {row['date']}\n" if re.match(r"\d{4}", row["date"]) else ""
            add(folder, CORPUS / row["path"], sub, f"kind: {KINDS.get(sub, 'feed')}\nproducer: {owner}\n{date}")
    said = "kind: report\nproducer: the report\ndate: 2024-09-20\ncurrency: CNY\n"
    add(folder, CORPUS / "report" / REPORT, "", said)


def add(folder: Path, path: Path, sub: str, said: str) -> None:
    """One source with what is said of it."""
    target = folder / "sources" / sub / path.name
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(path, target)
    target.with_name(f"{path.name.rpartition('.')[0]}.source.yaml").write_text(said, encoding="utf-8")


def known() -> list[Row]:
    """The contradictions that a reader found."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Row(_lines(r["a"]), _lines(r["b"]), frozenset(filter(None, (r["a_value"], r["b_value"]))), r["must"] == "1")
        for r in csv.DictReader(lines, delimiter="\t")
    ]


def _lines(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(","))


def found(card: Any) -> list[Row]:
    """The contradictions within the document that a scorecard shows, each once."""
    rows: dict[tuple[frozenset[int], frozenset[str]], Row] = {}
    for row in _found(card):
        rows.setdefault((row.a | row.b, row.values), row)
    once: list[Row] = []
    for row in rows.values():
        if not any(row.meets(other) and row.values and row.values == other.values for other in once):
            once.append(row)
    return once


def _found(card: Any) -> Iterator[Row]:
    for checked in card.checked:
        line = frozenset({checked.claim.span.line})
        for against in checked.itself:
            for other in against.claims:
                values = frozenset((checked.claim.span.quote, other.span.quote))
                scores = checked.claim.kind == "score"
                yield Row(line, frozenset({other.span.line}), values if scores else frozenset())
        if checked.doubt:
            yield Row(line, frozenset(), frozenset({"doubt"}))
    for boast in card.boasts:
        for contest in boast.contests:
            lines = [p.b.span.line for p in contest.pairs if not p.holds] if contest.finding == "fails" else []
            if lines:
                yield Row(frozenset({boast.line}), frozenset(lines), frozenset())
    for suspect in card.suspects:
        if suspect.part == "header":
            line = frozenset({suspect.heads[0].line})
            yield Row(line, line, frozenset({"header"}))


def measure(card: Any) -> dict[str, Any]:
    """Recall and precision; what a reader might or might not call a contradiction counts for neither."""
    read, shown = known(), found(card)

    def fits(row: Row, one: Row) -> bool:
        if one.values == {"doubt"}:
            return bool(one.a & row.a) and len(row.a) == 1
        if one.values == {"header"}:
            return one.a == row.a == row.b
        return row.meets(one)

    must = [row for row in read if row.must]
    missed = [row for row in must if not any(fits(row, one) for one in shown)]
    open_ones = [one for one in shown if not any(fits(r, one) for r in must) and any(fits(r, one) for r in read)]
    counted = [one for one in shown if one not in open_ones]
    wrong = [one for one in counted if not any(fits(row, one) for row in must)]
    hit, right = len(must) - len(missed), len(counted) - len(wrong)
    figures = {"must": len(must), "hit": hit, "n": len(counted), "right": right, "missed": missed, "wrong": wrong}
    return figures | {"recall": hit / len(must), "precision": right / max(1, len(counted))}


def main() -> None:
    """Build, judge, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="also write docs/scorecard.md and docs/scorecard.zh.md")
    parser.add_argument("--show", action="store_true", help="also print what was missed and what was found beside")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "landscape"
        landscape(place)
        build(place)
        with open_landscape(place) as view:
            card = scorecard(view, REPORT)
            figures = measure(card)
            if asked.write:
                for language, name in (("en", "scorecard.md"), ("zh", "scorecard.zh.md")):
                    text = page(
                        Judged(view, card, language, 25),
                        LEAD[language],
                        FOOT[language].format(**figures),
                        TITLE[language],
                    )
                    (ROOT / "docs" / name).write_text(text, encoding="utf-8")
    print(f"recall {figures['recall']:.3f} ({figures['hit']} of {figures['must']})")
    print(f"precision {figures['precision']:.3f} ({figures['right']} of {figures['n']})")
    for name in ("missed", "wrong") if asked.show else ():
        for row in figures[name]:
            print(f"{name}: {sorted(row.a)} {sorted(row.b)} {sorted(row.values)}")


if __name__ == "__main__":
    main()
