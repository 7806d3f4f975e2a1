"""The models that a line tells of together and that the table or list right below it names one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.base.text import MappedText, fold
from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.model.naming.names import Name, read_name

# “以下为…发布的 GLM-4 系列模型”, “The following models were released in May 2024:”.
_POINTS = re.compile(r"(?:如|见|以)下|下[面表列图]|\bbelow\b|\bfollowing\b|\bas follows\b|[:：]\s*\Z", re.IGNORECASE)
_MODELS = re.compile(r"模型|系列|\bmodels?\b|\bseries\b|\bfamily\b", re.IGNORECASE)
# “六大 Chat 模型”, “two base models”
_COUNTED = re.compile(
    r"(?:[两三四五六七八九十]|\d{1,2})\s*(?:个|款|大|种)[^，。；\d]{0,12}模型|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s(?:[\w-]+\s){0,3}models\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\W*(?:模型(?:名称?)?|名称|models?(?: names?)?|name)\W*", re.IGNORECASE)


def models_below(sentence: Sentence, family: Name | None) -> Iterator[Said]:
    """The models in the block right below that a sentence points to, those of ``family`` alone where it is given."""
    text = sentence.text
    if family is None and _COUNTED.search(text):
        yield from _listed(sentence)
    if not _POINTS.search(text) or not _MODELS.search(text):
        return
    for words in _cells(sentence):
        name = read_name(words.text, sentence.vocabulary.lexicon, "Model")
        of_it = family is None or (name is not None and fold(name.name).startswith(fold(_stem(family))))
        if name and name.sure and of_it:
            place = sentence.passage.document.span_of(words, name.start, name.end)
            yield Said(name.mention, place, name)


def _listed(sentence: Sentence) -> Iterator[Said]:
    """The models that the list right below names, each an item of its own; a line may stand between."""
    blocks, at = sentence.passage.document.blocks, sentence.context.index + 1
    at += at < len(blocks) and blocks[at].kind == "paragraph"
    while at < len(blocks) and blocks[at].kind == "item":
        words = blocks[at].text
        name = read_name(words.text.strip(" `*"), sentence.vocabulary.lexicon, "Model")
        if name and name.sure:
            start = words.text.index(name.name)
            place = sentence.passage.document.span_of(words, start, start + len(name.name))
            yield Said(name.mention, place, name)
        at += 1


def _stem(family: Name) -> str:
    """What the names of all members of a family begin with: *GLM-4* of GLM-4-9B, GLM-4V-9B."""
    return re.sub(r"(?:\s*(?:系列|series|family))+\Z", "", family.name)


def _cells(sentence: Sentence) -> Iterator[MappedText]:
    """The cells of the column that names models in the table right below."""
    block = sentence.context.after
    table = block.table if block else None
    if table is None:
        return
    for column in range(table.n_columns):
        if _NAMED.fullmatch(table.text(0, column)):
            yield from (cell.text for cell in table.cells if cell.column == column and cell.row > 0)
            return
