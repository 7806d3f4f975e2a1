"""What is published is whole or not there; nothing that geju did not make is ever replaced."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geju.base.errors import LandscapeError, UnknownNameError, UsageError
from geju.landscape.view import View
from geju.outputs import publish as door
from geju.outputs.publish import MARK, publish


def test_a_new_folder(view: View, tmp_path: Path) -> None:
    assert publish(view, tmp_path / "deep" / "out", "dataset") == tmp_path / "deep" / "out"
    assert (tmp_path / "deep" / "out" / MARK).is_file()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_an_empty_folder_and_one_of_ours_are_replaced(view: View, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    publish(view, target, "dataset")
    (target / "left over").write_text("")
    publish(view, target, "dataset")
    assert not (target / "left over").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


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
    door._sweep(target)
    assert (target / MARK).is_file()
