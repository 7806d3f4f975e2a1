"""A build that is killed at any moment, or runs beside readers and other builds, harms nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from geju import pipeline
from geju.base.errors import LandscapeError
from geju.landscape import store
from geju.landscape.auditing import history
from geju.landscape.auditing.held import facts_of, loaded
from small import write_landscape

BUILD = "import sys; from pathlib import Path; from geju import pipeline; pipeline.build(Path(sys.argv[1]))"
N_KILLS = 50


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(folder)], stderr=subprocess.PIPE)


def change(folder: Path, turn: int) -> None:
    """A source in which every turn leaves its mark: as many scores as turns."""
    rows = "".join(f"| GPT-4 | {60 + place % 40}.{place % 10} |\n" for place in range(turn + 1))
    (folder / "sources" / "turn.md").write_text(
        f"# Turn {turn}\n\n| Model | MMLU |\n|---|---|\n{rows}", encoding="utf-8"
    )


def turn_shown(folder: Path) -> int:
    """The turn that the edition shows; fails where it is not one whole turn."""
    with pipeline.open_landscape(folder) as view:
        heading = view.document("turn.md").text.splitlines()[0]
        assert len(view.claims()) == view.edition.n_claims
        assert len(view.facts()) == view.edition.n_facts
        counted = sum(len(f.claims_for) + len(f.claims_against) for f in view.facts())
        assert counted + len(view.claims(side="set aside")) == view.edition.n_claims
        assert len(view.entities()) == view.edition.n_entities
    return int(heading.removeprefix("# Turn "))


def n_kept(issue: history.Issue) -> int:
    """How many facts the history has of an edition."""
    with loaded(kept=issue.path) as connection:
        return len(facts_of(connection, "SELECT * FROM kept"))


@pytest.mark.slow
def test_killed_at_any_of_fifty_moments(folder: Path) -> None:
    change(folder, 0)
    assert start(folder).wait() == 0
    change(folder, 1)
    started = time.perf_counter()
    assert start(folder).wait() == 0
    # How long a build of one changed document takes, as the builds below are.
    duration = time.perf_counter() - started
    chance = random.Random(20240920)
    killed = 0
    shown = 1
    turn = 1
    # A build that ends before it is killed does not count; a machine on which most do is too busy to tell anything.
    while killed < N_KILLS and turn < 4 * N_KILLS:
        turn += 1
        change(folder, turn)
        child = start(folder)
        time.sleep(chance.uniform(0, duration))
        child.send_signal(signal.SIGKILL)
        killed += child.wait() == -signal.SIGKILL
        child.communicate()
        # What held before still holds, or what was built holds, whole.
        assert turn_shown(folder) in (shown, turn)
        pipeline.build(folder)
        shown = turn_shown(folder)
        assert shown == turn
        left = [p.name for p in (folder / ".geju").rglob("*") if p.name.endswith((".tmp", ".wal"))]
        assert left == []
        assert len(list((folder / ".geju").glob("edition-*"))) == 1
        # Every edition that held is in the history, whole, and the last of them is the one that holds.
        kept = history.issues(folder)
        files = sorted(p.name for p in (folder / ".geju" / "history").iterdir())
        assert len(files) == 2 * len(kept)
        assert kept[-1].path.suffix == ".parquet"
        assert n_kept(kept[-1]) == kept[-1].counts["n_facts"]
        assert len({issue.edition_id for issue in kept}) == len(kept) >= turn + 1 - killed
    assert killed == N_KILLS


@pytest.mark.slow
def test_readers_see_whole_editions_while_others_are_built(folder: Path) -> None:
    change(folder, 0)
    pipeline.build(folder)
    # Each reader keeps its own list: one may still be asking an old edition when the other has seen the next.
    seen: tuple[list[int], ...] = ([], [])
    errors: list[BaseException] = []
    done = threading.Event()

    def look(turns: list[int]) -> None:
        try:
            while not done.is_set():
                turns.append(turn_shown(folder))
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=look, args=(turns,)) for turns in seen]
    for reader in readers:
        reader.start()
    with pipeline.open_landscape(folder) as old:
        for turn in range(1, 9):
            change(folder, turn)
            assert start(folder).wait() == 0
        # Who opened an edition keeps it, even when its file is gone.
        assert old.document("turn.md").text.startswith("# Turn 0\n")
        assert len(old.claims()) == old.edition.n_claims
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    for turns in seen:
        assert turns
        assert turns == sorted(turns)
    assert turn_shown(folder) == 8


def test_two_builds_at_once_are_refused(folder: Path) -> None:
    with store.locked(folder), pytest.raises(LandscapeError, match=str(os.getpid())):
        pipeline.build(folder)
    with store.locked(folder):
        child = start(folder)
        _, errors = child.communicate()
    assert child.returncode != 0
    assert b"another build" in errors
    assert not pipeline.build(folder).unchanged
    # Asking for what is built already needs no lock.
    with store.locked(folder):
        assert pipeline.build(folder).unchanged


def test_a_lock_that_was_left_holds_nobody_up(folder: Path) -> None:
    store.store_folder(folder)
    (folder / ".geju" / "lock").write_text("999999", encoding="utf-8")
    assert pipeline.build(folder).n_read == 3


def test_a_folder_that_may_not_be_written(humble: Path) -> None:
    folder = write_landscape(humble / "small")
    folder.chmod(0o555)
    try:
        with pytest.raises(LandscapeError, match="written"):
            pipeline.build(folder)
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="limits file sizes as Linux does")
def test_a_full_disk_harms_nothing(folder: Path) -> None:
    first = pipeline.build(folder)
    change(folder, 1)
    limited = f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000)); {BUILD}"
    done = subprocess.run([sys.executable, "-c", limited, str(folder)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "LandscapeError" in done.stderr.splitlines()[-1], done.stderr
    with pipeline.open_landscape(folder) as view:
        assert view.edition == first.edition
    pipeline.build(folder)
    assert turn_shown(folder) == 1


def test_a_fault_of_a_reader_takes_no_other_document_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from geju.claims import extract

    real = extract.extract

    def faulty(document: object, vocabulary: object, *asker: object) -> object:
        if document.name == "report.md":  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return real(document, vocabulary, *asker)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "extract", faulty)
    report = pipeline.build(folder)
    assert [(p.key, p.path) for p in report.problems] == [("pipeline.reader_failed", "sources/report.md")]
    monkeypatch.undo()
    # Such a fault is not kept: the document is read as soon as anything changes.
    assert pipeline.build(folder, force=True).edition.n_documents == 3
