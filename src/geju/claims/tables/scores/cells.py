"""What cells of a score table look like: values, headers that name no test, columns of numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.claims.tables.sheet import Sheet
from geju.claims.values.numerals import read_share

NUMBER = r"[-−]?\d{1,6}(?:\.\d+)?"
VALUE = re.compile(
    rf"(?P<number>{NUMBER})\s*[%％]?\s*(?P<mark>[*†‡＊¹²³⁴⁵⁶⁷⁸⁹]{{0,3}})\s*[%％]?(?:\s*(?:±|\+/-)\s*\d+(?:\.\d+)?\s*[%％]?)?"
    r"\s*(?:[(（](?P<aside>[^()（）]*)[)）])?\Z"
)
_SEVERAL = re.compile(rf"{NUMBER}%?(?:(?:\s*/\s*|\s+){NUMBER}%?)+\Z")
# Columns beside the tests that measure something else.
NO_TEST = re.compile(
    r"(?<![A-Za-z])(?:avg|average|mean|rank(?:ing)?|date|license|sizes?|params?|parameters|links?|downloads?|urls?|types?|category|"
    r"domain|version|gpus?|speed|latency|mem(?:ory)?|cost|prices?|votes?|years?|months?|days?|likes?|stars?|tokens?|throughput|[tgm]?flops|"
    r"layers?|hidden|heads?|dim|vocab(?:ulary)?|epochs?|batch|learning rate|length|ratio|time|ms|secs|seconds|hours?|gb|mb|ram|vram|"
    r"bits?|bpw|precision|quanti[sz]ation|samples?|examples?|prompts?|items|count|number|index|gain|delta|diff|improvement|std|"
    r"variance|rpm|tpm|qps|resolution|fps|status|notes?|context|window|weight|step|steps|loss|support(?:ed)?)(?![A-Za-z])"
    r"|\A(?:inputs?|outputs?|cached?(?: input)?)\Z|输入|输出|缓存|平均|总分|排名|日期|链接|类型|域|版本|速度|显存|内存|价格|参数|大小|体积|规模|时间|时长|投票|票数|得票|下载|年份|延迟|时延|吞吐|成本|长度|批|轮数|层数|比例|占比"
    r"|数量|个数|条数|点赞|损失|精度|量化|Δ|^#",
    re.IGNORECASE,
)
# A unit anywhere in it tells a table of speeds, sizes or costs.
PHYSICAL = re.compile(
    r"(?<![A-Za-z])(?:[gm]i?b|[gm]b/s|tokens?/s|tok/s|ms|it/s|fps|hz|watts?|[tgm]flops|gpus?|speed|latency|throughput|memory|batch|seq(?:uence)?|"
    r"learning rate|lr|epochs?|layers?|vocab|votes?|downloads?|elo|ppl|perplexity|loss|wer|cer|deviation|speedup|price|cost)(?![A-Za-z])"
    r"|显存|内存|速度|时延|延迟|吞吐|批|轮数|层数|困惑度|损失|偏差|误差|价格|成本|大小|元",
    re.IGNORECASE,
)

# What names a field, a language or a manner, but no test, unless a test is named beside it.
_PLAIN = re.compile(
    r"stem|humanities|social sciences?|others?|general|english|chinese|japanese|korean|french|german|spanish|python|java|javascript|"
    r"typescript|c#|c\+\+|php|bash|rust|go|swift|kotlin|easy|hard|medium|code|coding|math(?:ematics)?|reasoning|knowledge|overall",
    re.IGNORECASE,
)


def has_name_shape(text: str) -> bool:
    """Whether words could be the name of a test that nobody knows: “JCQA”, “LongBench-X”, no plain word or sentence."""
    bare = re.split(r"[(（]", text)[0].strip(" *†‡↑↓＊")
    words = bare.split()
    if not words or len(words) > 3 or any(_PLAIN.fullmatch(word) for word in words) or _PLAIN.fullmatch(bare):
        return False
    return bool(re.search(r"[A-Z][a-z]*[A-Z]|[A-Za-z]-?\d|[A-Za-z]-[A-Z]", bare))


def is_plain(text: str) -> bool:
    """Whether words name a field, a language or a manner rather than a test."""
    return bool(_PLAIN.fullmatch(re.split(r"[(（]", text)[0].strip(" *†‡↑↓＊.")))


def value_columns(sheet: Sheet, first: int, subject_column: int) -> list[int]:
    """Columns at least half of whose cells are values."""
    found = []
    for column in range(sheet.n_columns):
        texts = said(sheet, first, column)
        if column != subject_column and texts and sum(map(is_value, texts)) * 2 >= len(texts):
            found.append(column)
    return found


def said(sheet: Sheet, first: int, column: int) -> list[str]:
    """The cells of a column that say something."""
    return [t for r in range(first, sheet.n_rows) if not sheet.missing(r, column) and (t := sheet.text(r, column))]


def is_value(text: str) -> bool:
    """Whether a cell is one value or several."""
    return bool(VALUE.match(text) or _SEVERAL.match(text))


def parts(text: str, n: int) -> list[tuple[int, int]]:
    """Where the ``n`` values of a cell stand; empty where it holds another number of them."""
    if not _SEVERAL.match(text):
        return []
    found = [m.span() for m in re.finditer(rf"{NUMBER}%?", text)]
    return found if len(found) == n else []


def n_parts(sheet: Sheet, first: int, column: int) -> int:
    """How many values each cell of a column holds, 1 where they do not agree on more."""
    counts = {len(re.findall(NUMBER, t)) if _SEVERAL.match(t) else 1 for t in said(sheet, first, column)}
    return counts.pop() if len(counts) == 1 else 1


def questions(sheet: Sheet, first: int, column: int) -> int:
    """Of how many questions each cell of a column says how many were right (“4/30”), 0 where they are not so."""
    shares = [read_share(text) for text in said(sheet, first, column)]
    counts = {share[1] if share else 0 for share in shares}
    return counts.pop() if len(counts) == 1 else 0


def numbers(sheet: Sheet, first: int, column: int) -> list[Decimal]:
    """The values of a column."""
    return [number for text in said(sheet, first, column) for number in values(text)]


def values(text: str) -> list[Decimal]:
    """The values of a cell, none where it is something else."""
    return [Decimal(n.replace("−", "-")) for n in _numbers(text)] if is_value(text) else []


def _numbers(text: str) -> list[str]:
    one, share = VALUE.match(text), read_share(text)
    if share:
        return [str(share[0])]
    return [one["number"]] if one else re.findall(NUMBER, text)


def alike(column: list[Decimal], known: list[Decimal]) -> bool:
    """Whether values could be scores as the known ones are: in their range, as finely stated."""
    if not column or not known:
        return False
    low, high = min(known), max(known)
    hundred = high <= 100
    if min(column) < min(low, Decimal(0)) or max(column) > (100 if hundred else high * 2):
        return False
    whole = sum(n == n.to_integral_value() for n in known) / len(known)
    mine = sum(n == n.to_integral_value() for n in column) / len(column)
    return not (len(column) > 2 and whole < 0.3 and mine == 1 and any(n.as_tuple().exponent == 0 for n in column))
