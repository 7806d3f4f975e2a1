"""What other libraries read of the same text: only quantities. Run by the interpreter that has them, without geju.

    python bench/peers.py recognizers SECONDS < lines.json

Takes the lines in the order given until the seconds of processor time are spent; prints what was measured as JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable

_CJK = re.compile("[\u4e00-\u9fff]")
Finder = Callable[[str], int]


def recognizers() -> Finder:
    """Numbers, amounts of money and percentages, in Chinese where a line holds Chinese, else in English."""
    import recognizers_suite
    from recognizers_text import Culture

    asks = (
        recognizers_suite.recognize_number,
        recognizers_suite.recognize_currency,
        recognizers_suite.recognize_percentage,
    )
    return lambda line: sum(len(ask(line, Culture.Chinese if _CJK.search(line) else Culture.English)) for ask in asks)


def jionlp() -> Finder:
    """Amounts of money, the one quantity that it finds in running text."""
    import jionlp as jio

    return lambda line: len(jio.ner.extract_money(line, with_parsing=True))


PEERS: dict[str, Callable[[], Finder]] = {"recognizers": recognizers, "jionlp": jionlp}


def main() -> None:
    """Measure one library."""
    name, limit = sys.argv[1], float(sys.argv[2])
    lines: list[str] = json.load(sys.stdin)
    with contextlib.redirect_stdout(io.StringIO()):  # one of them greets
        find = PEERS[name]()
        for line in ("About $30 million in 2024.", "融资三千万元。"):  # what is made once is made before
            find(line)
    n_found = n_failed = n_bytes = n_lines = 0
    started = time.process_time()
    for line in lines:
        try:
            n_found += find(line)
        except Exception:
            n_failed += 1
        n_bytes += len(line.encode())
        n_lines += 1
        if time.process_time() - started > limit:
            break
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = {"seconds": seconds, "text": n_bytes / 1e6, "found": n_found, "failed": n_failed, "megabytes": peak}
    print(json.dumps({**said, "whole": n_lines == len(lines)}))


if __name__ == "__main__":
    main()
