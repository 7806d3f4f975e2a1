"""Where and what a person studied, in a line of Chinese biography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.cards.employers import schools
from geju.claims.cards.person import About, Employer
from geju.claims.titles import title_words
from geju.model.claim import Claim
from geju.model.vocabulary import Vocabulary

_DEGREE = re.compile(
    r"本硕博|硕博|本硕|博士(?!后)|硕士|本科|学士|(?<![A-Za-z])(?:Ph\.?D|EMBA|MBA|[MB]\.?Sc?|[MB]\.?A)(?![A-Za-z])"
)
_DEGREES = {"硕博": ("硕士", "博士"), "本硕": ("本科", "硕士"), "本硕博": ("本科", "硕士", "博士"), "学士": ("本科",)}
STUDIED = re.compile(rf"毕业(?!设计|生)|就读|保送|联合培养|留学|求学|考入|攻读|{_DEGREE.pattern}", re.IGNORECASE)
_JOINT = re.compile(r"联合培养")
# “计算机科学与技术” is one subject
_SEGMENT = re.compile(r"[、]|(?<=[\u4e00-\u9fffA-Za-z])(?<!科学)\s*(?:和|与|及)\s*(?=[\u4e00-\u9fffA-Z])")
# “就读于 X、Y 和 Z”: schools and nothing else.
_LISTED = re.compile(r"[\s、和与及]+(?:[\u4e00-\u9fff]{2,12}(?:大学|学院)[\s、和与及]+)*")
_OTHERS = re.compile(r"实习生|博士生导师|博士后|招生|研究生导师|学生|曾与|期间|的?博士(?:们|团队)")


def read_studies(about: About, words: str, at: int, vocabulary: Vocabulary) -> Iterator[Claim]:
    """education, for each school of ``words`` (a piece of the text that begins at ``at``) with the degrees beside it.

    “浙江大学本科、硕士” is two claims; a school without a degree is one where a verb of studying stands beside it.
    """
    if not STUDIED.search(words) or _OTHERS.search(words):
        return
    found = list(schools(words, vocabulary))
    joint = bool(_JOINT.search(words))
    for index, school in enumerate(found):
        stop = found[index + 1].start if index + 1 < len(found) else len(words)
        degrees, end = _behind(words, school.end, stop)
        if not degrees and joint:
            said = _DEGREE.search(words, school.end)
            degrees, end = ([said[0]], said.end()) if said else ([], end)
        begin = school.start
        if not degrees and index == 0:
            degrees, begin = _before(words, school)
        verb = re.search(r"毕业|就读|保送|留学|求学|考入|攻读", words[:stop])
        listed = (
            _LISTED.fullmatch(words[found[0].end : found[-1].start]) if verb and verb.start() < found[0].start else None
        )
        if not degrees and not (verb and (len(found) == 1 or listed)):
            continue
        for degree in degrees or [""]:
            yield about.study(school.mention, at + begin, at + max(end, school.end), degree)


def _behind(words: str, start: int, stop: int) -> tuple[list[str], int]:
    """The degrees right behind a school, through “、” as long as degree follows degree, and where the last ends."""
    degrees: list[str] = []
    end = at = start
    cuts = [*(m.span() for m in _SEGMENT.finditer(words, start, stop)), (stop, stop)]
    for a, b in cuts:
        found = list(_DEGREE.finditer(words, at, a))
        if not found or title_words().search(words, found[-1].end(), a):
            break
        degrees.extend(d for m in found for d in _DEGREES.get(m[0], (m[0],)))
        end, at = found[-1].end(), b
    return list(dict.fromkeys(degrees)), end


def _before(words: str, school: Employer) -> tuple[list[str], int]:
    """The one degree in front of a school: “博士毕业于清华大学”."""
    found = list(_DEGREE.finditer(words, 0, school.start))
    if len(found) != 1 or school.start - found[0].end() > 8:
        return [], school.start
    return list(_DEGREES.get(found[0][0], (found[0][0],))), found[0].start()
