"""Text that remembers where it came from: clean characters with a map back to offsets in the source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

# (start in text, start in source, length in text, length in source). Where the two lengths are equal the characters
# correspond one to one; else the run stands for its source as a whole (``&amp;`` -> ``&``, a line break -> a space).
Run = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class MappedText:
    """A cleaned text whose every character leads back to the source: ``**8.9**`` is read as ``8.9`` at 2 to 5.

    ``text`` is what is read, ``runs`` map it: sorted, without gaps in ``text``.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def plain(cls, text: str, start: int = 0) -> MappedText:
        """Text that stands in the source unchanged at offset ``start``."""
        return cls(text, ((0, start, len(text), len(text)),) if text else ())

    @classmethod
    def joined(cls, parts: Iterable[MappedText | tuple[str, int, int]]) -> MappedText:
        """One text from parts in order; a part is a MappedText, or (characters, source start, source length)."""
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for part in parts:
            if isinstance(part, MappedText):
                texts.append(part.text)
                runs.extend((at + t, s, n, m) for t, s, n, m in part.runs)
                at += len(part.text)
            elif part[0]:
                texts.append(part[0])
                runs.append((at, part[1], len(part[0]), part[2]))
                at += len(part[0])
        return cls("".join(texts), tuple(_merged(runs)))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def source(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source offsets (end exclusive) of ``text[start:end]``; an empty range gives an empty range."""
        end = len(self.text) if end is None else end
        if not self.runs:
            return 0, 0
        first = self._at(start)
        if end <= start:
            return first, first
        return first, self._at(end - 1, after=True)

    def _at(self, index: int, *, after: bool = False) -> int:
        place = max(0, bisect_right(self.runs, index, key=lambda run: run[0]) - 1)
        t, s, n, m = self.runs[place]
        if n == m:
            return s + min(index - t + after, m)
        return s + m if after else s

    def cut(self, start: int, end: int | None = None) -> MappedText:
        """The part from ``start`` to ``end`` (indices into ``text``), still mapped."""
        end = len(self.text) if end is None else min(end, len(self.text))
        runs: list[Run] = []
        for t, s, n, m in self.runs:
            a, b = max(t, start), min(t + n, end)
            if a < b:
                runs.append((a - start, s + (a - t), b - a, b - a) if n == m else (a - start, s, b - a, m))
        return MappedText(self.text[start:end], tuple(runs))

    def strip(self) -> MappedText:
        """Without white space at both ends."""
        if self.text.strip() == self.text:
            return self
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that follow each other in text and source become one."""
    last: Run | None = None
    for run in runs:
        if last and last[2] == last[3] and run[2] == run[3] and last[1] + last[3] == run[1]:
            last = (last[0], last[1], last[2] + run[2], last[3] + run[3])
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


class _Folding(dict[int, str]):
    """Each character's NFKC form with case folded, worked out once."""

    def __missing__(self, character: int) -> str:
        clean = chr(character)
        clean = (clean if clean.isascii() else unicodedata.normalize("NFKC", clean)).casefold()
        self[character] = clean
        return clean


_FOLDING = _Folding()


def normalise(text: str) -> MappedText:
    """NFKC and case folding, one source character at a time, with a map back to offsets of ``text``."""
    folded = text.translate(_FOLDING)
    if len(folded) == len(text):  # no character folds to none, so each has become one
        return MappedText.plain(folded)
    return MappedText.joined([(_FOLDING[ord(character)], index, 1) for index, character in enumerate(text)])


_DROPPED = frozenset(" \t\r\n\u3000-_·•.,，。、:：()（）[]【】<>《》'\"“”‘’/|*‑–—")


class _Dropping(dict[int, str]):
    """What each character is to ``fold``, worked out once."""

    def __missing__(self, character: int) -> str:
        one = chr(character)
        self[character] = "" if one in _DROPPED or one.isspace() else "plus" if one == "+" else one
        return self[character]


_DROPPING = _Dropping()


def fold(name: str) -> str:
    """A name without case, width, spaces and punctuation, for comparing: ``GPT-4 (0314)`` -> ``gpt40314``.

    ``+`` is kept as ``plus``: it tells names apart.
    """
    if name.isascii():
        return name.lower().translate(_DROPPING)
    before, text = "", name
    while text != before:  # what is dropped may let neighbours combine
        before = text
        text = unicodedata.normalize("NFKC", text).casefold().translate(_DROPPING)
    return text


# Spaces that do not break or are narrow, and hyphens that do not break or are as wide as a figure.
_ODD_SIGN = re.compile("(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f])|[\u2010-\u2012\ufe63]")


def plain_signs(text: str) -> str:
    """Spaces and hyphens of every make as the plain ones, one character for one, so that offsets stay."""
    return text if text.isascii() else _ODD_SIGN.sub(lambda sign: " " if sign["space"] else "-", text)


# Latin ligatures; radicals that stand for the characters they look like; Han characters of older standards.
STAND_INS = re.compile("[\ufb00-\ufb06\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\u00ad]")
# Radicals of the supplement that have no compatibility mapping but are printed for a whole character.
_RADICALS = str.maketrans(
    "⺟⺠⻅⻆⻋⻓⻔⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⺝⺩⻄⻁⻘⻤", "母民见角车长门页风飞食马鱼鸟麦黄齐齿龙龟月王西虎青鬼"
)


def meant(character: str) -> str:
    """What a compatibility character stands for: ``ﬁ`` is ``fi``, ``⽤`` is ``用``; a soft hyphen is nothing."""
    return "" if character == "\u00ad" else unicodedata.normalize("NFKC", character.translate(_RADICALS))


_BROKEN = re.compile("(?<=[A-Za-z])-\n(?=[a-z])|(?<=[\u2e80-\u9fff\uff00-\uff65])\n(?=[\u2e80-\u9fff\uff00-\uff65])")


def unbroken(words: str) -> str:
    """Words of a transcript as they are read: no line breaks, no hyphens at them, the characters that were meant."""
    if "\n" in words:
        words = _BROKEN.sub("", words).replace("\n", " ")
    return words if words.isascii() else STAND_INS.sub(lambda found: meant(found[0]), words)


_FRACTION = re.compile(r'(?:\A|(?<=[;\n]))\s*"?(?P<number>[-+]?\d+[.,]\d+)\s*%?"?\s*(?=[;\r\n]|\Z)')
_COMMA = re.compile(r"[-+]?\d+,\d+\s*%?")


@lru_cache(maxsize=4)
def has_decimal_commas(text: str) -> bool:
    """Whether a text separates fields by semicolons, and every fraction in it by a comma; “1,234” alone says neither."""
    header = text[: text.find("\n") if "\n" in text else len(text)]
    if max(";,\t|", key=header.count) != ";" or ";" not in header:
        return False
    numbers = [m["number"] for m in _FRACTION.finditer(text)]
    commas = [n for n in numbers if "," in n]
    return bool(commas) and len(commas) == len(numbers) and any(len(n.partition(",")[2]) != 3 for n in commas)


def with_points(words: str) -> str:
    """A number with a decimal point for its comma (“88,7”), one character for one; other words as they are."""
    return words.replace(",", ".") if _COMMA.fullmatch(words.strip()) else words


def is_cjk(character: str) -> bool:
    """Whether a character is a Han character."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
    )


_CJK = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]")


def has_cjk(text: str) -> bool:
    """Whether any character is a Han character."""
    return not text.isascii() and _CJK.search(text) is not None


class _Simplifying(dict[int, str]):
    """Each Traditional character's Simplified form, looked up once."""

    def __missing__(self, character: int) -> str:
        one = chr(character)
        self[character] = simple = simplifier().convert(one) if is_cjk(one) else one
        return simple


_SIMPLIFYING = _Simplifying()


@cache
def simplifier() -> Any:
    """What turns Traditional words into Simplified ones; ``convert`` takes whole words."""
    import opencc  # 12 ms, only where Chinese is read

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional characters as Simplified ones, one for one, so that offsets stay; for comparing, never for showing."""
    return text if text.isascii() else text.translate(_SIMPLIFYING)
