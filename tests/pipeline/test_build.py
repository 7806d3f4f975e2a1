"""A build does what has changed and nothing else, and comes to the same bytes everywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import ContentError, LandscapeError, ShortfallError, UnknownNameError
from geju.base.ids import sha256
from small import PROJECT, write_landscape

ROOT = Path(__file__).parents[2]
EXPORTS = [
    (what, form) for what in ("claims", "facts", "entities", "documents") for form in ("jsonl", "csv", "parquet")
]


def run(code: str, *arguments: str, **environment: str) -> str:
    program = f"import sys\nfrom pathlib import Path\nfrom geju import pipeline\nfolder = Path(sys.argv[1])\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_documents_become_claims_become_facts(folder: Path) -> None:
    stages: dict[str, list[tuple[int, int]]] = {}
    report = pipeline.build(folder, lambda stage, done, total: stages.setdefault(stage, []).append((done, total)))
    assert (report.n_read, report.n_cached, report.unchanged) == (3, 0, False)
    assert report.problems == ()
    assert stages["read"][-1] == (3, 3)
    assert list(stages) == ["read", "resolve", "build"]
    assert all(done <= total for steps in stages.values() for done, total in steps)
    with pipeline.open_landscape(folder) as view:
        assert view.edition == report.edition
        assert view.edition.date == "2024-09-20"
        (mmlu,) = [f for f in view.facts("GLM-4", "score") if dict(f.slot)["benchmark"] == "MMLU"]
        assert (mmlu.status, len(mmlu.claims_for)) == ("agreed", 3)
        (gsm,) = [f for f in view.facts("GLM-4", "score") if dict(f.slot)["benchmark"] == "GSM8K"]
        assert (gsm.status, gsm.reason, str(gsm.value.low)) == ("disputed", "landscape.most_trusted", "93.3")  # type: ignore[union-attr]
        assert [d.name for d in view.documents()] == ["maker.md", "notes/more.csv", "report.md"]
        assert [d.origin.kind for d in view.documents()] == ["official", "unknown", "report"]


def test_unchanged_does_nothing(folder: Path) -> None:
    first = pipeline.build(folder)
    before = {p: p.stat().st_mtime_ns for p in (folder / ".geju").rglob("*")}
    again = pipeline.build(folder)
    assert (again.n_read, again.n_cached, again.unchanged) == (0, 3, True)
    assert again.edition == first.edition
    assert again.problems == first.problems
    assert {p: p.stat().st_mtime_ns for p in (folder / ".geju").rglob("*")} == before


def test_unchanged_loads_no_reader_and_no_database(folder: Path) -> None:
    pipeline.build(folder)
    code = "assert pipeline.build(folder).unchanged; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    loaded = set(run(code, str(folder)).split())
    assert loaded.isdisjoint({"duckdb", "yaml", "markdown_it", "fastjsonschema", "rich", "click"})


def test_unchanged_opens_each_file_of_the_landscape_once_and_writes_none(folder: Path) -> None:
    """The work is not done: what is quick enough is measured in bench/spine.py."""
    pipeline.build(folder)
    code = """
opened = []
sys.addaudithook(lambda event, args: opened.append(args[:2]) if event == "open" else None)
assert pipeline.build(folder).unchanged
for name, mode in opened:
    if str(name).startswith(str(folder)):
        print(mode, Path(name).relative_to(folder).as_posix())
"""
    seen = sorted(line.split() for line in run(code, str(folder)).splitlines())
    assert {mode for mode, _ in seen} <= {"r", "rb"}
    names = [name for _, name in seen]
    edition = next(name for name in names if name.startswith(".geju/edition-"))
    sources = sorted(p.relative_to(folder).as_posix() for p in (folder / "sources").rglob("*") if p.is_file())
    assert names == sorted([".geju/current.json", edition, "project.yaml", *sources])


def test_each_document_is_read_from_the_disk_once(folder: Path) -> None:
    """A document is what its key says: one that changes while it is read cannot be kept under the wrong key."""
    code = """
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from geju import reading
from geju.base.cache import Cache
from geju.model.folder.sources import read_sources
from geju.model.project import read_project
sources = read_sources(read_project(folder)).sources
vocabulary = pipeline.vocabulary_of(folder)
opened.clear()
for _ in range(2):
    print([reading.read_source(s, vocabulary, Cache(folder / "cache")).cached for s in sources])
print(*(opened.count(str(s.path)) for s in sources))
"""
    assert run(code, str(folder)).splitlines() == ["[False, False, False]", "[True, True, True]", "2 2 2"]


@pytest.mark.parametrize("keep_time", [False, True])
def test_a_damaged_edition_is_built_anew(folder: Path, keep_time: bool) -> None:
    """Junk anywhere in the file, whatever its size and time say."""
    first = pipeline.build(folder)
    path = Path(first.edition.path)
    whole, found = path.read_bytes(), path.stat()
    for at in (0, len(whole) // 2, len(whole) - 600):
        path.write_bytes(whole[:at] + b"junk" * 128 + whole[at + 512 :])
        if keep_time:
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
        report = pipeline.build(folder)
        assert (report.unchanged, report.n_read, report.edition) == (False, 0, first.edition)
        with pipeline.open_landscape(folder) as view:
            assert len(view.facts()) == first.edition.n_facts
        assert pipeline.build(folder).unchanged


def test_only_what_changed_is_read_again(folder: Path) -> None:
    pipeline.build(folder)
    with (folder / "sources" / "report.md").open("a", encoding="utf-8") as file:
        file.write("\nmore\n")
    assert (pipeline.build(folder).n_read, pipeline.build(folder).n_read) == (1, 0)
    # What is known of a document from outside is part of what is read.
    (folder / "sources" / "report.source.yaml").write_text("kind: notes\n", encoding="utf-8")
    assert pipeline.build(folder).n_read == 1
    # The order of trust is not: facts are settled anew from the claims as they were.
    (folder / "project.yaml").write_text(PROJECT.replace("official, paper", "paper, official"), encoding="utf-8")
    report = pipeline.build(folder)
    assert (report.n_read, report.n_cached, report.unchanged) == (0, 3, False)
    # A new kind may be said by any document.
    (folder / "kinds").mkdir()
    (folder / "kinds" / "seat.yaml").write_text(
        "kind: seat\nlabels: {en: Seat}\nabout: {en: Where it sits.}\nsubject: [Organization]\nvalue: {form: text}\n",
        encoding="utf-8",
    )
    assert pipeline.build(folder).n_read == 3
    with pipeline.open_landscape(folder) as view:
        assert "seat" in view.kinds


def test_removing_and_adding_sources(folder: Path) -> None:
    pipeline.build(folder)
    (folder / "sources" / "report.md").rename(folder / "sources" / "renamed.md")
    (folder / "sources" / "report.source.yaml").unlink()
    report = pipeline.build(folder)
    assert (report.n_read, report.edition.n_documents) == (1, 3)
    (folder / "sources" / "renamed.md").unlink()
    report = pipeline.build(folder)
    assert (report.n_read, report.n_cached, report.edition.n_documents) == (0, 2, 2)
    assert len(list((folder / ".geju" / "cache").iterdir())) == 2


def test_deleting_or_damaging_what_is_derived_does_no_harm(folder: Path) -> None:
    exports = [pipeline.build(folder) and pipeline.export(folder, *one) for one in EXPORTS]
    for path in (folder / ".geju" / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    report = pipeline.build(folder, force=True)
    assert (report.n_read, report.n_cached) == (3, 0)
    assert pipeline.build(folder, force=True).n_cached == 3
    (folder / ".geju" / "current.json").write_text("{", encoding="utf-8")
    assert not pipeline.build(folder).unchanged
    for path in (folder / ".geju").glob("edition-*"):
        path.unlink()
    assert not pipeline.build(folder).unchanged
    shutil.rmtree(folder / ".geju")
    with pytest.raises(LandscapeError, match="geju build"):
        pipeline.open_landscape(folder)
    pipeline.build(folder)
    assert [pipeline.export(folder, *one) for one in EXPORTS] == exports


def test_two_builds_in_two_places_are_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Folders, hash seeds, the order in which files were made, time zones and the cache make no difference."""
    other = tmp_path / "elsewhere" / "deep" / "er"
    for name in ("maker.md", "notes/more.csv", "report.md", "report.source.yaml", "maker.md.source.yaml"):
        (other / "sources" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "sources" / name, other / "sources" / name)
    shutil.copyfile(folder / "project.yaml", other / "project.yaml")
    (folder / "sources" / "broken.yaml").write_text("path: nowhere.md\n", encoding="utf-8")
    (other / "sources" / "broken.yaml").write_text("path: nowhere.md\n", encoding="utf-8")
    code = f"""
import hashlib
report = pipeline.build(folder)
for what, form in {EXPORTS!r}:
    print(what, form, hashlib.sha256(pipeline.export(folder, what, form)).hexdigest())
print(report.edition.edition_id, report.problems)
"""
    places = [
        run(code, str(folder), PYTHONHASHSEED="1", TZ="Asia/Shanghai"),
        run(code, str(other), PYTHONHASHSEED="77", TZ="UTC", LC_ALL="C"),
    ]
    assert places[0] == places[1]
    pipeline.build(folder, force=True)
    hashes = {line.split()[2] for line in places[0].splitlines()[:-1]}
    assert {sha256(pipeline.export(folder, *one)) for one in EXPORTS} == hashes


def test_a_build_that_falls_short_still_says_what_was_set_aside(folder: Path) -> None:
    (folder / "sources" / "broken.json").write_text("{", encoding="utf-8")
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("assertions: {claims: 1000, documents: 3, kinds: {score: 200}}\n")
    with pytest.raises(ShortfallError) as caught:
        pipeline.build(folder)
    said = [(p.path, p.key) for p in (caught.value.problem, *caught.value.also)]
    short = ("project.yaml", "landscape.too_few")
    assert said == [short, short, ("sources/broken.json", "documents.not_json")]
    assert sorted(said) == sorted((p.path, p.key) for p in pipeline.validate(folder))


def test_least_numbers_name_kinds_that_there_are(folder: Path) -> None:
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("assertions:\n  kinds: {scores: 2, nonsense: 1}\n")
    with pytest.raises(ContentError) as caught:
        pipeline.build(folder)
    found = [(p.line, p.words("en")) for p in (caught.value.problem, *caught.value.also)]
    assert [line for line, _ in found] == [5, 5]
    assert any("did you mean “score”" in words for _, words in found)


def test_a_producer_that_is_trusted_but_unknown_is_told(folder: Path) -> None:
    text = PROJECT.replace("[official, paper", "[Zhipu AI, Zipu AI, offical, official, paper")
    (folder / "project.yaml").write_text(text, encoding="utf-8")
    found = {dict(p.params)["name"]: p for p in pipeline.build(folder).problems}
    assert {name: dict(p.params)["near"] for name, p in found.items()} == {"Zipu AI": "Zhipu AI", "offical": "official"}
    assert {(p.line, p.severity) for p in found.values()} == {(3, "warning")}


def test_least_numbers_stop_a_build_and_the_last_edition_holds(folder: Path) -> None:
    first = pipeline.build(folder)
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("assertions: {claims: 1000, kinds: {score: 2}}\n")
    with pytest.raises(ShortfallError, match="1000"):
        pipeline.build(folder)
    with pipeline.open_landscape(folder) as view:
        assert view.edition == first.edition


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("name: x\ntitel: {en: X}\n", 2, "titel"),
        ("name: Not A Name\n", 1, "name"),
        ("name: x\nlanguages: [en, fr]\n", 2, "languages"),
        ("name: x\n  y: [\n", 2, "YAML"),
        ("", 1, "object"),
        ("name: x\nassertions: {claim: 3}\n", 2, "claims"),
    ],
)
def test_a_wrong_project_file_is_named_with_its_line(folder: Path, text: str, line: int, word: str) -> None:
    (folder / "project.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        pipeline.build(folder)
    assert caught.value.problem.path.endswith("project.yaml")
    if text:
        assert caught.value.problem.line == line
        assert word in str(caught.value)


def test_a_folder_that_is_no_landscape(tmp_path: Path) -> None:
    with pytest.raises(LandscapeError, match="geju new"):
        pipeline.build(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_new_add_build(tmp_path: Path) -> None:
    folder = tmp_path / "New Land"
    pipeline.create(folder, titles={"zh": "新版图"})
    source = write_landscape(tmp_path / "other") / "sources" / "maker.md"
    pipeline.add(folder, [source], {"producer": "Zhipu: AI", "kind": "official", "date": "2024-06-05"})
    with pytest.raises(ContentError):
        pipeline.add(folder, [tmp_path / "other" / "sources" / "report.md"], {"kind": "gossip"})
    with pytest.raises(Exception, match=r"project\.yaml"):
        pipeline.create(folder)
    report = pipeline.build(folder)
    assert report.edition.title == (("en", "new-land"), ("zh", "新版图"))
    with pipeline.open_landscape(folder) as view:
        assert view.documents()[0].origin.producer == "Zhipu: AI"
    assert pipeline.validate(folder) == ()


def test_reading_files_without_a_landscape(folder: Path) -> None:
    reading = pipeline.read_files([folder / "sources" / "maker.md"])
    assert {claim.kind for claim in reading.claims} >= {"score"}
    assert {claim.document for claim in reading.claims} == {"maker.md"}


def test_unknown_publisher_and_exhibit(folder: Path, tmp_path: Path) -> None:
    pipeline.build(folder)
    with pytest.raises(UnknownNameError):
        pipeline.publish(folder, "sight", tmp_path / "out")
    with pytest.raises(UnknownNameError):
        pipeline.draw(folder, ["nothing"])
    assert not (tmp_path / "out").exists()
