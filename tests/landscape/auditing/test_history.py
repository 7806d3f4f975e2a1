"""What changed between editions, why, and since when each value holds; on a landscape that lives through four builds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import geju as front
from cli_runner import geju
from geju.asking import diff, log
from geju.base.errors import LandscapeError, UnknownNameError, UsageError
from geju.landscape.auditing import history
from geju.landscape.auditing.held import loaded
from geju.landscape.auditing.telling import Changes
from geju.model.entity import Judgement
from geju.pipeline import build, judge, open_landscape

PROJECT = "name: times\ntitle: {en: Times, zh: 时光}\ntrust: [official, report, news]\n"


def price_list(price: str) -> str:
    return f"# Prices\n\n| Model | Input | Output |\n|---|---|---|\n| GLM-4 | {price} / 1M tokens | ¥10 / 1M tokens |\n"


FIRST = {
    "report.md": "# 智谱 AI\n\n- **Valuation** (June 2023): $1.2 billion\n- **Headquarters**: Shanghai\n",
    "report.source.yaml": "kind: report\nproducer: A\ndate: 2023-08-01\n",
    "price.md": price_list("¥5"),
    "price.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-05-01\nurl: https://example.org/prices\n",
    "notes.md": "# MiniMax\n\nGPT-4 scores 86.4 on MMLU. GLM-4 scores 81.5 on MMLU.\n",
    "notes.source.yaml": "kind: news\nproducer: N\ndate: 2024-03-01\n",
}
SECOND = {
    # A line above, and two corrections.
    "report.md": "# 智谱 AI\n\nAnd more.\n\n- **Valuation** (June 2023): $1.3 billion\n- **Headquarters**: Beijing\n",
    "price2.md": price_list("¥1"),
    "price2.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-07-01\n",
    "late.md": "# Zhipu AI\n\n- **Valuation** (May 2024): $3 billion\n\nClaude 3 Opus scores 86.8 on MMLU.\n",
    "late.source.yaml": "kind: news\nproducer: L\ndate: 2024-06-01\n",
}


def write(folder: Path, sources: dict[str, str]) -> None:
    for name, text in sources.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions: something corrected, something superseded, a document gone, documents new."""
    folder = tmp_path_factory.mktemp("times")
    (folder / "sources").mkdir()
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    write(folder, FIRST)
    build(folder)
    write(folder, SECOND)
    for name in ("notes.md", "notes.source.yaml"):
        (folder / "sources" / name).unlink()
    build(folder)
    return folder


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def told(found: Changes) -> set[tuple[str, str, str, str, str]]:
    """Sort, kind, the words before and after, and why."""
    return {
        (
            c.sort,
            c.fact.kind,
            c.before.quote if c.before else "",
            c.after.quote if c.after else "",
            c.reason.partition("_")[2],
        )
        for c in found.changes
    }


def test_every_change_is_told_by_its_sort_and_why(folder: Path) -> None:
    found = diff(folder)
    assert told(found) == {
        ("corrected", "headquarters", "Shanghai", "Beijing", "corrected"),
        # A value that was corrected and is superseded besides: both are told.
        ("corrected", "valuation", "$1.2 billion", "$1.3 billion", "corrected"),
        ("superseded", "valuation", "$1.3 billion", "$3 billion", "superseded"),
        ("superseded", "price", "¥5 / 1M tokens", "¥1 / 1M tokens", "superseded"),
        ("changed", "price", "¥10 / 1M tokens", "¥10 / 1M tokens", "source"),
        ("gone", "score", "86.4", "", "document_gone"),
        ("gone", "score", "81.5", "", "document_gone"),
        ("new", "score", "", "86.8", "new_document"),
    }
    (moved,) = (c for c in found.changes if c.fact.kind == "headquarters")
    assert moved.before and moved.after
    assert (moved.before.line, moved.after.line) == (4, 6)
    assert found.counts == {"corrected": 2, "superseded": 2, "changed": 1, "new": 1, "gone": 2}


def test_the_other_way_round_and_against_itself(folder: Path) -> None:
    back = diff(folder, "current", "previous")
    assert {c.sort for c in back.changes} >= {"corrected", "new", "gone"}
    assert [c.after.quote for c in back.changes if c.fact.kind == "headquarters" and c.after] == ["Shanghai"]
    assert diff(folder, "current", "current").changes == ()


def test_editions_by_id_folder_and_file(folder: Path, tmp_path: Path) -> None:
    first, second = history.issues(folder)
    assert told(diff(folder, first.edition_id, second.edition_id)) == told(diff(folder))
    assert diff(folder, first.edition_id[:8]).old.edition_id == first.edition_id
    assert diff(folder, first.edition_id[2:8]).old.edition_id == first.edition_id
    other = tmp_path / "other"
    (other / "sources").mkdir(parents=True)
    (other / "project.yaml").write_text(PROJECT, encoding="utf-8")
    write(other, FIRST)
    report = build(other)
    assert told(diff(folder, str(other), "current")) == told(diff(folder))
    # The file of an edition, from a place that is no landscape, while somebody reads it.
    with open_landscape(other) as view:
        assert told(diff(tmp_path, report.edition.path, str(folder))) == told(diff(folder))
        assert view.edition.n_facts == len(view.facts())


def test_what_is_asked_wrongly_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        diff(folder, "e-nothing")
    with pytest.raises(UsageError, match="several editions"):
        _ask_for_twins(folder)
    with pytest.raises(UnknownNameError):
        diff(folder, entity="Zhipo")
    with pytest.raises(UnknownNameError):
        diff(folder, kind="prise")
    with pytest.raises(LandscapeError, match="no such landscape"):
        diff(folder, str(tmp_path / "none.duckdb"))
    with pytest.raises(LandscapeError, match=r"project\.yaml"):
        diff(tmp_path)
    (tmp_path / "bad.duckdb").write_text("no database", encoding="utf-8")
    with pytest.raises(LandscapeError, match="cannot be read"):
        diff(folder, str(tmp_path / "bad.duckdb"))


def _ask_for_twins(folder: Path) -> None:
    """Ask by a beginning that two editions share: a second record under an id that begins like the first."""
    kept = folder / ".geju" / "history"
    record = sorted(kept.glob("*.json"))[0]
    said = json.loads(record.read_text(encoding="utf-8"))
    twin = kept / f"000000-{said['edition_id']}x.json"
    twin.write_text(json.dumps({**said, "edition_id": f"{said['edition_id']}x"}), encoding="utf-8")
    shutil.copy(record.with_suffix(".parquet"), twin.with_suffix(".parquet"))
    try:
        history.find_issue(folder, said["edition_id"][:6])
    finally:
        twin.unlink()
        twin.with_suffix(".parquet").unlink()


def test_narrowed_by_entity_and_kind(folder: Path) -> None:
    assert {c.fact.entity_id for c in diff(folder, entity="智谱").changes} == {"zhipu-ai"}
    assert {c.sort for c in diff(folder, kind="价格").changes} == {"superseded", "changed"}
    # An entity that the edition which holds does not know any more.
    assert [c.sort for c in diff(folder, entity="GPT-4").changes] == ["gone"]


def test_a_judgement_corrects(copy: Path) -> None:
    with open_landscape(copy) as view:
        (claim,) = view.claims("Zhipu AI", "headquarters")
    judge(copy, Judgement("wrong", claim.claim_id, by="Ann", at="2024-09-20"))
    build(copy)
    assert told(diff(copy)) == {("gone", "headquarters", "Beijing", "", "judged_wrong")}
    write(copy, {"more.md": "GLM-4 scores 80.1 on MMLU.\n", "rest.md": "GLM-4 scores 84.9 on MMLU.\n"})
    build(copy)
    with open_landscape(copy) as view:
        (fact,) = view.facts("GLM-4", "score")
        (against,) = view.why(fact.fact_id).claims_against
    judge(copy, Judgement("wrong", fact.chosen, by="Ann", at="2024-09-20"))
    build(copy)
    (corrected,) = diff(copy).changes
    assert (corrected.sort, corrected.reason) == ("corrected", "landscape.diff_judged_wrong")
    assert corrected.after and corrected.after.quote == against.span.quote


def test_a_page_read_again_later_is_a_newer_state_and_no_correction(copy: Path) -> None:
    newer = "kind: official\nproducer: Zhipu AI\ndate: 2024-09-01\n"
    write(copy, {"price2.md": price_list("¥0.5"), "price2.source.yaml": newer})
    build(copy)
    changed = {
        (c.sort, c.before.quote, c.after.quote) for c in diff(copy, kind="price").changes if c.before and c.after
    }
    assert ("superseded", "¥1 / 1M tokens", "¥0.5 / 1M tokens") in changed
    assert "corrected" not in {c[0] for c in changed}
    # The same page of the same day with another price is one.
    write(copy, {"price2.md": price_list("¥0.4")})
    build(copy)
    assert ("corrected", "¥0.5 / 1M tokens", "¥0.4 / 1M tokens") in {
        (c.sort, c.before.quote, c.after.quote) for c in diff(copy).changes if c.before and c.after
    }


def test_a_date_that_is_mended_is_a_correction_and_another_event_is_none(copy: Path) -> None:
    write(copy, {"late.md": SECOND["late.md"].replace("May 2024", "June 2024")})
    build(copy)
    (mended,) = (c for c in diff(copy).changes if c.sort == "corrected")
    assert mended.before and mended.after
    assert (mended.before.time, mended.after.time, mended.after.quote) == ("2024-05", "2024-06", "$3 billion")
    write(copy, {"late.md": SECOND["late.md"].replace("May 2024", "April 2024").replace("$3 b", "$2 b")})
    build(copy)
    assert {(c.sort, c.fact.time) for c in diff(copy, kind="valuation").changes} >= {
        ("gone", "2024-06"),
        ("new", "2024-04"),
    }


def test_a_document_that_is_renamed_is_known_by_its_address(copy: Path) -> None:
    for name in ("price.md", "price.source.yaml"):
        (copy / "sources" / name).rename(copy / "sources" / name.replace("price", "list"))
    write(copy, {"list.md": price_list("¥6")})
    build(copy)
    found = {(c.sort, c.before.place, c.after.place) for c in diff(copy).changes if c.before and c.after}
    assert ("corrected", "price.md:5", "list.md:5") in found


def test_a_change_told_ahead_comes_or_is_cancelled(copy: Path) -> None:
    write(copy, {"ahead.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-07-10\n"})
    table = "# Prices from 2024-08-15\n\n| Model | Date | Input |\n|---|---|---|\n| GLM-4 | 2024-08-15 | ¥0.8 / 1M tokens |\n"
    write(copy, {"ahead.md": table})
    build(copy)
    (new,) = (c for c in diff(copy, kind="price").changes if c.sort == "new")
    assert new.after and (new.after.status, new.after.time, new.after.until) == ("scheduled", "2024-08-15", "")
    # What holds today goes on holding.
    with open_landscape(copy) as view:
        held = {
            (f.time, f.until, f.status) for f in view.facts("GLM-4", "price") if dict(f.slot)["direction"] == "input"
        }
        assert view.query("SELECT count(*) FROM prices WHERE status = 'scheduled'").rows == ((1,),)
    assert held == {
        ("2024-05-01", "2024-07-01", "superseded"),
        ("2024-07-01", "", "single"),
        ("2024-08-15", "", "scheduled"),
    }
    words = geju("-C", copy, "show", "GLM-4", "--kind", "price", "--format", "table", "--language", "zh").stdout
    assert "预告" in words and "至 2024-07-01 前" in words
    came = Path(shutil.copytree(copy, copy.parent / "came"))
    write(came, {"later.md": "GPT-4 scores 86.4 on MMLU.\n", "later.source.yaml": "date: 2024-09-01\n"})
    build(came)
    assert ("superseded", "price", "¥1 / 1M tokens", "¥0.8 / 1M tokens", "superseded") in told(diff(came))
    write(
        copy,
        {"later.md": price_list("¥1"), "later.source.yaml": "kind: official\nproducer: Zhipu AI\ndate: 2024-09-01\n"},
    )
    build(copy)
    (never,) = (c for c in diff(copy).changes if c.after and c.after.status == "cancelled")
    assert never.after and (never.sort, never.after.reason) == ("changed", "landscape.cancelled")
    why = geju("-C", copy, "why", never.fact.fact_id, "--format", "table", "--language", "en").stdout
    assert "told ahead, but a source of later than its day still gives the old value" in " ".join(why.split())
    assert "cancelled" in geju("-C", copy, "export", "facts", "--format", "csv").stdout


def test_the_log_tells_edition_by_edition_and_every_value(folder: Path) -> None:
    found = log(folder, "智谱 AI", "估值")
    assert [(step.old.edition_id, step.new.edition_id) for step in found.steps] == [
        tuple(issue.edition_id for issue in history.issues(folder))
    ]
    first, second = (issue.edition_id for issue in history.issues(folder))
    values = [
        (t.fact.quote, t.fact.time, t.fact.until, t.fact.known_on, t.first.edition_id, t.last.edition_id, t.stands)
        for t in found.values
    ]
    assert values == [
        ("$1.2 billion", "2023-06", "", "2023-08-01", first, first, False),
        ("$1.3 billion", "2023-06", "2024-05-01", "2023-08-01", second, second, True),
        ("$3 billion", "2024-05", "", "2024-06-01", second, second, True),
    ]
    last = log(folder, found.values[-1].fact.fact_id)
    assert [t.fact.quote for t in last.values] == ["$1.2 billion", "$1.3 billion", "$3 billion"]
    assert {c.fact.kind for step in last.steps for c in step.changes} == {"valuation"}
    with pytest.raises(UnknownNameError):
        log(folder, "f-nothing")
    assert log(folder).values == ()
    assert len(log(folder).steps[0].changes) == len(diff(folder).changes)


def test_why_says_since_when_and_what_would_change_it(folder: Path) -> None:
    asked = ("-C", folder, "why", "GLM-4", "price", "input", "--format", "table")
    english = " ".join(geju(*asked, "--language", "en").stdout.split())
    assert "held from 2024-05-01 until 2024-07-01" in english and "holds from 2024-07-01" in english
    assert "What would change it: a newer source that says otherwise." in english
    chinese = geju(*asked, "--language", "zh").stdout
    assert "自 2024-05-01 起，至 2024-07-01 前有效" in chinese and "何种情况会改变它：出现说法不同的更新来源" in chinese
    (fact, _) = json.loads(geju("-C", folder, "why", "GLM-4", "price", "input").stdout)
    assert (fact["fact"]["until"], fact["would_change"]) == ("2024-07-01", "a newer source that says otherwise")
    exported = [json.loads(line) for line in geju("-C", folder, "export", "facts").stdout.splitlines()]
    assert {f["until"] for f in exported if f["kind"] == "valuation"} == {"", "2024-05-01"}


def test_what_does_not_hold_now_is_marked_beside_others(folder: Path) -> None:
    table = geju("-C", folder, "compare", "GLM-4", "Zhipu AI", "--format", "table", "--language", "en").stdout
    assert "CN¥5 / M tokens (superseded) / CN¥1 / M tokens" in " ".join(table.split())


def test_the_python_interface_tells_the_same(folder: Path) -> None:
    with front.open(folder) as landscape:
        assert told(landscape.diff()) == told(diff(folder))
        assert [t.fact.quote for t in landscape.log("Zhipu AI", "headquarters").values] == ["Shanghai", "Beijing"]


def test_the_commands_speak_both_languages_and_json(folder: Path) -> None:
    english = geju("-C", folder, "diff", "--format", "table", "--language", "en").stdout
    assert "Shanghai — report.md:4 “Shanghai”" in english and "the document says otherwise now" in english
    assert "US$3B" in english and "8 changes" in english
    chinese = geju("-C", folder, "diff", "--format", "table", "--language", "zh").stdout
    assert "更正" in chinese and "30 亿美元" in chinese and "该文档现另有说法" in chinese and "评测 MMLU" in chinese
    data = json.loads(geju("-C", folder, "diff", "--kind", "headquarters").stdout)
    (change,) = data["changes"]
    assert (change["change"], change["before"]["line"], change["after"]["quote"]) == ("corrected", 4, "Beijing")
    story = geju("-C", folder, "log", "智谱", "valuation", "--format", "table", "--language", "en").stdout
    assert "late.md:3 “$3 billion”" in story and "The history begins with" in story
    assert json.loads(geju("-C", folder, "log", "智谱").stdout)["editions"][0]["changes"]


def test_an_unchanged_build_adds_nothing_and_the_clock_is_that_of_the_build(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = copy / ".geju" / "history"
    before = sorted(path.name for path in kept.iterdir())
    build(copy)
    build(copy, force=True)
    assert sorted(path.name for path in kept.iterdir()) == before
    # Back to what was: the edition holds again, and the history says so.
    first = history.issues(copy)[0].edition_id
    shutil.rmtree(copy / "sources")
    (copy / "sources").mkdir()
    write(copy, FIRST)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719792000")
    project = (copy / "project.yaml").read_text(encoding="utf-8")
    (copy / "project.yaml").write_text(f"{project}date: 2024-05-01\n", encoding="utf-8")
    geju("-C", copy, "build")
    assert [issue.edition_id for issue in history.issues(copy)][::2] == [first, first]
    assert history.issues(copy)[-1].built_at == "2024-07-01T00:00:00Z"
    assert len(log(copy).steps) == 2


def test_without_history_what_can_be_said_is_said(copy: Path, folder: Path) -> None:
    shutil.rmtree(copy / ".geju" / "history")
    with pytest.raises(UsageError, match="no edition earlier"):
        diff(copy)
    assert diff(copy, str(folder), "current").changes == ()
    assert log(copy).steps == ()
    # A build that finds nothing to do keeps what an earlier one could not.
    assert build(copy).unchanged
    assert len(history.issues(copy)) == len(list((copy / ".geju" / "history").glob("*.parquet"))) == 1
    # What is half written counts as not there, and is swept away.
    (record,) = (copy / ".geju" / "history").glob("*.json")
    record.write_text("{", encoding="utf-8")
    assert history.issues(copy)[-1].path.suffix == ".duckdb"
    record.unlink()
    build(copy)
    assert [issue.path.suffix for issue in history.issues(copy)] == [".parquet"]


def test_a_history_that_is_a_link_is_refused(copy: Path, tmp_path: Path) -> None:
    shutil.rmtree(copy / ".geju" / "history")
    (tmp_path / "elsewhere").mkdir()
    (copy / ".geju" / "history").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LandscapeError, match="this is a link"):
        build(copy, force=True)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_edition_of_a_stranger_reaches_no_other_file(folder: Path) -> None:
    secret = folder / "project.yaml"
    with pytest.raises(LandscapeError, match="disabled"), loaded(edition=history.issues(folder)[-1].path) as connection:
        connection.execute(f"SELECT * FROM read_text('{secret}')").fetchall()
