"""A landscape may have a model read along: asked once, never again for what it said, and done without when it fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import ContentError, UsageError
from geju.base.settings import settings
from model_server import ModelServer, Question, lines, saying

TEXT = "星河智能标在约 30 亿美元。\n"
CLAIM = {
    "kind": "valuation",
    "subject": "星河智能",
    "subject_type": "Organization",
    "quote": "星河智能标在约 30 亿美元",
    "value": "30 亿美元",
}


def reply(question: Question) -> None:
    question.say(lines(CLAIM, {**CLAIM, "value": "31 亿美元"}) if "星河" in question.passage else "")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer(reply)
    yield running
    running.close()


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("GEJU_LLM", "GEJU_LLM_ENDPOINT", "GEJU_LLM_MODEL", "GEJU_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def asking(folder: Path, server: ModelServer) -> Path:
    """The small landscape with one more document, and a model in its project file."""
    (folder / "sources" / "news.md").write_text(TEXT, encoding="utf-8")
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write(f"language_model:\n  endpoint: {server.address}\n  model: tiny\n")
    return folder


def exported(folder: Path) -> bytes:
    return b"".join(pipeline.export(folder, what) for what in ("claims", "facts", "entities", "documents"))


def by_model(folder: Path) -> list[tuple[str, str]]:
    with pipeline.open_landscape(folder) as view:
        return [(claim.document, claim.kind) for claim in view.claims() if claim.extractor == "llm"]


def test_nobody_is_asked_unless_the_landscape_says_so(folder: Path, server: ModelServer) -> None:
    (folder / "sources" / "news.md").write_text(TEXT, encoding="utf-8")
    pipeline.build(folder)
    pipeline.read_files([folder / "sources" / "news.md"], folder)
    assert server.asked == [] and not (folder / ".geju" / "answers").exists()


def test_what_a_model_points_at_stands_in_the_edition(asking: Path, server: ModelServer) -> None:
    report = pipeline.build(asking)
    assert by_model(asking) == [("news.md", "valuation")]
    assert [(p.key, p.path, p.severity) for p in report.problems] == [
        ("claims.llm_value_absent", "sources/news.md", "warning")
    ]
    assert len(server.asked) == 3  # the CSV is a feed and is not shown


def test_nothing_is_asked_twice_and_every_build_is_the_same(asking: Path, server: ModelServer) -> None:
    first = pipeline.build(asking)
    content, n_asked = exported(asking), len(server.asked)
    assert pipeline.build(asking).unchanged
    assert pipeline.build(asking, force=True).edition == first.edition
    shutil.rmtree(asking / ".geju" / "cache")  # as after another version of geju
    again = pipeline.build(asking, force=True)
    assert (again.n_read, again.edition, exported(asking)) == (4, first.edition, content)
    assert len(server.asked) == n_asked
    elsewhere = shutil.copytree(asking, asking.parent / "elsewhere")
    server.close()
    shutil.rmtree(elsewhere / ".geju" / "cache")
    (elsewhere / ".geju" / "current.json").unlink()
    assert pipeline.build(elsewhere).edition.edition_id == first.edition.edition_id
    assert exported(elsewhere) == content


def test_only_a_changed_document_is_asked_about_again(asking: Path, server: ModelServer) -> None:
    pipeline.build(asking)
    server.asked.clear()
    (asking / "sources" / "news.md").write_text(f"{TEXT}\n别无他事。\n", encoding="utf-8")
    pipeline.build(asking)
    assert len(server.asked) == 1 and by_model(asking) == [("news.md", "valuation")]


def test_turned_off_it_leaves_no_trace(asking: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.build(asking)
    server.asked.clear()
    monkeypatch.setenv("GEJU_LLM", "off")
    settings.cache_clear()
    report = pipeline.build(asking)
    assert by_model(asking) == [] and report.problems == () and server.asked == []


def test_turned_on_from_outside(folder: Path, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sources" / "news.md").write_text(TEXT, encoding="utf-8")
    pipeline.build(folder)
    monkeypatch.setenv("GEJU_LLM", "on")
    monkeypatch.setenv("GEJU_LLM_ENDPOINT", server.address)
    monkeypatch.setenv("GEJU_LLM_MODEL", "tiny")
    settings.cache_clear()
    assert not pipeline.build(folder).unchanged
    assert by_model(folder) == [("news.md", "valuation")]
    (claim,) = pipeline.read_files([folder / "sources" / "news.md"]).claims
    assert claim.extractor == "llm"


def test_a_model_that_fails_is_one_problem_a_document_and_is_asked_by_the_next_build(
    asking: Path, server: ModelServer
) -> None:
    server.reply = lambda question: question.send(b"", 403)
    report = pipeline.build(asking)
    assert [(p.key, p.path) for p in report.problems] == [
        ("claims.unanswered_key", f"sources/{name}") for name in ("maker.md", "news.md", "report.md")
    ]
    assert all(p.words("en") and p.words("zh") for p in report.problems)
    with pipeline.open_landscape(asking) as view:
        assert view.edition.n_claims > 0
    server.reply = reply
    report = pipeline.build(asking)
    assert not report.unchanged and by_model(asking) == [("news.md", "valuation")]
    assert pipeline.build(asking).unchanged


def test_after_three_documents_without_an_answer_nobody_waits_any_more(asking: Path, server: ModelServer) -> None:
    for number in range(4):
        (asking / "sources" / f"z{number}.md").write_text(f"{number} {TEXT}", encoding="utf-8")
    server.reply = lambda question: question.send(b"", 404)
    report = pipeline.build(asking)
    assert len(server.asked) == 3
    assert [p.key for p in report.problems].count("claims.unanswered_given_up") == 4
    assert len(report.problems) == 7


def test_a_build_killed_by_its_model_never_happens(asking: Path, server: ModelServer) -> None:
    server.reply = saying('{"kind": "valuation"}\n' + "\x00" * 1000)
    report = pipeline.build(asking)
    assert {p.key for p in report.problems} == {"claims.llm_broken"}


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("language_model: {endpoint: 'https://a/v1', modell: x}\n", 4, "did you mean “model”"),
        ("language_model: {endpoint: 'https://a/v1'}\n", 4, "model"),
        ("language_model: {endpoint: 'https://a/v1', model: x, key: sk-1}\n", 4, "key"),
        ("language_model: yes please\n", 4, "object"),
        ("language_model: {endpoint: 'ftp://a', model: x}\n", 4, "endpoint"),
    ],
)
def test_a_wrong_project_file_is_named_with_its_line(folder: Path, text: str, line: int, word: str) -> None:
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(ContentError) as caught:
        pipeline.build(folder)
    assert caught.value.problem.line == line and word in str(caught.value) and "sk-1" not in str(caught.value)


def test_documents_are_never_sent_in_the_clear(folder: Path) -> None:
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("language_model: {endpoint: 'http://example.org/v1', model: x}\n")
    with pytest.raises(UsageError, match="https"):
        pipeline.build(folder)


def test_answers_behind_a_link_are_not_written(asking: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (asking / ".geju").mkdir()
    (asking / ".geju" / "answers").symlink_to(tmp_path / "mine")
    with pytest.raises(Exception, match="answers"):
        pipeline.build(asking)
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_build_without_a_model_loads_no_network(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from geju import pipeline; pipeline.build(Path(sys.argv[1]));"
        "print(*({'http.client', 'ssl', 'geju.claims.llm.client', 'geju.claims.llm.reading'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
