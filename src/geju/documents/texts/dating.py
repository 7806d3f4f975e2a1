"""When a text was issued, where a line near its beginning or its end says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A line that says when a text was issued and nothing else, and how far down it is looked for.
DATELINES, _DATELINE_LENGTH, _FIRST_LINES = 12, 80, 6
_DATELINE = re.compile(
    r"\s*(?:[（(](?:[^（）()\n]{0,24}[，,]\s*)?|(?=[^\n]{10,20}[·|｜])|\W*(?:(?:发布|發布|更新|发表|發表|最后更新|最後更新|成文)?(?:日期|时间|時間)|发布于|更新于|發布於|Published|Updated|Last updated|Date)\W{0,6})"
    r"(?P<y>20[0-3]\d)\s?[-/.年]\s?(?P<m>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?日?(?:\s*[-–—~～至到]+[\d\s年月日./-]{1,12})?(?:\W*\Z|\s*[·|｜]\s*[^。\n]{1,20}\Z)",
    re.IGNORECASE,
)
# A day alone on one of the first lines: “2025 年 10 月 23 日 星期四”.
_DAY_ALONE = re.compile(
    r"[\s*_>]{0,4}(?P<y>20[0-3]\d)\s?[-/.年]\s?(?P<m>1[0-2]|0?[1-9])\s?[-/.月]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?日?(?:\W{0,3}(?:星期|周|週)[一二三四五六日天])?[\s*_)）]*(?:(?:[·|｜/]|记者|記者|编辑|編輯|作者|文[：:／/])[^\n。，]{0,20})?\Z"
)


def day_of_issue(first: Iterable[str], last: Iterable[str]) -> str:
    """The day that one of the first or last lines of a text says and nothing else; empty where none does."""
    for index, line in enumerate((*first, *last)):
        day = _DATELINE.match(line) if len(line) <= _DATELINE_LENGTH else None
        if day is None and index < _FIRST_LINES:
            day = _DAY_ALONE.match(line)
        if day:
            return f"{day['y']}-{int(day['m']):02d}-{int(day['d']):02d}"
    return ""
