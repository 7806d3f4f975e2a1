"""Names of people: their titles, and which of two Latin words is the family name."""

from __future__ import annotations

import re

from geju.base.text import fold, has_cjk

_TITLE = re.compile(r"(?:教授|博士|先生|女士|院士|老师|总)\Z|\A(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+", re.IGNORECASE)


def untitled(name: str) -> str:
    """A name without a title, unless what is left is a family name alone: two of ``王总`` need not be one."""
    bare = _TITLE.sub("", name.strip())
    enough = len(bare) > 1 if has_cjk(bare) else len(bare.split()) > 1
    return bare if enough else name.strip()


def swapped(name: str) -> str:
    """A name of two Latin words in the other order, ``Altman, Sam`` in the usual one; any other name as it is."""
    words = name.replace(",", " ").split()
    return f"{words[1]} {words[0]}" if len(words) == 2 and name.isascii() else name


def sure_order(name: str) -> bool:
    """Whether the other order of the words is the same person: of ``Li Juanzi`` only *Li* can be the family name.

    Of two syllables, as in ``Wei Li``, either can.
    """
    words = name.replace(",", " ").split()
    if len(words) != 2 or not name.isascii():
        return False
    return "," in name or len({len(re.findall(r"[aeiou]+", word.lower())) > 1 for word in words}) == 2


def person_key(name: str) -> str:
    """Equal for names of one person: without title, the words in one order where it does not matter."""
    bare = untitled(name)
    return fold("".join(sorted(bare.casefold().replace(",", " ").split()))) if sure_order(bare) else fold(bare)
