"""Prices of tokens and subscriptions in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.price import read_direction, read_prices
from geju.model.claim import Claim
from geju.model.span import Evidence

_PRICE = re.compile(
    r"(?:[$¥￥€]\s*\d[\d.,]*|\d[\d.,]*\s*(?:元|美元|美分|人民币|USD|RMB|yuan))\s*(?:/|每|per\s+|a\s+)\s*(?:1\s*)?(?:百万|千|万|million|thousand|[MKmk](?![A-Za-z]))?\s*个?\s*(?:input\s+|output\s+)?(?:tokens?|词元)",
    re.IGNORECASE,
)


class Charges(SentenceReader):
    """“输入价格为 1 元/百万 tokens”."""

    hint = re.compile(r"[Tt]okens?|词元")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """price, with direction and time where the clause says them."""
        if not sentence.asserts:
            return
        for match in _PRICE.finditer(sentence.text):
            prices = read_prices(match[0])
            left, right = sentence.clause(match.start(), match.end())
            subject = sentence.subject(match.start(), "Model", "Product")
            if len(prices) != 1 or subject is None or not prices[0].quantity.unit.endswith("/Mtoken"):
                continue
            price = prices[0]
            start = match.start() + price.start
            direction = price.direction or read_direction(sentence.text[left:right])
            when = sentence.when(match.start(), match.end(), event=False)
            clause = (Evidence("direction", sentence.span(left, right)),) if direction else ()
            yield sentence.claim(
                subject, "price", price.quantity, start, match.start() + price.end,
                when=when, evidence=clause, direction=direction,
            )  # fmt: skip
