"""``geju serve``: the real command, asked over loopback as a browser asks."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from cli_runner import geju
from small import write_landscape

SOURCES = {"scores.md": "| Model | MMLU |\n|---|---|\n| GLM-4 | 83.3 |\n| GPT-4 | 86.4 |\n"}


class Served:
    """A running command and what it said so far."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "geju", "-C", str(folder), "--language", "en", "serve", "--port", "0", *words]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.port = int(re.search(r":(\d+)/", self.wait_for("The site: "))[1])  # type: ignore[index]

    def _listen(self) -> None:
        assert self.process.stderr
        self.said.extend(iter(self.process.stderr.readline, ""))

    def wait_for(self, words: str, after: int = 0) -> str:
        """The first line behind ``after`` others that contains the words."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for line in self.said[after:]:
                if words in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"never said {words!r}: {self.said}")

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")
        finally:
            connection.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = Served(write_landscape(tmp_path / "land", SOURCES))
    yield running
    running.process.kill()
    running.process.wait()


def test_the_site_is_served_and_built_anew(served: Served, tmp_path: Path) -> None:
    status, page = served.ask("/en/entities/glm-4.html")
    assert status == 200 and "83.3" in page and "84.5" not in page
    assert served.ask("/")[0] == 200 and served.ask("/assets/site.css")[0] == 200

    source = tmp_path / "land" / "sources" / "scores.md"
    before = len(served.said)
    source.write_text(SOURCES["scores.md"].replace("83.3", "84.5"), encoding="utf-8")
    served.wait_for("Edition e-", before)
    assert "84.5" in served.ask("/en/entities/glm-4.html")[1]

    # What cannot be built is said; the edition before stays, and the next change is seen.
    before = len(served.said)
    project = tmp_path / "land" / "project.yaml"
    good = project.read_text("utf-8")
    project.write_text("name: [\n", encoding="utf-8")
    assert "project.yaml" in served.wait_for("Not built: ", before)
    assert "84.5" in served.ask("/en/entities/glm-4.html")[1]
    before = len(served.said)
    project.write_text(good, encoding="utf-8")
    served.wait_for("Edition e-", before)


def test_nothing_but_the_site_is_served_and_only_to_this_machine(served: Served) -> None:
    for path in ("/../project.yaml", "/%2e%2e/project.yaml", "/..%2f..%2fproject.yaml", "/assets/", "/en/none.html"):
        assert served.ask(path)[0] == 404, path
    for method in ("POST", "PUT", "DELETE"):
        assert served.ask("/", method)[0] == 501
    assert served.ask("/", "HEAD") == (200, "")
    assert served.ask("/", host="localhost")[0] == 200
    status, said = served.ask("/", host="evil.example")
    assert status == 403 and "GLM" not in said


def test_ctrl_c_ends_it(served: Served) -> None:
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(20) == 0
    assert served.said[-1].strip() == "Ended."


def test_a_port_that_is_taken_and_a_folder_that_is_no_landscape(served: Served, tmp_path: Path) -> None:
    folder = tmp_path / "land"
    done = geju("-C", folder, "--language", "en", "serve", "--port", str(served.port), status=2)
    assert "--port 0" in done.stderr and str(served.port) in done.stderr
    geju("-C", tmp_path, "serve", "--port", "0", status=1)
    geju("-C", folder, "serve", "--port", "70000", status=2)
    geju("-C", folder, "serve", "--host", "no.such.host.invalid", "--port", "0", status=2)
