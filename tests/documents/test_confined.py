"""A file that hangs, breaks, swells or lies takes its reader along, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at processes through /proc")
LIMITS = {"GEJU_READ_SECONDS": "3", "GEJU_READ_MEGABYTES": "600", "GEJU_MAX_TEXT": "1000000"}
Run = Callable[..., subprocess.CompletedProcess[str]]

ASK = """
import json, sys, time
from geju.base.errors import GejuError
from geju.documents import confined
for words in json.loads(sys.argv[1]):
    began = time.perf_counter()
    try:
        said = [confined.transcribe("wicked", f"WICKED {words}".encode(), "a.wicked").text]
    except GejuError as error:
        said = [type(error).__name__, error.words("en"), error.words("zh")]
    print(json.dumps([*said, time.perf_counter() - began]))
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Run:
    """A Python with a copy of the package in which one more format stands."""
    house = tmp_path_factory.mktemp("wicked")
    shutil.copytree(root / "src", house / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "tests" / "wicked.py", house / "src/geju/documents/formats/wicked.py")

    def call(program: str, *arguments: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        start = f"import sys; sys.path.insert(0, {str(house / 'src')!r})\n"
        command = [sys.executable, "-P", "-c", start + program, *arguments]
        environment = {**os.environ, **LIMITS, **more}
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=cwd, timeout=120)

    call.start = f"import sys; sys.path.insert(0, {str(house / 'src')!r})\n"  # type: ignore[attr-defined]
    return call


def ask(run: Run, *words: str) -> list[list[Any]]:
    done = run(ASK, json.dumps(words))
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def workers() -> list[str]:
    """Workers of the copy that run, or wait to be taken note of."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid,stat,args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "wicked" in line and "worker.serve" in line]


def no_worker_is_left() -> bool:
    """Whether within some seconds all of them are gone."""
    for _ in range(50):
        if not workers():
            return True
        time.sleep(0.2)
    return False


BAD = {
    "hang": ("LimitError", "GEJU_READ_SECONDS"),
    "sleep": ("LimitError", "GEJU_READ_SECONDS"),
    "crash": ("FormatError", "SIGSEGV"),
    "leave": ("FormatError", "exit 3"),
    "swell": ("LimitError", "GEJU_READ_MEGABYTES"),
    "native": ("FormatError", "broke down"),
    "deep": ("LimitError", "nested"),
    "babble": ("FormatError", "nonsense"),
    "boast": ("FormatError", "nonsense"),
    "lie": ("FormatError", "nonsense"),
    "stumble": ("FormatError", "KeyError"),
    "long": ("LimitError", "GEJU_MAX_TEXT"),
}


def test_whatever_a_file_does_there_is_an_answer_and_the_next_is_read(run: Run) -> None:
    words = [word for bad in BAD for word in (bad, "good")]
    found = ask(run, *words)
    assert len(found) == len(words)
    for (bad, (sort, told)), said, next_ in zip(BAD.items(), found[::2], found[1::2], strict=True):
        assert said[0] == sort and told in said[1], bad
        assert said[1].startswith("a.wicked: ") and said[2].startswith("a.wicked: ") and said[2] != said[1], bad
        assert said[3] < 3 + 2, bad
        assert next_[0] == "OpenAI released GPT-4 in March 2023.", bad
    assert no_worker_is_left()


def test_what_a_library_says_is_the_same_each_time(run: Run) -> None:
    (first,), (second,) = (ask(run, "stumble") for _ in range(2))
    assert first[1] == second[1] and "0x…" in first[1]


def test_what_a_reader_prints_is_no_answer(run: Run) -> None:
    assert ask(run, "print")[0][0] == "OpenAI released GPT-4 in March 2023."


def test_a_reader_reaches_no_network_no_program_and_no_file(run: Run, tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        found = ask(run, f"call {port}", f"start {tmp_path / 'a'}", f"write {tmp_path / 'b'}")
        with pytest.raises(TimeoutError):
            server.accept()
    assert [said[0] for said in found] == ["FormatError"] * 3
    assert all("no document is given" in said[1] for said in found)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_knows_nothing_of_whoever_started_it(run: Run) -> None:
    with Path(__file__).open() as file:
        os.set_inheritable(file.fileno(), True)
        done = run(ASK, json.dumps(["tell", "tell"]), GEJU_LLM_KEY="secret", HOME="/home/somebody")
    first, second = (json.loads(line)[0].split(" | ") for line in done.stdout.splitlines())
    assert first[0] == second[0]  # one worker read both
    pid, folder, handles, environment = first
    assert "geju-" in folder and not Path(folder).exists()
    assert "test_confined" not in handles and handles.count("pipe:") == 2 and handles.count("/dev/null") == 3
    assert "secret" not in environment and "somebody" not in environment
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_worker_ends_with_whoever_started_it(run: Run, how: str) -> None:
    program = run.start + ASK.replace("began =", "print(flush=True); began =")  # type: ignore[attr-defined]
    command = [sys.executable, "-P", "-c", program, json.dumps(["good", "sleep"])]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "GEJU_READ_SECONDS": "600"}
    )
    assert started.stdout is not None
    try:
        for _ in range(3):  # before the first, its answer, before the second
            started.stdout.readline()
        time.sleep(0.3)
        assert workers()
        started.send_signal(getattr(signal, how))
        started.communicate(timeout=20)
    finally:
        started.kill()
    assert started.returncode != 0
    assert no_worker_is_left()


THREADS = """
from concurrent.futures import ThreadPoolExecutor
import os, json
from geju.documents import confined
def read(n):
    return confined.transcribe("wicked", b"WICKED good", "a.wicked").text
with ThreadPoolExecutor(8) as pool:
    print(len(set(pool.map(read, range(40)))))
if not os.fork():  # a copy of this process has a worker of its own
    own = confined.transcribe("wicked", b"WICKED tell", "a.wicked").text.split()[0]
    print(own, flush=True)
    confined.close()
    os._exit(0)
os.wait()
print(confined.transcribe("wicked", b"WICKED tell", "a.wicked").text.split()[0])
"""


def test_threads_and_copies_of_a_process_may_ask(run: Run) -> None:
    done = run(THREADS)
    assert done.stderr == ""
    n, theirs, ours = done.stdout.split()
    assert n == "1" and theirs != ours
    assert no_worker_is_left()


def test_a_worker_is_replaced_when_it_has_done_enough(run: Run) -> None:
    program = """
from geju.documents.worker.process import Bounds, Worker
worker = Worker(Bounds(5, 600, documents=3))
question = {"task": "transcribe", "name": "wicked", "path": "a", "pages": 9, "characters": 999, "megabytes": 600}
print([worker.ask(question, b"WICKED good").get("worn", False) for _ in range(3)], worker.alive)
"""
    assert run(program).stdout.split("\n")[0] == "[False, False, True] False"


def test_a_build_goes_on(run: Run, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (tmp_path / "project.yaml").write_text("name: tiny\ntitle: {en: Tiny, zh: 微型}\n", encoding="utf-8")
    for word in ("crash", "good", "hang", "lie"):
        (sources / f"{word}.wicked").write_text(f"WICKED {word}\n", encoding="utf-8")
    (sources / "scores.md").write_text("# Scores\n\n| Model | MMLU |\n|---|---|\n| GPT-4 | 86.4 |\n", encoding="utf-8")
    cli = "from geju.cli.main import main; main()"
    done = run(cli, "build", "--format", "json", cwd=tmp_path)
    said = json.loads(run(cli, "validate", "--format", "json", cwd=tmp_path).stdout)
    assert {p["file"]: p["key"] for p in said} == {
        "sources/crash.wicked": "confined.broke",
        "sources/hang.wicked": "confined.too_slow",
        "sources/lie.wicked": "confined.garbled",
    }, done.stderr
    claims = run(cli, "export", "claims", cwd=tmp_path).stdout
    assert "GPT-4" in claims and "2023-03" in claims and "86.4" in claims
    assert no_worker_is_left()
