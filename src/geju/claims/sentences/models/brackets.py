"""Sizes in brackets that were taken for the end of a model's name: “X（671B）”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.claims.sentences.sentence import Sentence
from geju.claims.values.quantity import read_quantity
from geju.model.claim import Claim

_BRACKETED = re.compile(r"\s?[(（](?P<size>\d+(?:\.\d+)?B)[)）]")
# What is counted here is how much a model is used, or money.
VOLUME = re.compile(r"token|volume|processed|调用[量次额]|下载|[$¥€]|revenue|valuation|估值|融资|营收", re.IGNORECASE)


def sizes_in_names(sentence: Sentence) -> Iterator[Claim]:
    """“X（671B）”: a size in brackets that was taken for the end of a model's name."""
    for name in sentence.named("Model"):
        bracket = _BRACKETED.search(sentence.text, name.start, name.end)
        if bracket and name.end == bracket.end() and not VOLUME.search(sentence.text):
            bare = sentence.text[name.start : bracket.start()]
            value = read_quantity(bracket["size"])
            if value:
                said = sentence.said(replace(name, name=bare, end=bracket.start()))
                yield sentence.claim(said, "parameters", value, *bracket.span("size"))
