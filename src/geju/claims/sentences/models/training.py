"""What a model was trained on: whether a number counts tokens of it."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences.models.brackets import VOLUME
from geju.claims.sentences.sentence import Sentence
from geju.claims.values.found import Found
from geju.model.value import Quantity

_PRETRAINED = re.compile(r"\W*(?:pre-?)?trained (?:on|with|from)\b", re.IGNORECASE)
_TRAINING = re.compile(r"训练|语料|学習|\btrain|pre-?train|corpus", re.IGNORECASE)
_DATA = re.compile(
    r"\s*(?:的)?(?:(?:English|Chinese|and|bilingual|text|code|multilingual|high-quality|diverse|curated|web)\s+){0,6}(?:tokens\b)|\s*(?:的|个)?(?:[(（][^（）()]{0,20}[)）]|高质量|代码|和|与|清洗过滤的?|中、英、?|多语言|多语种|多样化?|预训练|训练|中英文?|文本|high-quality\s|multilingual\s)*(?:数据|语料|标识符|词元|data\b)"
)
_OF_TRAINING = re.compile(r"training|data|corpus|scale|训练|数据|语料", re.IGNORECASE)


def trained_behind(sentence: Sentence, found: Found[Quantity]) -> Said | None:
    """Of “Pretrained on 36T tokens, X is …” the model that follows."""
    behind = [n for n in sentence.named("Model") if n.start >= found.end]
    between = sentence.text[found.end : behind[0].start] if behind else ""
    told = _PRETRAINED.match(sentence.text) and re.search(r",\s*(?:the\s+)?\W{0,3}\Z", between)
    return sentence.said(behind[0]) if told else None


def trains(sentence: Sentence, quantity: Quantity, behind: str) -> bool:
    """Whether a number counts the tokens that a model was trained on."""
    if quantity.unit == "token":
        said = [sentence.text]
        if (
            quantity.low is not None
            and quantity.low >= Decimal(10) ** 11
            and not VOLUME.search(sentence.text.replace("token", ""))
        ):
            said += [
                h.text.text
                for h in sentence.context.headings[-1:]
                if _OF_TRAINING.search(h.text.text) and _TRAINING.search(h.text.text)
            ]
        return any(_TRAINING.search(words) for words in said)
    return quantity.unit == "" and bool(_DATA.match(behind) and re.search("训练|train", sentence.text))
