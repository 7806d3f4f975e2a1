"""The running text of a document, sentence by sentence, in the order of the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from geju.base.text import MappedText
from geju.claims.context import Context, Said, contexts
from geju.claims.once import once
from geju.claims.sentences.firms.rounds import rounds
from geju.claims.sentences.sentence import Passage, Sentence, When
from geju.claims.sentences.splitting import split
from geju.claims.sentences.stance import foresees
from geju.claims.values.moment import find_moments
from geju.model.document import Block, Document
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_BLOCKS = ("paragraph", "item", "quote", "caption", "heading")
_LEAD_LENGTH = 120
_LABEL_LENGTH = 6
# An item that is a time alone dates those below it.
_BARE_LENGTH, _SAID = 24, re.compile(r"[A-Za-z\u4e00-\u9fff\d]")
# “**2023: Strategic investment**”, “**Timeline (2024)**:”: a line in bold that the lines below it belong to.
_BOLD = re.compile(r"\s*\*\*.+\*\*[:：]?\s*\Z|.*[:：]\*{0,2}\s*\Z", re.DOTALL)
# The two sides of a tear: a Chinese line that does not end, a line that begins with a number or a Latin word and no label.
_TORN = 30
_OPEN_END = re.compile(r"[\u4e00-\u9fffA-Za-z\d]\Z")
_RUNS_ON = re.compile(r"(?!(?:19|20)\d\d)[\dA-Za-z][^：:\n]{23}[^\n]*。")
_YEAR_FIRST = re.compile(r"(20[0-3]\d)(?=\s*[:：]|\s+[—–-]|\s+[A-Za-z])")
_RANGE = re.compile(r"[-–—~→至到]\s*\Z|[-–—~→至到]")
_LABEL = re.compile(r"[^:：|—–\d]{0,24}\d[^:：|—–]{0,16}(?=[:：]|\s?[—–|]\s)")  # a short label with a number in it
_LABELS = re.compile(r"\s*(?:[:：]|[—–|]\s)")
_TIME_FIRST = re.compile(r"\s*(?:in |In )?\Z")
_TIME_LAST = re.compile(r"\s*[)）]?\s*[:：]?\s*\Z")
# The end of a line that is wholly in bold and that more text follows.
_TITLE_LINE = re.compile(r"\*\*[ \t]*\n")
_HTML_ITEM = re.compile(r"</?(?:li|p|tr|td)\b[^>]*>", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z\u4e00-\u9fff]")
# A paragraph that goes on about what the one before told.
_GOES_ON = re.compile(
    r"\s*(?:[本此该这][轮次笔](?:融资|投资|交易)?|公司|该公司|融资|(?:The|This) (?:\w+ )?(?:round|funding|financing|deal|raise|company|investment|startup)\b|It )"
)
# “另一家值得一提的是德国的 X。”: the text turns to another.
_TURNS_TO = re.compile(r"\s*(?:另一[家个位]|还有一[家个]|第[二三四五]家|值得一提的|再看|再来看)")
_MADE = re.compile(r"(?:创[办立建]|成立)的\s?(?:新?公司)?[“「]?\Z")  # “… 某某创办的 X …”
# An item in all but markup: a mark of its own before a label.
_ABOUT = ("Organization", "Product", "Model")


@dataclass
class _Era:
    """The time that the nearest lead line gives to what follows."""

    said: When | None = None
    open: bool = False
    imagined: bool = False
    listed: tuple[int, When] | None = None

    def enter(self, document: Document, block: Block) -> None:
        """Read on to a block."""
        if block.kind != "item" or (self.listed and block.level <= self.listed[0]):
            self.listed = None
        if block.kind == "item" and self.listed is None and len(block.text) <= _BARE_LENGTH:
            when = _lead_time(document, block)
            bare = when and not _SAID.search(block.text.text.replace(when.evidence[0].span.quote, ""))
            self.listed = (block.level, when) if when and bare else None
        if block.kind == "heading":
            self.said, self.open, self.imagined = None, False, False
        elif block.kind == "paragraph" and len(block.text) <= _LEAD_LENGTH:
            source = document.text[block.start : block.end]
            if _BOLD.match(source):
                found = _lead_time(document, block)
                if found or source.lstrip().startswith("**"):
                    self.said, self.open = found, True
                    self.imagined = self.imagined or foresees(block.text.text)


def _lead_time(document: Document, block: Block) -> When | None:
    """The one time that a line begins or ends with; a range of times is none."""
    text = block.text.text
    found = find_moments(text)
    bare = _YEAR_FIRST.match(text)
    if not found and bare:
        return When(bare[1], (Evidence("time", document.span_of(block.text, *bare.span(1))),))
    if len(found) != 1:
        return None
    one = found[0]
    alone = not _RANGE.search(text[: one.start]) and not _RANGE.match(text[one.end :][:1])
    if alone and (_TIME_FIRST.match(text[: one.start]) or _TIME_LAST.match(text[one.end :])):
        return When(one.value.iso, (Evidence("time", document.span_of(block.text, one.start, one.end)),))
    return None


def _label_time(document: Document, block: Block) -> When | None:
    """The time that an item begins with as a label, which holds for all its sentences: “**May 2024**: raised …; hired …”."""
    head = _LABEL.match(block.text.text) if block.kind == "item" else None
    found = find_moments(head[0]) if head else []
    first = found[0] if found else None
    labels = first and not _WORDS.search(block.text.text[: first.start]) and _LABELS.match(block.text.text, first.end)
    if first is None or not labels or first.value.relative:
        return None
    return When(first.value.iso, (Evidence("time", document.span_of(block.text, first.start, first.end)),))


@once
def sentences(document: Document, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of every block in which something is said; the first sure name of one is carried to the next."""
    return tuple(_sentences(document, vocabulary))


def with_hints(sentences: Sequence[Sentence], hints: Sequence[re.Pattern[str]]) -> list[list[int]]:
    """For each sentence the indices of the hints in it, in order. A line break stands where a sentence ends.

    Each pattern goes over the text of all sentences in one run: most sentences contain few of the hints.
    """
    text = "\n".join(sentence.text for sentence in sentences)
    starts = list(accumulate((len(sentence.text) + 1 for sentence in sentences), initial=0))
    found: list[list[int]] = [[] for _ in sentences]
    for index, hint in enumerate(hints):
        place = 0
        while match := hint.search(text, place):
            at = bisect_right(starts, match.start()) - 1
            found[at].append(index)
            place = starts[at + 1]
    return found


def _sentences(document: Document, vocabulary: Vocabulary) -> Iterator[Sentence]:
    era = _Era()
    topic: Said | None = None
    last: Sentence | None = None
    joined = -1
    above: dict[int, Passage] = {}
    led = -1
    for context in contexts(document, vocabulary):
        block = context.block
        above = {level: item for level, item in above.items() if block.kind == "item" and level < block.level}
        lead = next(filter(None, (_one_model(above[level]) for level in sorted(above, reverse=True))), None)
        if block.kind == "item":
            above[block.level] = Passage(document, context, block.text, vocabulary)
        led = context.index if _leads(block) else led if block.kind in ("item", "quote") else -1
        era.enter(document, block)
        if context.index == joined:
            continue
        if block.kind == "heading":
            topic = _topic(Passage(document, context, block.text, vocabulary))
        text = block.text
        if document.format == "text" and context.after and _is_torn(context):
            gap = (" ", block.end, context.after.start - block.end)
            text, joined = MappedText.joined([text, gap, context.after.text]), context.index + 1
        if block.kind in _BLOCKS and _SAID.search(text.text):
            listed = era.listed[1] if era.listed and block.level > era.listed[0] else None
            dated = (
                listed or _label_time(document, block) or (era.said if era.open else _section_time(document, context))
            )
            if dated and dated.iso == document.origin.date:
                dated = None  # a heading that dates the issue dates nothing in it
            imagined = era.imagined or any(foresees(h.text.text) for h in context.headings if h.level > 1)
            imagined = imagined or foresees(text.text, label=True)
            passage = Passage(document, context, text, vocabulary, dated, topic, imagined, listed=listed is not None)
            goes_on = last is not None and (_goes_on(last, passage) or _is_listed(last, passage, led))
            for sentence in _of(passage, last if goes_on else None, lead):
                yield sentence
                # A line that only leads a list in leaves whom the list is about to the line before it.
                if last is None or context.index != led or any(n.sure and n.type in _ABOUT for n in sentence.names):
                    last = sentence


def _is_torn(context: Context) -> bool:
    """Whether a page parts a paragraph from its rest: no full stop, and what follows begins with no word of its own."""
    after = context.after
    if after is None or context.title is context.block or not (context.block.kind == after.kind == "paragraph"):
        return False
    ends, goes_on = context.block.text.text.rstrip(), after.text.text
    return len(ends) >= _TORN and "，" in ends and bool(_OPEN_END.search(ends)) and bool(_RUNS_ON.match(goes_on))


def _section_time(document: Document, context: Context) -> When | None:
    """The time of the nearest heading that has one, the title of the whole document left out."""
    inner = [h for h in context.headings if h is not context.headings[0] or h.level > 1]
    return next(filter(None, (_lead_time(document, heading) for heading in reversed(inner))), None)


def _topic(heading: Passage) -> Said | None:
    """The company that a heading tells a round of."""
    told = rounds(Sentence(heading, 0, len(heading.text)))
    return told[0].raiser if told else None


def _goes_on(last: Sentence, passage: Passage) -> bool:
    """Whether a paragraph goes on from the sentence that ends the one right above."""
    before, block = last.context, passage.context
    near = before.index == block.index - 1 and before.block.kind == block.block.kind == "paragraph"
    return near and last.end == len(last.passage.text) and bool(_GOES_ON.match(passage.text.text))


def _leads(block: Block) -> bool:
    """Whether a paragraph leads a list in: “成长轨迹如下：”."""
    return block.kind == "paragraph" and block.text.text.rstrip().endswith(("：", ":"))


def _is_listed(last: Sentence, passage: Passage, lead: int) -> bool:
    """Whether an item that begins with a time is of a list that paragraph ``lead`` led in, and ``last`` stands right before it or in it."""
    block, before = passage.context.block, last.context.index
    if block.kind not in ("item", "quote") or not 0 <= lead < passage.context.index or before < lead - 1:
        return False
    timed = passage.moments and not _WORDS.search(passage.text.text[: passage.moments[0].start])
    return bool(timed) and passage.context.headings == last.context.headings


def _one_model(item: Passage) -> Said | None:
    """The one model of a short item that is dated or names little else: “**May 2024**: Qwen2 launch”; the items below are about it."""
    names = [n for n in item.names if n.sure and n.type in _ABOUT] if len(item.text) <= _LEAD_LENGTH // 2 else []
    if len(names) != 1 or names[0].type != "Model":
        return None
    alone = 2 * len(names[0].name) >= len(item.text.text.strip())
    return Sentence(item, 0, len(item.text)).said(names[0]) if alone or item.moments else None


def _of(passage: Passage, previous: Sentence | None, lead: Said | None) -> Iterator[Sentence]:
    carried, first = _carry(previous) if previous else (lead, lead is not None)
    ends = _line_ends(passage.document, passage.context.block)
    for start, end in split(passage.text.text, ends):
        if ends.get(start):
            carried, first, previous = None, False, None
        sentence = Sentence(passage, start, end, carried, first, previous)
        yield sentence
        previous = sentence
        carried, first = _carry(sentence)


def _carry(sentence: Sentence) -> tuple[Said | None, bool]:
    """Whom the sentence behind one is about where it names nobody, and whether this one began with the name."""
    told = [r.raiser for r in rounds(sentence) if r.raiser]
    if told:
        return told[-1], True
    if sentence.text.rstrip().endswith("；") and (said := sentence.subject(len(sentence.text), *_ABOUT)):
        return said, True  # what a semicolon parts is told of one thing
    named = [n for n in sentence.names if n.sure and n.type in _ABOUT]
    if len(named) == 1 and _TURNS_TO.match(sentence.text):
        return sentence.said(named[0]), True
    lead = next((n for n in sentence.names if n.sure and n.type in _ABOUT and not sentence.oblique(n)), None)
    if lead and (lead.start <= max(20, len(sentence.text) // 2) or _MADE.search(sentence.text, 0, lead.start)):
        first = not _WORDS.search(sentence.text[: lead.start]) or _labels(sentence.text, lead.start, lead.end)
        return sentence.said(lead), first
    return sentence.carried, sentence.carried_first


def _labels(text: str, start: int, end: int) -> bool:
    """Whether a name near the beginning labels what is told: “海外 Talkie：…”."""
    return start <= _LABEL_LENGTH and text[end : end + 1] in ("：", ":")


def _line_ends(document: Document, block: Block) -> dict[int, bool]:
    """Where in a block's text a line ends that is a title in bold, or (True) an item of a list in HTML."""
    source = document.text[block.start : block.end]
    found: dict[int, bool] = {}
    if "**" in source and "\n" in source:
        for match in _TITLE_LINE.finditer(source):
            line = source[source.rfind("\n", 0, match.start()) + 1 : match.end()].lstrip(" \t-*+0123456789.")
            if line.count("**") == 1:
                found[_index(block.text, block.start + match.end())] = False
    if "<" in source:
        for match in _HTML_ITEM.finditer(source):
            found[_index(block.text, block.start + match.end())] = True
    return found


def _index(text: MappedText, offset: int) -> int:
    """The first index of a clean text that comes from ``offset`` or behind it."""
    place = bisect_right(text.runs, offset, key=lambda run: run[1]) - 1
    if place < 0:
        return 0
    start, source, length, source_length = text.runs[place]
    if length == source_length:
        return start + min(offset - source, length)
    return start if offset <= source else start + length
