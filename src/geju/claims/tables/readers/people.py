"""Tables of people and their posts: “| Person | Role |”, either way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.tables.making import Subject
from geju.claims.tables.people import former_posts, posts
from geju.claims.tables.reader import TableReader
from geju.claims.tables.sheet import Sheet
from geju.claims.tables.subjects import section_subject
from geju.model.claim import Claim
from geju.model.naming.names import read_name
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_PERSON = re.compile(
    r"persons?|people|leader|names?|members?|executives?|leaders?|leadership|founders?(?: name)?|co-?founders?|team(?: members?)?|姓名|人物|成员|高管|创始人|名字|负责人",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"roles?|titles?|positions?|functions?|posts?|job(?: title)?|current role|职位|职务|头衔|角色|岗位|现任职务|担任职务",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"prior(?: role| post)?|previous(?:ly)?(?: role| position| company)?|former(?:ly)?(?: role)?|background|came from|ex-?|此前|曾任|履历|前任职务",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"compan(?:y|ies)|organi[sz]ations?|employer|公司|机构|企业|单位", re.IGNORECASE)


class People(TableReader):
    """“| Person | Role |” below a company's heading, or with a column of companies."""

    order = 28

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Claim]:
        """A role, and a founder where the title says so, for each row."""
        head = sheet.row(0)
        persons = [c for c, text in enumerate(head) if _PERSON.fullmatch(text.strip())]
        titles = [c for c, text in enumerate(head) if _TITLE.fullmatch(text.strip())]
        if len(persons) != 1 or len(titles) != 1 or persons == titles:
            return
        priors = [c for c, text in enumerate(head) if _PRIOR.fullmatch(text.strip())]
        companies = [c for c, text in enumerate(head) if _COMPANY.fullmatch(text.strip())]
        section = section_subject(sheet, vocabulary, "Organization")
        for row in range(1, sheet.n_rows):
            company = _company(sheet, row, companies[0], vocabulary) if companies else section
            if company:
                yield from posts(sheet, (row, persons[0]), (row, titles[0]), company, vocabulary)
            for column in priors:
                yield from former_posts(sheet, (row, persons[0]), (row, column), vocabulary)


def _company(sheet: Sheet, row: int, column: int, vocabulary: Vocabulary) -> Subject | None:
    text, span = sheet.text(row, column), sheet.span(row, column)
    if span is None or sheet.missing(row, column) or len(text) > 40:
        return None
    name = read_name(text, vocabulary.lexicon, "Organization")
    return Subject(name.mention if name else Mention(text, "Organization"), span, name)
