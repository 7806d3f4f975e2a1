"""How a source stands to what it says: told as a rumour, possible, planned, denied; the words are in ``stance.yaml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from geju.base.content import load_yaml

Stance = Literal["doubted", "possible", "planned", "denied"]
_FILE = Path(__file__).with_name("stance.yaml")
_SCHEMA = Path(__file__).parents[2] / "model" / "schemas" / "stance.schema.json"
_CASE = r"\b(?:bull|bear|base|best|worst|most likely|upside|downside)[- ](?:case|scenario|outcome)|\b(?:scenarios?|projections?|forecasts?|predictions?)\b"
_FORESEEN = re.compile(
    rf"{_CASE}|\A\W*(?:future |market )?outlook\W*\Z|\A\W*(?:未来|前景)?展望\W*\Z|(?:市场|业绩|未来|走势|情景)预测|[情場场]景分析|[樂乐悲]觀?观?情[境景]|可能的情[境景]",
    re.IGNORECASE,
)
_FORESEEN_LABEL = re.compile(
    rf"\A\W*(?:\w+ )?(?:{_CASE})[^:：]{{0,30}}[:：]|\A\W*(?:乐观|悲观|中性|最可能的?)(?:情景|情境|情形)[^:：]{{0,12}}[:：]",
    re.IGNORECASE,
)
# A denial that a word for a rumour in the same clause does not make one: “否认了融资的传闻”.
_DENIES = re.compile(r"否认|辟谣|不实|\bden(?:y|ies|ied|ying)\b|\bfalse\b|\bdismiss(?:ed|es)\b", re.IGNORECASE)
_LABEL = re.compile(r"[^，。：:；;]{2,24}(?:，[^，。：:；;]{4,24})+：")
_QUESTION = re.compile(r"(?:[?？][”’\"')）]*|吗[。！]?|嗎[。！]?)\s*\Z")


@cache
def words_of(stance: Stance) -> re.Pattern[str]:
    """The words that show a stance."""
    said = load_yaml(_FILE, _SCHEMA)[stance]
    latin = rf"(?<![A-Za-z])(?:{'|'.join(said['en'])})(?![A-Za-z])"
    return re.compile("|".join((*said["zh"], latin)), re.IGNORECASE)


@lru_cache(maxsize=4096)
def foresees(words: str, *, label: bool = False) -> bool:
    """Whether a heading, or with ``label`` the label that a text begins with, says that what follows is only foreseen."""
    return bool((_FORESEEN_LABEL if label else _FORESEEN).search(words))


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return bool(_QUESTION.search(sentence))


def denies(clause: str) -> bool:
    """Whether a clause says outright that something is not so, whatever rumour it names."""
    return bool(_DENIES.search(clause))


def behind_label(sentence: str, at: int) -> int:
    """Where what a label of several clauses heads begins: its doubts are of its own clauses; 0 where there is none."""
    label = _LABEL.match(sentence)
    return label.end() if label and label.end() <= at else 0
