"""Companies that a source counts among a group: “创业六小强——智谱 AI、MiniMax、…”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.model.claim import Claim
from geju.model.span import Evidence
from geju.model.value import Term

# What a group of companies is called, right before the list of them.
_GROUP = re.compile(
    r"(?P<name>[“\"]?(?:[\u4e00-\u9fff“”+\d]{1,8}(?:小强|小虎|小龙|巨头|独角兽|大厂|新势力|梯队|玩家)|[A-Z]?[\w-]*\s?(?:AI )?(?:[Tt]igers|[Dd]ragons|[Gg]iants|[Uu]nicorns))[”\"]?)"
    r"\s*(?:——|—|：|:|,?\s*namely|，?(?:分别是|包括|即|为)|\()\s*\Z"
)
_LEAD = re.compile(r".*(?:分别是|就是|的是|是|有|为|的|了|和|与|国内)(?=[“\"]?[\u4e00-\u9fff]{2,})")
# The last character of a name may be misprinted: “青禾动…” for “青禾动力、”.
_BETWEEN = re.compile(r"[\u4e00-\u9fff]?(?=、)[\s、]*|[\s、,，和与及]*(?:以及|and)?\s*")
_LEAST = 3


class Groups(SentenceReader):
    """A group's name, then at least three companies: each of them is of that category."""

    hint = re.compile(r"小强|小虎|小龙|巨头|独角兽|大厂|新势力|梯队|玩家|igers|ragons|iants|nicorns")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """category."""
        names = sentence.named("Organization")
        for index, first in enumerate(names):
            group = _GROUP.search(sentence.text, 0, first.start) if sentence.asserts else None
            if group is None:
                continue
            listed = [first]
            for name in names[index + 1 :]:
                if not _BETWEEN.fullmatch(sentence.text[listed[-1].end : name.start]):
                    break
                listed.append(name)
            if len(listed) < _LEAST:
                continue
            start, end = group.span("name")
            lead = _LEAD.match(sentence.text[start:end])
            start += lead.end() if lead else 0
            words = sentence.text[start:end].strip('“”"')
            start = sentence.text.index(words, start)
            for name in listed:
                company = sentence.said(name)
                evidence = (Evidence("group", company.span),)
                yield sentence.claim(company, "category", Term(words), start, start + len(words), evidence)
            return
