"""What the surroundings of a block say: whose section it is, under which headings, between which neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geju.model.document import Block, Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence, Span
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_SUBJECT_TYPES = ("Organization", "Model", "Product", "Person")
# What may stand before the name in a heading: numbers, bullets, emphasis.
_LEAD = re.compile(r"[\s\d.、,，·•*#_\-—–()（）第章节一二三四五六七八九十]*\Z")
# A heading that goes on after its subject: “智谱 AI——模型：…”, “DeepSeek: the model”, “MiniMax 融资历程”.
_DASH = re.compile(r"\s*(?:——|—|–|--|[:：|｜])")
_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A name that the surroundings give, and where they give it."""

    mention: Mention
    span: Span
    name: Name

    def evidence(self, role: str) -> Evidence:
        """The words as evidence of a claim."""
        return Evidence(role, self.span)


@dataclass(frozen=True, slots=True)
class Context:
    """Block ``index`` of a document and what stands around it.

    ``headings``: the open headings, outermost first. ``subject``: the thing the section is about, from the nearest
    heading (or titled line) that begins with a name. ``title``: the nearest heading or titled line as a block.
    """

    index: int
    block: Block
    headings: tuple[Block, ...] = ()
    title: Block | None = None
    subject: Said | None = None
    before: Block | None = field(default=None, repr=False)
    after: Block | None = field(default=None, repr=False)


def contexts(document: Document, vocabulary: Vocabulary) -> list[Context]:
    """One context a block, in order."""
    found: list[Context] = []
    headings: list[Block] = []
    subjects: dict[int, Said | None] = {}
    subject: Said | None = None
    title: Block | None = None
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            headings = [h for h in headings if h.level < block.level] + [block]
            subjects = {level: s for level, s in subjects.items() if level < block.level}
        if block.kind == "heading" or _titled(block):
            said = _subject(document, block, vocabulary)
            level = block.level if block.kind == "heading" else 99
            if said or block.kind == "heading":
                subjects[level] = said
                title = block
            subject = next((s for _, s in sorted(subjects.items(), reverse=True) if s), None)
        found.append(
            Context(
                index,
                block,
                tuple(headings),
                title,
                subject,
                blocks[index - 1] if index else None,
                blocks[index + 1] if index + 1 < len(blocks) else None,
            )
        )
    return found


def _titled(block: Block) -> bool:
    """Whether a paragraph is a title in all but markup: “智谱 AI——团队：学院派代表”, one short line, no full stop."""
    text = block.text.text
    if block.kind not in ("paragraph", "caption") or len(text) > _TITLE_LENGTH or "\n" in text.strip():
        return False
    return not text.rstrip().endswith(("。", ".", "；", ";", "，", ",", "！", "？", "!", "?"))


def _subject(document: Document, block: Block, vocabulary: Vocabulary) -> Said | None:
    """The name that a heading begins with, where the rest of it says that the section is about it."""
    text = block.text.text
    for name in find_names(text, vocabulary.lexicon, *_SUBJECT_TYPES):
        if not _LEAD.match(text[: name.start]):
            return None
        rest = text[name.end :]
        whole = not rest.strip(" 　:：*_#")
        if block.kind == "heading" or whole or _DASH.match(rest):
            return Said(name.mention, document.span_of(block.text, name.start, name.end), name)
        return None
    return None
