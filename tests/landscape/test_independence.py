"""Copied text counts once: whole documents, and single lines; what the maker says is official."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from geju.base.registry import entry
from geju.documents.formats.html import Html
from geju.landscape.build import weigh
from geju.landscape.fusing.independence import Kin, independent
from geju.landscape.rule import RULES, Rule, Standing, Trust
from geju.model.document import Document, Origin
from geju.model.vocabulary import read_vocabulary
from landscape_material import material
from small import claim

LINES = [f"第 {n} 段：某公司在 2024 年发布了第 {n} 个模型，并公布了它在多项评测上的成绩。" for n in range(12)]


def document(name: str, text: str, date: str = "", producer: str = "") -> Document:
    return Document(name, f"d-{name}", "markdown", text, name, "utf-8", Origin(date=date, producer=producer), ())


def witnesses(*documents: Document) -> dict[str, str]:
    return independent(documents, {d.document_id: d.name for d in documents})[0]


def test_a_near_copy_is_no_witness_of_its_own() -> None:
    first = document("first.md", "\n".join(LINES), "2024-01")
    copy = document("copy.md", "\n".join(["转载", *LINES[2:], "编辑：某某"]), "2024-02")
    other = document("other.md", "\n".join(f"Another text altogether, paragraph {n} of many more." for n in range(12)))
    assert witnesses(first, copy, other) == {
        "d-first.md": "first.md", "d-copy.md": "first.md", "d-other.md": "other.md",
    }  # fmt: skip


def test_one_copied_line_is_told_by_whoever_printed_it_first() -> None:
    quoted = "GLM-4 scores 83.3 on MMLU, as the maker's own announcement has it."
    first = document("b.md", f"# Notes\n\n{quoted}\n", "2024-01")
    later = document("a.md", f"# News of the day\n\nSomething else.\n\n  {quoted.upper()}\n", "2024-03")
    found, copied = independent([later, first], {"d-a.md": "A", "d-b.md": "B"})
    assert found == {"d-a.md": "A", "d-b.md": "B"}
    assert copied == {("d-a.md", 5): "B"}
    trust = Trust({"d-a.md": Standing(origin="A"), "d-b.md": Standing(origin="B")}, copied=copied)
    assert trust.n_origins([claim("83.3", document="a.md", at=4), claim("83.3", document="b.md", at=2)]) == 1
    assert trust.n_origins([claim("83.3", document="a.md", at=2), claim("83.3", document="b.md", at=2)]) == 2


def test_short_lines_and_lines_of_everybody_prove_nothing() -> None:
    short = [document(f"{n}.md", "| GPT-4 | 86.4 |\n") for n in range(3)]
    rows = "".join(f"| Model {n} | 86.4 | 92.0 | 52.9 | 83.1 | 67.0 | 61.1 |\n" for n in range(9))
    short += [document(f"r{n}.md", rows) for n in range(3)]
    footer = [
        document(f"f{n}.md", "This page is published under the terms of the Apache License 2.0.\n") for n in range(30)
    ]
    assert independent([*short, *footer], {d.document_id: d.name for d in (*short, *footer)})[1] == {}


def test_what_the_maker_publishes_is_official(tmp_path: Path) -> None:
    made = material(tmp_path)
    by_maker = replace(made.documents[1], origin=Origin(producer="智谱", kind="readme"))
    trust = weigh((made.documents[0], by_maker), (), made.entities, read_vocabulary().makers)
    ours, theirs = claim("83.3", document="b.md"), claim("90", document="a.md")
    assert trust.is_official(ours) and not trust.is_official(theirs)
    assert not trust.is_official(claim("86", document="b.md", subject="gpt-4"))
    decision = entry(RULES, "official", Rule).decide([theirs, ours], read_vocabulary().kind("score"), trust)
    assert (decision.chosen, decision.reason) == (ours, "landscape.official_word")


def page(name: str, words: list[str], date: str, around: str) -> Document:
    body = "\n".join(f'<p class="x">{w}</p>' for w in words)
    text = f"<html><body><div>{around}</div>\n<div class='text'>{body}</div></body></html>"
    found = Html().outline(text, name)
    return Document(name, f"d-{name}", "html", text, name, "utf-8", Origin(date=date), found.blocks)


STORY = [
    "The company, which sells models by the token, has raised money from three funds since spring, its chief said on Monday.",
    "Its newest model reads pictures as well as text, and answers in both languages at half the price of the one before it.",
    "Customers in banking and in retail have used it since June; a hospital in the south has tried it and has put it aside.",
    "公司表示，新一轮资金将用于训练下一代模型，并在明年春季之前把研发团队扩大一倍，同时在两座城市设立新的办公室。",
    "Rivals have answered with cuts of their own, so that a year on hardly anybody in the trade earns money by the token alone.",
]


def test_an_article_that_others_print_with_changes_is_one_witness() -> None:
    first = page("wire.html", STORY, "2024-03-01", "Wire")
    changed = [STORY[0].replace("Monday", "March 4"), *STORY[1:4], "Our own reporter adds that nobody was surprised."]
    later = page("site.html", changed, "2024-03-04", "Another site altogether, with a menu of its own")
    notes = document(
        "notes.md", "# Saved\n\n" + "\n\n".join(f"- **{w}** [src](https://a.example/{n})" for n, w in enumerate(STORY))
    )
    kin = Kin.of([later, notes, first])
    assert kin.copies() == {"d-site.html": "d-wire.html", "d-notes.md": "d-wire.html"}
    assert set(independent([], {d.document_id: d.name for d in (first, later, notes)}, kin)[0].values()) == {
        "wire.html"
    }


def test_a_release_that_twenty_print_is_one_witness() -> None:
    printed = [
        page(f"{n:02}.html", [*STORY, f"Printed by paper number {n}."], f"2024-03-{n + 1:02}", str(n))
        for n in range(20)
    ]
    assert set(Kin.of(printed).copies().values()) == {"d-00.html"}


def test_a_digest_makes_the_articles_it_quotes_no_kin() -> None:
    other = [w.replace("company", "laboratory")[::-1] for w in STORY]
    digest = document(
        "digest.md", "\n\n".join([*STORY, "And now for something else.", *other, *(LINES * 3)]), "2024-06"
    )
    kin = Kin.of([page("a.html", STORY, "2024-01", ""), page("b.html", other, "2024-02", ""), digest])
    assert "d-b.html" not in kin.copies()
