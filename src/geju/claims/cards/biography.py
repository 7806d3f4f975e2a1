"""A line of somebody's biography: studies, former and present posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.base.text import MappedText
from geju.claims.cards.titles import ENDS_IN_TITLE, FORMER, PRESENT, TITLE
from geju.claims.context import Said
from geju.model.claim import Claim, qualifiers
from geju.model.document import Document
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_PIECE = re.compile(r"[，,；;。]|(?<=[\u4e00-\u9fffA-Za-z])\s+(?=曾|现任|前)")
_SCHOOL = re.compile(
    r"(?:中科院|中国科学院|[\u4e00-\u9fff]{2,10}?)(?:大学|学院|研究院|研究所|计算所|自动化所|理工|工学院)(?:[\u4e00-\u9fff]{2,6}分校)?|"
    r"(?:University of [A-Z]\w+(?: [A-Z]\w+)*|[A-Z]\w+(?: [A-Z]\w+)* (?:University|Institute of Technology|College))"
)
_DEGREE = re.compile(
    r"本硕博|硕博|本硕|博士后|博士|硕士|本科|学士|(?<![A-Za-z])(?:Ph\.?D|PhD|MBA|[MB]\.?S\.?c?|[MB]\.?A|[Mm]aster|[Bb]achelor|doctorate)(?![A-Za-z])"
)
_DEGREES = {"硕博": ("硕士", "博士"), "本硕": ("本科", "硕士"), "本硕博": ("本科", "硕士", "博士"), "学士": ("本科",)}
_STUDIED = re.compile(
    r"毕业|就读|师从|本科|硕士|博士(?!后)|学士|硕博|联合培养|graduated|studied|degree|PhD|alum", re.IGNORECASE
)
_LEAD = re.compile(
    r"[\s\-–•·]*(?:早年|此前|先后|同时|并|兼|还|后|也|于|在)*(?:曾经?|历任|现任|现为|任职于?|就职于?|担任|任|在|于|是|为|前|原|其间|加入|创立了?|创办了?|formerly|former|previously|ex-|was|at|of|the)*\s*",
    re.IGNORECASE,
)
_WORK = re.compile(r"任|在|就职|工作|担任|供职|实习|从事")
_CREATED = re.compile(r"创立|创办|联合创办|联合创立|founded|co-founded", re.IGNORECASE)


@dataclass(frozen=True)
class Biography:
    """One line about a person, who is named elsewhere."""

    document: Document
    person: Said
    text: MappedText
    vocabulary: Vocabulary
    former: bool = False

    @property
    def ends_former(self) -> bool:
        """Whether the line ends among former posts, so that the next line goes on there."""
        text = self.text.text
        return not PRESENT.search(text) and (self.former or bool(FORMER.search(text)))

    def claims(self) -> Iterator[Claim]:
        """education, role, former_role, founder."""
        former = self.former
        for start, end in _joined(_pieces(self.text.text, self.vocabulary), self.text.text, self.vocabulary):
            words = self.text.text[start:end]
            former = (former or bool(FORMER.search(words))) and not PRESENT.search(words)
            studied = list(self._studies(words, start))
            yield from studied
            if not studied:
                yield from self._posts(words, start, former)

    def _claim(self, kind: str, value: Mention, start: int, end: int, **said: str) -> Claim:
        return Claim(
            document=self.document.name,
            document_id=self.document.document_id,
            subject=self.person.mention,
            kind=kind,
            value=value,
            span=self.document.span_of(self.text, start, end),
            qualifiers=qualifiers(**said),
            evidence=(self.person.evidence(),),
            extractor="card",
        )

    def _studies(self, words: str, at: int) -> Iterator[Claim]:
        """Schools with the degrees that follow each, up to the next school; else the degree before it."""
        if not _STUDIED.search(words):
            return
        schools = _schools(words, self.vocabulary)
        for index, (start, end, name) in enumerate(schools):
            stop = schools[index + 1][0] if index + 1 < len(schools) else len(words)
            behind = list(_DEGREE.finditer(words, end, stop))
            before = list(_DEGREE.finditer(words, 0, start))[-1:] if index == 0 and not behind else []
            first = before[0].start() if before else start
            last = _trimmed(words, stop) if behind else end
            for degree in [d for m in behind or before for d in _DEGREES.get(m[0], (m[0],))] or [""]:
                yield self._claim("education", Mention(name, "Institution"), at + first, at + last, degree=degree)

    def _posts(self, words: str, at: int, former: bool) -> Iterator[Claim]:
        lead = _LEAD.match(words)
        first = lead.end() if lead else 0
        places = _employers(words, self.vocabulary, first)
        if not places:
            return
        created = _CREATED.search(words[: places[0][0]])
        last = places[-1]
        rest = words[last[1] :]
        title = _title(rest)
        if not title and not (former and _WORK.search(words)):
            return
        kind = "former_role" if former else "role"
        for start, end, value in places:
            stop = last[1] + rest.find(title) + len(title) if title else end
            if created and value.type == "Organization":
                yield Claim(
                    self.document.name, self.document.document_id, value, "founder", self.person.mention,
                    self.document.span_of(self.text, at + start, at + end),
                    evidence=(Evidence("value", self.person.span),), extractor="card",
                )  # fmt: skip
            if title or former:
                yield self._claim(
                    kind,
                    value,
                    at + start,
                    at + (stop if len(places) == 1 else end),
                    title=title if len(places) == 1 else "",
                )


def _pieces(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """The statements of a line: cut at commas and stops, and between one post and the next (“…总裁、微软……”)."""
    cuts = [cut.span() for cut in _PIECE.finditer(text)]
    for mark in re.finditer("、", text):
        if ENDS_IN_TITLE.search(text[: mark.start()]) and _employers(text[mark.end() :], vocabulary, 0):
            cuts.append(mark.span())
    spans, at = [], 0
    for start, end in sorted(cuts):
        spans.append((at, start))
        at = end
    return [*spans, (at, len(text))]


def _joined(pieces: list[tuple[int, int]], text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Pieces where a bare employer goes with what follows: “曾在字节，腾讯，搜狗从事……”."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        if found:
            before = text[found[-1][0] : found[-1][1]]
            lead = _LEAD.match(before)
            places = _employers(before, vocabulary, lead.end() if lead else 0)
            if places and not before[places[-1][1] :].strip() and _employers(text[start:end], vocabulary, 0):
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " 、，,；;":
        end -= 1
    return end


def _schools(words: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    known = [
        (n.start, n.end, n.name)
        for n in find_names(words, vocabulary.lexicon, "Institution")
        if n.sure or n.name.isupper()
    ]
    known += [
        (n.start, n.end, n.name)
        for n in find_names(words, vocabulary.lexicon, "Organization")
        if "研究院" in n.name or "Research" in n.name
    ]
    for match in _SCHOOL.finditer(words):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        name = words[start : match.end()]
        if lead and len(name) > 3 and not any(a < match.end() and start < b for a, b, _ in known):
            known.append((start, match.end(), name))
    return sorted(known)


def _employers(words: str, vocabulary: Vocabulary, first: int) -> list[tuple[int, int, Mention]]:
    """The organizations that a piece begins with, one or a list."""
    found: list[tuple[int, int, Mention]] = []
    at = first
    for name in find_names(words, vocabulary.lexicon, "Organization", "Institution"):
        if name.start >= at and re.fullmatch(r"[\s、，,和与]*", words[at : name.start]):
            found.append((name.start, name.end, Mention(name.name, name.type)))
            at = name.end
    if found:
        return found
    school = _SCHOOL.match(words, first)
    if school:
        return [(school.start(), school.end(), Mention(school[0], "Institution"))]
    company = re.compile(
        r"(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?(?:公司|集团|科技|资本|网|智能|实验室|中心|研究室|委员会|工场|旅行))"
    ).match(words, first)
    return [(company.start(), company.end(), Mention(company["name"], "Organization"))] if company else []


def _title(rest: str) -> str:
    """The title behind an employer: everything up to the last title word."""
    clean = re.sub(r"\A\s*(?:的|任|担任|从事|做|,|，)*\s*", "", rest)
    found = list(TITLE.finditer(clean))
    if not found:
        return ""
    title = clean[: found[-1].end()].strip(" ，,、的")
    return title if len(title) <= 30 and not re.search(r"[。；;]", title) else ""
