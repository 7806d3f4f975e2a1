"""Computing cards that somebody has, told by their order of size alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim
from geju.model.span import Evidence

# “自带万卡”: cards by the ten thousand that somebody has.
_RIG = re.compile(
    r"(?:自带|自有|储备|拥有|持有|囤|坐拥|手握|购入|采购|建成|建有|构建|搭建)(?:有|了|的)?(?:近|超|逾)?(?P<size>[十百]?万|[数几][千万])张?卡(?!路|片)|"
    r"(?P<held>[十百]?万|[数几][千万])卡(?=持有者|玩家)"
)


class Rigs(SentenceReader):
    """“自带万卡”, “构建数千卡 GPU 集群”, “万卡持有者”."""

    hint = re.compile(r"卡")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """metric, measure gpus."""
        for match in _RIG.finditer(sentence.text):
            group = "size" if match["size"] else "held"
            size, place = read_quantity(match[group]), match.span(group)
            subject = sentence.subject(match.start(), "Organization")
            if size and subject and not sentence.unreal(*match.span()):
                evidence = (Evidence("measure", sentence.span(*match.span())),)
                yield sentence.claim(
                    subject, "metric", replace(size, unit="gpu"), *place, evidence, measure="gpus",
                    when=sentence.when(*match.span(), event=False, about=subject),
                )  # fmt: skip
