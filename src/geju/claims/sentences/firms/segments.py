"""Parts of a business whose revenue is told apart; the words are in ``segments.yaml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geju.base.content import read_words

_FILE = Path(__file__).with_name("segments.yaml")


@cache
def segments() -> re.Pattern[str]:
    """A part with the word for revenue: ``named`` or ``known`` in Chinese, ``en`` in English."""
    words = read_words(_FILE)["segment"]
    return re.compile(
        r"(?P<named>[\u4e00-\u9fff]{2,10}?(?:\s?AI\s?)?)(?:业务|部门|板块)(?:的)?(?:营业)?(?:收入|营收)|"
        rf"(?P<known>{'|'.join(words['zh'])})\s?(?:营业)?(?:收入|营收)|"
        rf"\b(?P<en>{'|'.join(words['en'])}) (?:revenues?|sales)\b"
    )
