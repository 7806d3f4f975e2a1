"""What is published is whole or not there; nothing that geju did not make is ever replaced."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geju.base.errors import LandscapeError, UnknownNameError, UsageError
from geju.landscape.view import View
from geju.outputs import place
from geju.outputs.place import MARK
from geju.outputs.publish import publish


def test_a_new_folder(view: View, tmp_path: Path) -> None:
    assert publish(view, tmp_path / "deep" / "out", "dataset") == tmp_path / "deep" / "out"
    assert (tmp_path / "deep" / "out" / MARK).is_file()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def dead_process() -> str:
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    return process.stdout.strip()


def test_an_empty_folder_and_what_is_ours_are_replaced(view: View, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    publish(view, target, "dataset")
    first = files(target)
    mark = json.loads(first[MARK])
    assert mark["publisher"] == "dataset" and set(mark["files"]) == set(first)
    mark["files"].append("of an earlier edition.csv")
    (target / MARK).write_text(json.dumps(mark))
    (target / "of an earlier edition.csv").write_text("old")
    (target / "facts.csv").write_text("altered")
    publish(view, target, "dataset")
    assert files(target) == first
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def with_foreign(target: Path) -> dict[str, bytes]:
    """Files that others put into a published folder, at its root, in folders of their own and beside those of geju."""
    theirs = {"CNAME": b"example.org", ".git/HEAD": b"ref", ".git/objects/ab/cd": b"blob", "assets/logo.svg": b"<svg/>"}
    for name, data in theirs.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    (target / "to git").symlink_to(".git")
    return theirs


@pytest.mark.parametrize("name", ["dataset", "site"])
def test_what_others_put_into_the_folder_stays(view: View, tmp_path: Path, name: str) -> None:
    target = publish(view, tmp_path / "out", name)
    ours = files(target)
    theirs = with_foreign(target)
    for _ in range(2):
        publish(view, target, name)
        assert files(target) == {**ours, **theirs}
        assert (target / "to git").is_symlink()
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_another_publishers_folder_is_refused(view: View, tmp_path: Path) -> None:
    target = publish(view, tmp_path / "out", "dataset")
    before = files(target)
    with pytest.raises(UsageError, match=r"published by “dataset”"):
        publish(view, target, "site")
    assert files(target) == before


def test_a_file_in_the_way_is_refused_and_all_is_as_before(view: View, tmp_path: Path) -> None:
    target = publish(view, tmp_path / "out", "dataset")
    mark = json.loads((target / MARK).read_text())
    mark["files"].remove("facts.csv")
    (target / MARK).write_text(json.dumps(mark))
    (target / "facts.csv").write_text("mine")
    before = files(target)
    with pytest.raises(UsageError, match=r"facts\.csv.*did not make"):
        publish(view, target, "dataset")
    assert files(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_kill_while_others_files_are_taken_over_loses_none(view: View, tmp_path: Path) -> None:
    """Wherever between the renames the kill falls, the next run ends what was begun."""
    target = publish(view, tmp_path / "out", "dataset")
    ours = files(target)
    theirs = with_foreign(target)
    for n_moved in range(len(theirs)):
        old = tmp_path / f"out.old-{dead_process()}"
        target.rename(old)
        publish(view, target, "dataset") if n_moved == 0 else place_copy(old, target, ours)
        if not old.exists():
            continue
        for name in list(place._foreign(old, target))[:n_moved]:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (old / name).rename(target / name)
        publish(view, target, "dataset")
        assert files(target) == {**ours, **theirs}
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


def place_copy(old: Path, target: Path, ours: dict[str, bytes]) -> None:
    """The new folder as it is right after it was put in its place."""
    for name, data in ours.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)


def test_a_fault_while_others_files_are_taken_over_puts_all_back(humble: Path) -> None:
    """A folder that may not be written cannot be moved into another: the fault comes in the middle."""
    old, new = humble / "out", humble / "new"
    for folder, text in ((old, "old"), (new, "new")):
        (folder / "assets").mkdir(parents=True)
        (folder / "assets" / "a.css").write_text(text)
        place.write_mark(folder, "site", text)
    (old / "CNAME").write_text("example.org")
    (old / "theirs").mkdir()
    (old / "theirs" / "file").write_text("theirs")
    (old / "theirs").chmod(0o555)
    before = files(old)
    with pytest.raises(PermissionError):
        place.swap(new, old)
    assert files(old) == before
    assert [path.name for path in sorted(humble.iterdir())] == ["new", "out"]


def test_a_folder_of_others_is_refused(view: View, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="did not publish"):
        publish(view, tmp_path, "dataset")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_and_a_link_are_refused(view: View, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    for name in ("file", "link"):
        with pytest.raises(UsageError, match="not a folder"):
            publish(view, tmp_path / name, "dataset")


def test_an_unknown_publisher_names_the_nearest(view: View, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="dataset"):
        publish(view, tmp_path / "out", "datset")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(view: View, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LandscapeError, match="cannot be written"):
        publish(view, tmp_path / "file" / "out", "dataset")


def test_a_kill_harms_nothing_and_the_next_run_cleans_up(view: View, tmp_path: Path) -> None:
    target = publish(view, tmp_path / "out", "dataset")
    before = (target / MARK).read_bytes()
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    dead = process.stdout.strip()
    (tmp_path / f"out.tmp-{dead}").mkdir()
    (tmp_path / f"out.old-{dead}").mkdir()
    (tmp_path / f"out.tmp-{os.getppid()}").mkdir()  # of a run that still lives
    publish(view, target, "dataset")
    assert (target / MARK).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", f"out.tmp-{os.getppid()}"]


def test_an_old_folder_comes_back_where_a_kill_fell_between_two_renames(view: View, tmp_path: Path) -> None:
    target = publish(view, tmp_path / "out", "dataset")
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    target.rename(tmp_path / f"out.old-{process.stdout.strip()}")
    place.sweep(target)
    assert (target / MARK).is_file()
