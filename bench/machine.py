"""What a measurement says about where it was made, and how one command is timed."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Median and worst of several runs: seconds of wall clock and megabytes of peak resident memory."""

    seconds: float
    worst: float
    megabytes: float
    n_runs: int


def machine() -> str:
    """Processor, cores, memory, system and Python in one line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def measure(command: Sequence[str], n_runs: int, before: Callable[[], object] = lambda: None) -> Measured:
    """Run a command ``n_runs`` times, each after ``before()``; raises CalledProcessError if one fails."""
    seconds, megabytes = [], []
    for _ in range(n_runs):
        before()
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - started)
        process.returncode = os.waitstatus_to_exitcode(status)
        megabytes.append(usage.ru_maxrss / 1024)
        if process.returncode:
            sys.stderr.write(errors.decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measured(statistics.median(seconds), max(seconds), max(megabytes), n_runs)
