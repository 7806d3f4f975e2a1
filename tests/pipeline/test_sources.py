"""A landscape's folder may hold anything: what cannot be read is listed with its place, the rest is built."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import ContentError, LandscapeError, Problem
from small import write_landscape


def build(folder: Path) -> tuple[pipeline.BuildReport, dict[str, Problem]]:
    report = pipeline.build(folder)
    assert report.edition.n_documents >= 3
    again = pipeline.build(folder)
    assert again.unchanged
    assert again.problems == report.problems
    assert all(p.words("en") and p.words("zh") for p in report.problems)
    return report, {p.path: p for p in report.problems}


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("path: report.md\ntitel: wrong\n", 2, "titel"),
        ("path: report.md\nkind: gossip\n", 2, "kind"),
        ("path: [report.md\n", 2, "YAML"),
        ("path: ../../etc/passwd\n", 1, "outside"),
        ("path: nowhere.md\n", 1, "nowhere.md"),
        ("url: https://example.org/x\n", 1, "https://example.org/x"),
        ("path: report.md\nurl: javascript:alert(1)\n", 2, "url"),
        ("path: report.md\ncurrency: yuan\n", 2, "currency"),
        ("path: .\n", 1, "."),
        ("path: report.md\ndate: yesterday\n", 2, "date"),
        ("path: report.md\n? [a]\n: b\n", None, "YAML"),
    ],
)
def test_a_wrong_description_is_set_aside(folder: Path, text: str, line: int | None, word: str) -> None:
    (folder / "sources" / "report.source.yaml").unlink()
    (folder / "sources" / "more.md").write_text("# More\n", encoding="utf-8")
    (folder / "sources" / "x.yaml").write_text(text, encoding="utf-8")
    _, problems = build(folder)
    problem = problems["sources/x.yaml"]
    assert line is None or problem.line == line
    assert word in problem.words("en") or word == "outside"
    # The document it seems to mean is left out, not read without what was to be said of it.
    with pipeline.open_landscape(folder) as view:
        names = [d.name for d in view.documents()]
    assert ("report.md" in names) is ("report.md" not in text)
    assert "x.yaml" not in names


def test_a_wrong_sidecar_leaves_its_document_out(folder: Path) -> None:
    (folder / "sources" / "more.md").write_text("# More\n", encoding="utf-8")
    (folder / "sources" / "report.source.yaml").write_text("dat: 2024\n", encoding="utf-8")
    _, problems = build(folder)
    assert problems["sources/report.source.yaml"].line == 1
    assert problems["sources/report.md"].key == "pipeline.left_out"
    assert "sources/report.source.yaml" in problems["sources/report.md"].words("en")
    with pipeline.open_landscape(folder) as view:
        assert "report.md" not in [d.name for d in view.documents()]


def test_every_fault_of_a_description_is_listed(folder: Path) -> None:
    text = "dat: 2024\nkind: gossip\ndate: 2024-13-40\ncurency: CNY\nurl: x\n"
    (folder / "sources" / "report.source.yaml").write_text(text, encoding="utf-8")
    (folder / "sources" / "more.md").write_text("# More\n", encoding="utf-8")
    report = pipeline.build(folder)
    said = [(p.line, p.key) for p in report.problems if p.path == "sources/report.source.yaml"]
    assert said == [
        (1, "base.yaml_key_near"),
        (2, "base.yaml_value"),
        (3, "base.yaml_time"),
        (4, "base.yaml_key_near"),
        (5, "base.yaml_wrong"),
    ]
    assert all(p.words("zh") for p in report.problems)


def test_a_description_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "sources" / "report.source.yaml").write_bytes("producer: 智谱\n".encode("gb18030"))
    (folder / "sources" / "more.md").write_text("# More\n", encoding="utf-8")
    _, problems = build(folder)
    assert problems["sources/report.source.yaml"].key == "base.not_utf8"


def test_a_sidecar_of_nothing(folder: Path) -> None:
    (folder / "sources" / "gone.source.yaml").write_text("kind: news\n", encoding="utf-8")
    _, problems = build(folder)
    assert problems["sources/gone.source.yaml"].key == "pipeline.no_document"


def test_two_descriptions_of_one_document(folder: Path) -> None:
    (folder / "sources" / "x.yaml").write_text("path: report.md\nkind: news\n", encoding="utf-8")
    (folder / "sources" / "more.md").write_text("# More\n", encoding="utf-8")
    report = pipeline.build(folder)
    assert "report.source.yaml" in report.problems[0].words("en")


def test_yaml_that_is_data_is_a_document(folder: Path) -> None:
    data = "models:\n  - name: GPT-4\n    url: https://example.org\n"
    (folder / "sources" / "data.yaml").write_text(data, encoding="utf-8")
    build(folder)
    with pipeline.open_landscape(folder) as view:
        assert "data.yaml" in [d.name for d in view.documents()]


def test_broken_yaml_is_set_aside(folder: Path) -> None:
    (folder / "sources" / "data.yaml").write_text("a: [1, 2\nb: }\n", encoding="utf-8")
    _, problems = build(folder)
    assert problems["sources/data.yaml"].line


def test_a_description_may_name_a_document_beside_the_sources(folder: Path) -> None:
    (folder / "archive").mkdir()
    document = folder / "archive" / "old.md"
    document.write_text("# Old\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n", encoding="utf-8")
    (folder / "sources" / "old.yaml").write_text("path: ../archive/old.md\nkind: paper\n", encoding="utf-8")
    build(folder)
    with pipeline.open_landscape(folder) as view:
        assert view.document("archive/old.md").origin.kind == "paper"
    document.write_text("# Old\n", encoding="utf-8")
    report = pipeline.build(folder)
    assert (report.unchanged, report.n_read) == (False, 1)


def test_links_lead_nowhere_astray(folder: Path, tmp_path: Path) -> None:
    sources = folder / "sources"
    secret = tmp_path / "secret.md"
    secret.write_text("GPT-4 scores 99 on MMLU.\n", encoding="utf-8")
    (sources / "itself").symlink_to("itself")
    (sources / "loop").symlink_to(".")
    (sources / "up").symlink_to("..")
    (sources / "gone").symlink_to("nowhere")
    (sources / "secret.md").symlink_to(secret)
    (sources / "same.md").symlink_to("report.md")
    (sources / "a").symlink_to("b")
    (sources / "b").symlink_to("a")
    _, problems = build(folder)
    assert {path.removeprefix("sources/"): p.key.removeprefix("pipeline.") for path, p in problems.items()} == {
        "itself": "link_broken",
        "loop": "link_to_folder",
        "up": "link_to_folder",
        "gone": "link_broken",
        "secret.md": "link_outside",
        "a": "link_broken",
        "b": "link_broken",
    }
    with pipeline.open_landscape(folder) as view:
        assert [d.name for d in view.documents()] == ["maker.md", "notes/more.csv", "report.md", "same.md"]


def test_what_geju_clears_away_is_its_own(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("edition-mine.duckdb", "x.tmp", "a" * 64, "letter.txt"):
        (mine / name).write_text("mine", encoding="utf-8")
    (folder / ".geju").symlink_to(mine)
    with pytest.raises(LandscapeError, match="link"):
        pipeline.build(folder)
    (folder / ".geju").unlink()
    (folder / ".geju").mkdir()
    (folder / ".geju" / "cache").symlink_to(mine)
    with pytest.raises(LandscapeError, match="link"):
        pipeline.build(folder)
    (folder / ".geju" / "cache").unlink()
    (folder / ".geju" / "lock").symlink_to(mine / "letter.txt")
    with pytest.raises(LandscapeError, match="written"):
        pipeline.build(folder)
    assert sorted(path.name for path in mine.iterdir()) == sorted(
        ["edition-mine.duckdb", "x.tmp", "a" * 64, "letter.txt"]
    )
    assert {path.read_text(encoding="utf-8") for path in mine.iterdir()} == {"mine"}


def test_pipes_sockets_hidden_and_odd_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = folder / "sources"
    os.mkfifo(sources / "pipe.md")
    monkeypatch.chdir(sources)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        (sources / ".hidden.md").write_text("# Hidden\n", encoding="utf-8")
        (sources / ".git").mkdir()
        (sources / ".git" / "x.md").write_text("# Hidden\n", encoding="utf-8")
        (sources / "empty.md").write_bytes(b"")
        (sources / "nul.md").write_bytes(b"a\0b")
        (sources / "noending").write_text("# Title\n\nGPT-4\n", encoding="utf-8")
        Path(os.fsdecode(os.fsencode(sources) + b"/f\xff")).mkdir()
        _, problems = build(folder)
    assert problems["sources/pipe.md"].key == problems["sources/socket.md"].key == "pipeline.not_a_file"
    assert problems["sources/f?"].key == "pipeline.name_not_text"
    assert not any("hidden" in path or ".git" in path for path in problems)
    with pipeline.open_landscape(folder) as view:
        names = [d.name for d in view.documents()]
    assert "noending" in names
    assert "nul.md" not in names


def test_what_may_not_be_read_is_set_aside(humble: Path) -> None:
    folder = write_landscape(humble / "small")
    path = folder / "sources" / "private.md"
    path.write_text("# Private\n", encoding="utf-8")
    path.chmod(0)
    _, problems = build(folder)
    assert "sources/private.md" in problems


def test_half_characters_of_json(folder: Path) -> None:
    text = '[{"model": "GPT-4\\ud800", "mmlu": 86.4, "license": "\\udfff x"}]'
    (folder / "sources" / "odd.json").write_text(text, encoding="utf-8")
    build(folder)
    for what in ("claims", "facts", "entities"):
        pipeline.export(folder, what, "jsonl").decode()


def test_a_claim_judged_wrong_counts_no_more(folder: Path) -> None:
    pipeline.build(folder)
    with pipeline.open_landscape(folder) as view:
        (against,) = view.claims("GLM-4", side="against")
    line = f'{{"verdict": "wrong", "a": "{against.claim_id}", "by": "me"}}\n'
    (folder / "judgements.jsonl").write_text(line, encoding="utf-8")
    report = pipeline.build(folder)
    assert [p.key for p in report.problems] == ["landscape.judged_wrong"]
    with pipeline.open_landscape(folder) as view:
        assert view.claims("GLM-4", side="set aside") == [against]
        assert not view.facts("GLM-4", status="disputed")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("exhibit: x\n", "title"),
        (
            "exhibit: other\ntitle: {en: X}\nquestion: {en: X}\nform: table\nsql: SELECT 1\ncolumns: {a: {en: A}}\n",
            "other",
        ),
        (
            "exhibit: x\ntitle: {en: X}\nquestion: {en: X}\nform: table\nsql: DROP VIEW facts\ncolumns: {a: {}}\n",
            "DROP",
        ),
        ("exhibit: x\ntitle: {en: X}\nquestion: {en: X}\nform: table\nsql: SELECT 1 AS b\ncolumns: {a: {}}\n", "“a”"),
        (
            "exhibit: x\ntitle: {en: X}\nquestion: {en: X}\nform: table\nsql: SELECT x FROM facts\ncolumns: {a: {}}\n",
            "x",
        ),
    ],
)
def test_validate_finds_wrong_exhibits(folder: Path, text: str, word: str) -> None:
    (folder / "exhibits").mkdir()
    (folder / "exhibits" / "x.yaml").write_text(text, encoding="utf-8")
    (folder / "exhibits" / "y.yaml").write_text(
        "exhibit: y\ntitle: {en: Y}\nquestion: {en: Y}\nform: table\nsql: SELECT 1 AS a\ncolumns: {a: {en: A}}\n",
        encoding="utf-8",
    )
    found = pipeline.validate(folder)
    assert {problem.path for problem in found} == {"exhibits/x.yaml"}
    assert word in " ".join(problem.words("en") for problem in found)
    assert pipeline.build(folder).unchanged and pipeline.build(folder).problems == found
    # It takes no other along.
    names = [figure.name for figure in pipeline.draw(folder, languages=["en"])]
    assert "y" in names and "overview" in names and "x" not in names
    with pytest.raises(ContentError, match=r"x\.yaml"):
        pipeline.draw(folder, ["x"])
    told: list[Problem] = []
    site = pipeline.publish(folder, "site", folder / "www", tell=told.append)
    assert tuple(told) == found
    assert (site / "en" / "exhibits" / "y.html").is_file() and (site / "index.html").is_file()
