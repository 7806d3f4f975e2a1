"""What a header says of a test: benchmark, shots, setting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geju.base.text import fold
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import find_names

_SHOTS = re.compile(
    r"(?P<n>\d{1,2})\s*[- ]?\s*(?:shots?|样本)|(?P<zero>zero|零)[- ]?(?:shot|样本)|(?P<few>few)[- ]?shot|\b(?P<short>\d{1,2})s\b",
    re.IGNORECASE,
)
_SETTINGS = re.compile(
    r"\b(?:0-shot\s+)?(?:CoT|pass@\d+|maj@\d+|cons@\d+|avg@\d+|EM|F1|Acc(?:uracy)?\.?|acc_norm|test|val|valid|dev|hard|overall|strict|loose|"
    r"prompt[- ]strict|prompt[- ]level|instruct|ch\.?\s*avg|en\.?\s*avg|avg\.?|average|v\.?s\.?\s*[\w.-]+|tools?|no tools|with tools|thinking|non-thinking|LC|win rate|"
    r"mean|micro|macro|ppl|gen|greedy|few-shot|en|zh|cn)(?![\w@])",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"[\d./年月]{4,}\s*[-–~]\s*[\d./年月]{4,}|(?<!\d)20\d\d(?!\d)")
_MARKS = re.compile(r"[*†‡§¶↑↓＊]|[¹²³⁴-⁹]")


@dataclass(frozen=True, slots=True)
class Test:
    """A benchmark as a header names it; ``mended`` where the printed name was damaged."""

    benchmark: str
    shots: str = ""
    setting: str = ""
    mended: bool = False


@lru_cache(maxsize=5_000)
def read_test(text: str, lexicon: Lexicon) -> Test | None:
    """The test that a header cell names, None where it names no benchmark the lexicon knows."""
    clean = " ".join(_MARKS.sub(" ", text).split())
    if not clean or len(clean) > 80:
        return None
    names = find_names(clean, lexicon, "Benchmark")
    first = next((n for n in names if not clean[: n.start].strip(" -–(（#*")), None)
    if first is None:
        return None
    return _with_rest(first.name, clean[first.end :])


def take_as_test(text: str) -> Test | None:
    """A header cell among tests taken for a test of its own name."""
    clean = " ".join(_MARKS.sub(" ", text).split())
    match = re.match(r"[^(（,，]+", clean)
    if not match or not re.search(r"[A-Za-z\u4e00-\u9fff]", match[0]) or len(clean) > 50:
        return None
    name = _SHOTS.sub("", match[0]).strip(" -–_")
    return _with_rest(name, clean[match.end() :] + " " + clean[len(name) : match.end()]) if name else None


def mend(text: str, lexicon: Lexicon) -> Test | None:
    """A damaged benchmark name repaired to the one known name at a distance of one character (``GSMBK``)."""
    match = re.match(r"[^(（,，]+", " ".join(text.split()))
    if not match:
        return None
    word = fold(match[0])
    exact = lexicon.lookup(match[0], "Benchmark")
    if exact:
        return _with_rest(match[0].strip(), text[match.end() :])
    if len(word) < 5:
        return None
    near = {
        thing.name
        for thing in lexicon.things
        if thing.type == "Benchmark" and any(_looks_like(word, fold(n)) for n in thing.names)
    }
    if len(near) != 1:
        return None
    test = _with_rest(near.pop(), text[match.end() :])
    return Test(test.benchmark, test.shots, test.setting, mended=True)


# Characters that print and OCR take for each other.
_ALIKE = tuple(frozenset(pair) for pair in ("8b", "0o", "1l", "1i", "il", "5s", "2z", "6g", "9g", "uv", "ce", "ae"))


def _looks_like(damaged: str, name: str) -> bool:
    """Whether a name could have become another in print: one character like another, a thin one lost, one doubled."""
    if len(damaged) == len(name):
        differing = [frozenset(pair) for pair in zip(damaged, name, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and differing[0] in _ALIKE
    short, long = sorted((damaged, name), key=len)
    if len(long) != len(short) + 1:
        return False
    return long.replace("m", "rn", 1) == short or any(
        long[:i] + long[i + 1 :] == short
        for i in range(1, len(long))
        if long[i] == long[i - 1] or (long[i] in "il1" and long == name)
    )


def _with_rest(name: str, rest: str) -> Test:
    """A test from its name and what stands behind it: shots, settings, a subset or a date window in brackets."""
    shots = read_shots(rest)
    rest = _SHOTS.sub(" ", rest)
    window = _WINDOW.search(rest)
    settings = [] if window else [m[0].strip() for m in _SETTINGS.finditer(rest)]
    rest = _SETTINGS.sub(" ", rest) if not window else rest
    words = " ".join(re.sub(r"[()（）,，;；:：/|]", " ", rest).split()).strip(" -–_.")
    if window or (words and re.match(r"\s*[(（\[]", rest) and re.fullmatch(r"[\w .+-]{1,24}", words)):
        name = f"{name} ({words})"
    elif words and re.fullmatch(r"[\w.+-]{1,20}", words) and re.match(r"[-_]\w", rest):
        name = f"{name}-{words}"
    elif (
        words
        and re.fullmatch(r"[\w.+-]{1,12}(?: [\w.+-]{1,8})?", words)
        and not settings
        and not re.match(r"\s*[(（\[,，]", rest)
    ):
        name = f"{name} {words}"
    setting = ", ".join(dict.fromkeys(settings))
    return Test(name, shots, setting)


def read_shots(text: str) -> str:
    """The number of examples in the prompt as words say it; empty where they do not."""
    match = _SHOTS.search(text)
    if not match:
        return ""
    return match["n"] or match["short"] or ("0" if match["zero"] else "")
