"""Titles of people (``titles.yaml``), and the words that tell a former one from a present one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geju.base.content import read_words

_FILE = Path(__file__).with_name("titles.yaml")
# What tells of a post, and is none itself: “此前在某某担任研究员”.
_TOLD = re.compile(r"[，,]|\A(?:曾|历任|歷任)|\A[与于由和被向对让]|[担擔]任|出任|任职|任職|此前|先前|也是|毕业|畢業")
FOUNDER = re.compile(r"创始人|创始合伙人|创办人|联创|創辦人|創始人|(?<![A-Za-z])(?:co-?)?founder", re.IGNORECASE)
FORMER = re.compile(
    r"曾|历任|(?<![目当])前(?=[\u4e00-\u9fffA-Z])|原(?=[\u4e00-\u9fff]{2})|formerly|former|previous(?:ly)?|(?<![A-Za-z])ex-",
    re.IGNORECASE,
)
PRESENT = re.compile(r"现任|目前|现为|现担任|兼职|current(?:ly)?|continues|serves as|present", re.IGNORECASE)
_WAS = re.compile(r"\s*(?:前任?|原任?|former\s|ex-)\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[/、,，&+＋|]|兼(?!职)任?|暨|及|和|与|\band\b)\s*")
_HAN_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,3}|(?:欧阳|司徒|上官|诸葛|司马|慕容)[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,4}·[\u4e00-\u9fff]{1,6}"
)
_LATIN_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][a-zA-Zß-ž'’]+(?:[- ](?:[A-ZÀ-ÞĀ-Ž][\w’']*\.?|de|van|von)){1,3}")


@cache
def title_words() -> re.Pattern[str]:
    """A title of a person, as it stands in running text."""
    words = read_words(_FILE)["title"]
    han = "|".join(first + rest for word in words["zh"] for first, rest in _beginnings(word))
    # The sign before is looked at behind the first letter, so that a search goes from one first letter to the next.
    latin = "|".join(
        f"{first}(?<![A-Za-z].){rest}(?![A-Za-z])" for word in words["en"] for first, rest in _beginnings(word)
    )
    return re.compile(f"{han}|{latin}")


def _beginnings(word: str) -> Iterator[tuple[str, str]]:
    """The ways in which a pattern begins, each a letter and the rest: “[Hh]ead” with H and h, “副?院长” with 副 and 院."""
    choice = re.match(r"\[(\w+)\]", word)
    for first in choice[1] if choice else word[0]:
        rest = word[choice.end() :] if choice else word[1:]
        yield first, rest.removeprefix("?")
        if rest.startswith("?"):
            yield rest[1], rest[2:]


@cache
def surnames() -> frozenset[str]:
    """The characters that Chinese family names begin with."""
    return frozenset(read_words(_FILE)["surname"]["zh"])


def surname_class() -> str:
    """The same as a class of a regular expression."""
    return f"[{''.join(sorted(surnames()))}]"


def _han() -> str:
    return "|".join(read_words(_FILE)["title"]["zh"])


def _latin() -> str:
    return "|".join(read_words(_FILE)["title"]["en"])


@cache
def _ends() -> re.Pattern[str]:
    """A title that ends a phrase, in Latin letters with what it is a title of."""
    of = r"(?:,? (?:of|for|in) [A-Z][\w /&'.-]{1,48})?"
    return re.compile(rf"(?:(?:{_han()})|(?<![A-Za-z])(?:{_latin()}){of})\s*\Z")


@cache
def _whole() -> re.Pattern[str]:
    """A phrase in Latin letters that is one title: Vice President of Technology."""
    return re.compile(
        rf"(?!(?:and|of|&) )(?:[A-Z][\w'/&.-]*,? |(?:{'|'.join(read_words(_FILE)['before']['en'])}) ){{0,5}}(?:{_latin()})"
        rf"(?:,? (?:of|for|in|at) [A-Z][\w /&'.-]{{1,48}}| of (?!an?\b|the\b|its\b|his\b|her\b|their\b)[a-z][a-z-]+(?: (?:and )?[a-z-]+)?| [A-Z]\w+(?: [A-Z]\w+)?)?\Z"
    )


@dataclass(frozen=True, slots=True)
class Title:
    """One title in a text: ``text[start:end]`` is ``words``; ``former`` where the text itself says so."""

    words: str
    start: int
    end: int
    former: bool = False


def is_title(text: str) -> bool:
    """Whether a phrase is nothing but one title: 创新业务总经理, Vice President of Technology, Chief Scientist."""
    clean = text.strip()
    if not 1 < len(clean) <= 60 or re.search(r"[。；;：:]|\d{3,}", clean):
        return False
    if re.search("[\u4e00-\u9fff]", clean):
        return bool(_ends().search(clean)) and len(clean) <= 30 and not _TOLD.search(clean)
    return bool(_whole().match(clean))


def split_titles(text: str) -> list[Title]:
    """The titles of a compound (“创始人兼 CEO”, “CEO and Chairman”), empty where any part of it is no title.

    A separator parts two titles only where both sides are titles: 战略/国际化总监 is one.
    """
    cuts = [0, *(place for cut in _SEPARATOR.finditer(text) for place in cut.span()), len(text)]
    pieces = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    found: list[Title] = []
    first = 0
    for index, (_, end) in enumerate(pieces):
        start = pieces[first][0]
        last = index == len(pieces) - 1
        if is_title(text[start:end]) and (last or _begins_title(text, pieces[index + 1 :])):
            found.append(_title(text, start, end))
            first = index + 1
        elif last:
            return []
    return found


def _begins_title(text: str, rest: list[tuple[int, int]]) -> bool:
    return any(is_title(text[rest[0][0] : end]) for _, end in rest)


def _title(text: str, start: int, end: int) -> Title:
    was = _WAS.match(text, start, end)
    begin = was.end() if was else start + len(text[start:end]) - len(text[start:end].lstrip())
    words = text[begin:end].rstrip()
    return Title(words, begin, begin + len(words), bool(was))


def is_title_line(text: str) -> bool:
    """Whether a short line is nothing but titles."""
    longest = 24 if re.search("[\u4e00-\u9fff]", text) else 60
    return 2 <= len(text) <= longest and not FORMER.match(text) and bool(split_titles(text))


def looks_like_person(text: str) -> bool:
    """Whether a line is shaped like a person's name: two to four Han characters that begin with a surname, or Latin words."""
    if title_words().search(text):
        return False
    if _HAN_NAME.fullmatch(text):
        return "·" in text or text[0] in surnames()
    return bool(_LATIN_NAME.fullmatch(text))
