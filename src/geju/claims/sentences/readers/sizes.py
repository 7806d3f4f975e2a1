"""Sizes of models: parameters, active parameters, training tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.claims.sentences.models.brackets import VOLUME, sizes_in_names
from geju.claims.sentences.models.sizes import size_lists
from geju.claims.sentences.models.training import trained_behind, trains
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import model_of
from geju.claims.values.found import Found
from geju.model.claim import Claim
from geju.model.value import Quantity

_PARAMETERS = re.compile(
    r"\s*(?:级|规模|个|的)?\s*(?:total\s+|active\s+|activated\s+|trainable\s+|model\s+|non-embedding\s+|总|激活|活跃|启用)?(?:参数|パラメータ|parameters?\b|params?\b)",
    re.IGNORECASE,
)
# “7B and 1.3B parameters”
_WITH_OTHERS = re.compile(
    r"(?:\s*(?:,|、|and|or|和|与|及|/)\s*\d{1,4}(?:\.\d{1,2})?\s?[BTM亿]){1,6}\s*(?:参数|parameters?\b|params?\b)"
)
_PARAMETERS_BEFORE = re.compile(
    r"(?:参数(?:量|规模|总量|总数)?|パラメータ数?|parameters?(?:\s+count)?|params|model\s+size)\s*(?:\*\*)?\s*(?:仅|只|则|高)?(?:为|是|有|达到?|约|超过?|共|of|[:：])?\s*\Z",
    re.IGNORECASE,
)
# “236B total”, “21B activated”, “激活 3.7B”: counted without the word.
_COUNTED = re.compile(
    r"\s*(?:(?:are\s+|is\s+)?activated\b|active\b|total\b(?!\s+(?:tokens|cost|funding)))|\s*(?:激活|(?:活跃|启用)(?=参数))",
    re.IGNORECASE,
)
_ACTIVATES = re.compile(
    r"(?:(?:激活|(?:活跃|启用)(?=参数))|activat(?:es|ing)|activated)\s*(?:参数(?:量)?)?\s*(?:only\s+|about\s+|约|仅为?|只有|为|了)?\s*\Z",
    re.IGNORECASE,
)
_ACTIVE_BEHIND = re.compile(r"[^,，;；、/。|]{0,18}?(?:(?:激活|(?:活跃|启用)(?=参数))|\bactiv)", re.IGNORECASE)
_ACTIVE_AHEAD = re.compile(
    r"(?:(?:激活|(?:活跃|启用)(?=参数))|\bactiv)(?:(?!\bof\b|total|总)[^,，;；/。|]){0,18}\Z", re.IGNORECASE
)
_MODEL_BEHIND = re.compile(
    r"\s*(?:小尺寸|规模的?|尺寸的?|级别的?|大小的?|dense\s)?\s*(?:开源)?(?:大?模型|models?\b|LLMs?\b)"
)
# “SOTA under 10B”, “百亿参数以下最强”: the class that is compared, not a size.
_CLASS = re.compile(
    r"\b(?:SOTA|state-of-the-art|best|top|leading|most|strongest|smallest|among|class|models? (?:with|under|below|over|above|up to))\b|最[强好优佳]|领先|同级|同等|同尺寸|同规模|量级|以下|以内|以上的?模型",
    re.IGNORECASE,
)
GROWN = re.compile(r"\s*(?:tokens?\s*)?(?:to|到|至)\s*")  # “from 2.2T to 2.4T tokens”: what it was before
STAGE = re.compile(r"\b(?:at|after|every)\s*(?:about\s*|~\s*)?\Z", re.IGNORECASE)  # how far training has come
_BELOW = re.compile(r"\s*(?:参数)?(?:量|规模)?(?:级别?|量级)?(?:以下|以内|之下)")


class Sizes(SentenceReader):
    """“千亿参数语言大模型 Step-1”, “90B total parameters, of which 9B are activated”."""

    hint = re.compile(
        r"参数|[Pp]aram|[Tt]okens?|词元|标识符|激活|[Aa]ctivat|数据|语料|模型|models?\b|[（(]\d|パラメータ|\bsizes?\b|\d\s?[Bb]\b"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """parameters, active_parameters, training_tokens."""
        lists = size_lists(sentence)
        for sizes in lists:
            yield from sizes.claims(sentence)
        yield from sizes_in_names(sentence)
        for index, found in enumerate(sentence.quantities):
            listed = any(s.start < found.end and found.start < s.end for s in lists)
            if not listed and not sentence.unreal(found.start, found.end):
                yield from _size(sentence, index, found)


def _size(sentence: Sentence, index: int, found: Found[Quantity]) -> Iterator[Claim]:
    quantity = found.value
    ahead, behind = _parts(sentence, index)
    low = quantity.low if quantity.low is not None else quantity.high
    if low is None:
        return
    if quantity.unit in ("", "param") and low >= 10**6 and _is_counted(sentence, found, ahead, behind):
        active = _ACTIVE_BEHIND.match(behind) or _ACTIVE_AHEAD.search(ahead)
        if (quantity.low is None or quantity.high is None) and _CLASS.search(sentence.text):
            return
        if _BELOW.match(behind):
            return
        thing = model_of(sentence, found, size=None if active else low)
        if thing:
            kind = "active_parameters" if active else "parameters"
            yield sentence.claim(thing, kind, replace(quantity, unit=""), found.start, found.end)
    elif (
        low >= Decimal(10) ** 10
        and not GROWN.fullmatch(behind)
        and not STAGE.search(ahead)
        and trains(sentence, quantity, behind)
    ):
        for thing in filter(None, (model_of(sentence, found) or trained_behind(sentence, found),)):
            yield sentence.claim(thing, "training_tokens", replace(quantity, unit="token"), found.start, found.end)


def _parts(sentence: Sentence, index: int) -> tuple[str, str]:
    """The words before and behind a quantity, up to its neighbours."""
    found = sentence.quantities
    left = found[index - 1].end if index else 0
    right = found[index + 1].start if index + 1 < len(found) else len(sentence.text)
    return sentence.text[left : found[index].start], sentence.text[found[index].end : right]


def _is_counted(sentence: Sentence, found: Found[Quantity], ahead: str, behind: str) -> bool:
    """Whether a number counts parameters."""
    if found.value.unit == "param" or _PARAMETERS.match(behind) or _PARAMETERS_BEFORE.search(ahead):
        return True
    if _WITH_OTHERS.match(sentence.text, found.end):
        return True
    if not re.search(r"[BTbt亿]|illion", found.value.raw):
        return False
    if _COUNTED.match(behind) or _ACTIVATES.search(ahead):
        return not re.search(r"users?|用户|token", behind[:24])
    before = next((n for n in reversed(sentence.named("Model")) if n.end <= found.start), None)
    bracket = before and re.fullmatch(r"\s?[（(]", sentence.text[before.end : found.start]) and behind[:1] in "）)"
    if bracket:
        return not VOLUME.search(sentence.text)
    return bool(_MODEL_BEHIND.match(behind)) and model_of(sentence, found, size=found.value.low, same=True) is not None
