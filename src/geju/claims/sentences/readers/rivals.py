"""What a model or a product is set against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.model.claim import Claim

_AGAINST = re.compile(
    r"对标(?:的是|于)?|看齐|媲美|\brivals?\b|\banswer to\b|\bequivalent (?:of|to)\b|\bcompetes? with\b|\bcomparable to\b",
    re.IGNORECASE,
)


class Rivals(SentenceReader):
    """“视频生成产品清影，对标 Sora”."""

    hint = re.compile(r"对标|看齐|媲美|rival|answer to|equivalent|compete|comparable")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """counterpart."""
        if not sentence.asserts:
            return
        things = sentence.named("Model", "Product")
        for match in _AGAINST.finditer(sentence.text):
            before = [n for n in things if n.end <= match.start() and match.start() - n.end <= 40]
            after = [n for n in things if 0 <= n.start - match.end() <= 8]
            if before and after and not sentence.unreal(match.start(), match.end()):
                yield sentence.claim(
                    sentence.said(before[-1]), "counterpart", mention_value(after[0]), after[0].start, after[0].end
                )
