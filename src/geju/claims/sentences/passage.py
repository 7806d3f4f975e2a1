"""The text of one block with the names and times in it, and what its surroundings say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geju.base.text import MappedText
from geju.claims.context import Context, Said
from geju.claims.learnt import learn
from geju.claims.values.found import Apart, Found
from geju.claims.values.moment import find_moments
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Moment
from geju.model.vocabulary import Vocabulary

# A time after which something is measured or from which it is told apart, not when it took place.
_NOT_WHEN = re.compile(
    r"(?:截至|截止|截止到|自|自从|较|比|相比|相较|同比|至|than|since|until|as of|vs\.?|versus|compared (?:to|with)|over|from|(?:founded|established|incorporated)(?: in| on)?|(?:成立|创立|创办|创建)[于在]?)\s*(?:去年|the end of|end-)?\s*\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:较|比|相比|相较|同比|than|vs\.?|versus|compared (?:to|with)|up from|down from|(?:founded|established|incorporated)(?: in| on)?|(?:成立|创立|创办|创建)[于在]?)\s*\Z",
    re.IGNORECASE,
)
# What stands between a time and a statement that is of another time.
_ELSEWHEN = re.compile(
    r"成立(?!(?:仅|不到|不足|才|刚)[^，。]{0,8}的)|(?:创立|创办|创建|组建)(?=[，,于在])|[一二两三四五六七八九十\d]+\s*(?:个月|年|周|天)[之以]?[后內内]|founded|(?:years?|months?|weeks?) later|[。；;]|[，,]\s*(?:在)?(?:此前|之前|早前|此外|又|随后|此后|之后|后来|接着|继而|陆续)|以来[，,]|目前|如今|现已|\b(?:and|but|it|company|firm|startup) (?:today|now|currently) (?:has|have|employs|counts)\b|\bafter\b|→"
)

_ALONE = re.compile(r"\s*(?:截至|截止到?|到|至|在|于)?\s*(?:底|末|初|为止)?\s*")
_HAN, _LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]")
# “2022 年上线 X，又陆续推出了 Y”: what came later, perhaps told by the verb's own words.
_LATER = re.compile(r"[，,]\s*(?:又|随后|其后|此后|陆续|相继)")


@dataclass(frozen=True, slots=True)
class When:
    """A time as a claim carries it: ``iso`` and the words that say it."""

    iso: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, eq=False)
class Passage:
    """The text of one block with what stands in it.

    ``era`` is the time that a line above gives to what follows, ``topic`` the company that the heading is about where
    the lexicon does not know it. ``imagined``: a heading or lead above says that what follows is foreseen, not so. ``listed``: the era is
    an item of a list that is a time alone, and dates what happened.
    """

    document: Document
    context: Context
    text: MappedText
    vocabulary: Vocabulary
    era: When | None = None
    topic: Said | None = None
    imagined: bool = False
    listed: bool = False

    @cached_property
    def names(self) -> list[Name]:
        """Names, left to right, those included that the document itself teaches."""
        lexicon = self.vocabulary.lexicon
        found = learn(self.document, lexicon).add(self.text.text, find_names(self.text.text, lexicon))
        company = self.context.company
        home = company.name.known.entity_id if company and company.name.known else ""
        return [_at_home(name, home) for name in found] if home and in_han(self.text.text) else found

    @cached_property
    def moments(self) -> list[Found[Moment]]:
        """Times, left to right."""
        return find_moments(self.text.text, anchor=self.document.origin.date)

    @cached_property
    def names_apart(self) -> Apart[Name]:
        """Names by their places."""
        return Apart(self.names)

    @cached_property
    def moments_apart(self) -> Apart[Found[Moment]]:
        """Times by their places."""
        return Apart(self.moments)

    @cached_property
    def anchors(self) -> Apart[Found[Moment]]:
        """The times that others may be counted from."""
        return Apart(moment for moment in self.moments if not moment.value.relative)


def in_han(text: str) -> bool:
    """Whether a text is Chinese, though Latin names stand in it."""
    return 3 * len(_HAN.findall(text)) > len(_LATIN.findall(text))


def _at_home(name: Name, home: str) -> Name:
    """A word that may be a name is one in the section of the company that made what is so called."""
    thing = name.known
    own = not name.sure and thing is not None and thing.type in ("Model", "Product") and thing.by == home
    return replace(name, sure=True) if own else name


def fitting_times(text: str, moments: Sequence[Found[Moment]], *, event: bool) -> list[Found[Moment]]:
    """The times that something can have taken place at (an ``event``), or at which a value can have held."""
    wrong = _NOT_WHEN if event else _COMPARED
    return [m for m in moments if not wrong.search(text, max(0, m.start - 24), m.start)]


def turns_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether what stands between a time and a statement is of another time."""
    return _ELSEWHEN.search(text, start, end) is not None or _LATER.search(text, start, end + 2) is not None


def opens_clause(text: str, moment: Found[Moment], clause: tuple[int, int]) -> bool:
    """Whether a clause is nothing but a time, and so tells when what follows was: “截至 2024 年 8 月，X …”."""
    return bool(_ALONE.fullmatch(text[clause[0] : moment.start] + text[moment.end : clause[1]]))
