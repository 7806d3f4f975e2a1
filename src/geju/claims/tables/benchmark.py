"""What a header says of a test: benchmark, shots, setting."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from geju.base.text import fold
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import find_names

_SHOTS = re.compile(
    r"(?P<n>\d{1,2}(?:\s?[-–]\s?\d{1,2}(?=[- ]?shots?))?)\s*[- ]?\s*(?:shots?|样本)|(?P<zero>zero|零)[- ]?(?:shot|样本)|(?P<few>few)[- ]?shot"
    r"|\b(?P<short>\d{1,2})s\b|\bn\s?=\s?(?P<n_is>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
# Whole words only: the “test” of “test-clean” and the “en” of “En.QA” name a part of the test.
_SETTINGS = re.compile(
    r"(?:(?<=\A[-_])|(?<![A-Za-z0-9.\-/@]))(?:(?:0-shot\s+)?(?:(?:macro|micro)[_ ]avg(?:/\w+)?|average/\w+|CoT|pass@\d+|maj@\d+|cons@\d+|avg@\d+|EM|F1|Acc(?:uracy)?\.?|acc_norm|test|val|valid|dev|hard|overall|strict|loose|"
    r"prompt[- ]strict|prompt[- ]level|instruct|ch\.?\s*avg|en\.?\s*avg|avg\.?|average|v\.?s\.?\s*[\w.-]+|tools?|no tools|with tools|thinking|non-thinking|(?:evaluated|judged|graded|scored) by [\w.-]+(?: [\w.-]+)?|LC|win rate|"
    r"mean|micro|macro|ppl|gen|greedy|few-shot|en|zh|cn))(?![\w@\-/]|\.\w)|准确率|正确率",
    re.IGNORECASE,
)
_WINDOW = re.compile(r"[\d./年月]{4,}\s*[-–~]\s*[\d./年月]{4,}|(?<!\d)20\d\d(?!\d)")
_MARKS = re.compile(r"[*†‡§¶↑↓＊]|[¹²³⁴-⁹]")


# “Accuracy (MMLU)”; “Math & Code”, which is no test of that first name.
_SCORE_OF = re.compile(
    r"(?:accuracy|acc\.?|scores?|准确率|正确率|得分)\s*[(（](?P<test>[^()（）]+)[)）]", re.IGNORECASE
)
_SCORE_WORD = re.compile(r"\s*(?:scores?|得分|分数|评分|成绩)\s*\Z", re.IGNORECASE)  # “MMLU 得分” is of MMLU
_JOINED = re.compile(r"\s*(?:&|\+\s|and\b|与|和)\s*\w", re.IGNORECASE)


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
    whole = " ".join(text.split())
    clean = " ".join(_MARKS.sub(" ", text).split())
    if not clean or len(clean) > 80:
        return None
    about = _SCORE_OF.fullmatch(clean)
    if about:
        return read_test(about["test"], lexicon)
    for words in (whole, clean):  # a raised figure may belong to the name
        names = find_names(words, lexicon, "Benchmark")
        first = next((n for n in names if not words[: n.start].strip(" -–(（#*")), None)
        if first and not _JOINED.match(words[first.end :]):
            return _with_rest(first.name, _MARKS.sub(" ", words[first.end :]))
    return None


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
    around = range(len(word) - 1, len(word) + 2)
    near = {name for name, folded in _known_tests(lexicon) if len(folded) in around and _looks_like(word, folded)}
    if len(near) != 1:
        return None
    test = _with_rest(near.pop(), text[match.end() :])
    return Test(test.benchmark, test.shots, test.setting, mended=True)


@lru_cache(maxsize=4)
def _known_tests(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Every spelling of a benchmark, folded, with the benchmark's own name."""
    return tuple((t.name, fold(name)) for t in lexicon.things if t.type == "Benchmark" for name in t.names)


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


def part_of(test: Test, words: str) -> Test:
    """The part of a test that other words name: ``RefCOCO`` and ``val``; how it is reckoned goes to the setting."""
    shots = read_shots(words)
    rest = " ".join(_MARKS.sub(" ", _SHOTS.sub(" ", words)).split())
    if not re.search(r"\w", rest):
        if shots:
            return replace(test, shots=test.shots or shots)
        rest = words.strip()
    if _METRIC.fullmatch(rest):
        setting = ", ".join(dict.fromkeys(filter(None, (test.setting, rest))))
        return replace(test, shots=test.shots or shots, setting=setting)
    inside = re.fullmatch(r"(?P<name>.+\S)\s*\((?P<part>[^()]*)\)", test.benchmark)
    rest = re.sub(r"\s*[(（]\s*", ", ", rest.strip(" ")).strip(", ")
    rest = re.sub(r"\s*[)）]", "", rest)
    name = f"{inside['name']} ({inside['part']}, {rest})" if inside else f"{test.benchmark} ({rest})"
    return replace(test, benchmark=name, shots=test.shots or shots)


_METRIC = re.compile(
    r"(?:CoT|pass@\d+|maj@\d+|avg@\d+|EM|F1|acc(?:uracy)?\.?|acc_norm|准确率|正确率|strict|loose|LC|win rate|greedy|macro[_ ]avg/?\w*|micro[_ ]avg/?\w*)",
    re.IGNORECASE,
)


def _with_rest(name: str, rest: str) -> Test:
    """A test from its name and what stands behind it: shots, settings, a subset or a date window in brackets."""
    shots = read_shots(rest)
    rest = _SCORE_WORD.sub("", _SHOTS.sub(" ", rest))
    window = _WINDOW.search(rest)
    settings = [m[0].strip() for m in _SETTINGS.finditer(rest)]
    rest = _SETTINGS.sub(" ", rest)
    words = " ".join(re.sub(r"[()（）,，;；:：/|]", " ", rest).split()).strip(" -–_.")
    if (window and words) or (words and re.match(r"\s*[(（\[]", rest) and re.fullmatch(r"[\w .+-]{1,24}", words)):
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
    return "".join((match["n"] or match["short"] or match["n_is"] or ("0" if match["zero"] else "")).split())
