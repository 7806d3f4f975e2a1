"""Lists of the sizes that a family of models comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.naming.model_name import parse
from geju.model.naming.names import Name
from geju.model.span import Evidence
from geju.model.value import Mention

_SIZE = r"\d{1,4}(?:\.\d{1,2})?B(?:-A\d{1,3}(?:\.\d)?B)?"
_LIST = re.compile(
    rf"(?<![\w.-])(?:{_SIZE})(?:\s*(?:,\s*and\b|[、,，/]|and\b|和|与|及|以及|&)\s*(?:{_SIZE}))+(?![\w-])"
)
_SIZES = re.compile(
    r"sizes?\b|variants?\b|versions?\b|models?\b|尺寸|规模|版本|参数|parameters?\b|模型|scales?\b|个型号", re.IGNORECASE
)
_ACTIVE = re.compile(r"\bactiv|actived|激活", re.IGNORECASE)
_NEAR = 60  # characters between a family and its list of sizes


@dataclass(frozen=True, slots=True)
class SizeList:
    """“34B, 9B, and 6B”: the sizes that a family comes in, ``text[start:end]``."""

    start: int
    end: int
    family: str
    family_at: Name

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The parameters of each member of the family, named whole somewhere or else by the family and the size."""
        if _ACTIVE.search(sentence.text[max(0, self.start - 36) : self.end + 12]):
            return
        for match in re.finditer(_SIZE, sentence.text[self.start : self.end]):
            value = read_quantity(match[0].partition("-")[0])
            start = self.start + match.start()
            member = self._member(sentence, match[0], start)
            if value and member:
                said, more = member
                yield sentence.claim(said, "parameters", value, start, start + len(match[0].partition("-")[0]), more)

    def _member(self, sentence: Sentence, size: str, start: int) -> tuple[Said, tuple[Evidence, ...]] | None:
        """The member of a size with its place, and the second place where it is put together from two near ones."""
        document, at = sentence.passage.document, self.family_at
        words = rf"(?<![\w-]){re.escape(self.family)}[- ]?{re.escape(size)}(?!\w|\.\d)"
        whole = re.search(words, document.text)
        joint = " " if " " in self.family else "-"
        text = whole[0] if whole else f"{self.family}{joint}{size}"
        name = Name(at.start, at.end, text, "Model", None, True, at.family)
        if whole:
            return Said(Mention(text, "Model"), document.span(*whole.span()), name), ()
        if self.start - at.end > _NEAR:
            return None
        family = sentence.span(at.start, at.start + len(self.family))
        return Said(Mention(text, "Model"), family, name), (
            Evidence("subject", sentence.span(start, start + len(size))),
        )


def size_lists(sentence: Sentence) -> list[SizeList]:
    """The lists of sizes in a sentence, each with its family: the nearest model before it that says no size."""
    found = []
    for match in _LIST.finditer(sentence.text):
        within = next((n for n in sentence.named("Model") if n.start < match.start() < n.end), None)
        around = sentence.text[max(0, match.start() - 40) : match.end() + 24]
        before = [n for n in sentence.named("Model") if n.end <= match.start() and not sentence.oblique(n)]
        name = within or (before[-1] if before else None)
        if name is None or not (within or _SIZES.search(around)):
            continue
        family = sentence.text[name.start : min(name.end, match.start())].rstrip(" -")
        if not parse(family).size:
            found.append(SizeList(match.start(), match.end(), family, name))
    return found
