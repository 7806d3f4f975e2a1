"""The benchmark that a table's caption, its own first row, the words before it or a heading above names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geju.base.text import MappedText
from geju.claims.fields.columns import read_column
from geju.claims.tables.benchmark import Test, part_of
from geju.claims.tables.scores.cells import NO_TEST, is_plain
from geju.claims.tables.scores.heads import Head
from geju.claims.tables.sheet import Sheet
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.vocabulary import Vocabulary

_TOTAL = re.compile(
    r"总分|总体|综合|总得分|平均值?|平均分|overall|total|average|avg\.?|mean|overall(?: acc\.?| accuracy)|(?:total |avg\.? |average |arena[ _])?scores?|(?:arena )?(?:elo|rating)(?: rating| score)?|得分|分数|准确率|正确率"
    r"|(?:accuracy|acc\.?|win rate|em|f1|avg\.?|average)(?:\s*[(（][^()（）]*[)）])?",
    re.IGNORECASE,
)
# “Avg(Hard)” is the average of the hard part.
_TOTAL_OF = re.compile(r"(?:avg|average|mean|平均分?)\.?\s*[(（]\s*(?P<part>[^()（）]+?)\s*[)）]", re.IGNORECASE)
# A heading that says only that results follow.
_GENERIC = re.compile(
    r"[\W\d_]*(?:(?:evaluation|test|benchmark|main|experimental|our|the|model)\s*)*(?:results?|evaluations?|performances?|benchmarks?|scores?|metrics?|leaderboard)\W*\Z"
    r"|[\W\d_]*(?:评测|测试|实验|评估|模型)*(?:结果|效果|表现|性能|成绩|指标|榜单|評価|結果)\W*\Z",
    re.IGNORECASE,
)
_EVALUATION = re.compile(
    r"evaluat|benchmark|performance|result|leaderboard|capabilit|评测|评估|测评|性能|表现|效果|结果|榜|能力|评价|测试|基准|評価|測試|ベンチマーク",
    re.IGNORECASE,
)
# One of several tests in a list, of which the others are unknown.
_LISTED = re.compile(r"\s*(?:[,，、/]\s*|(?:and|与|和|及)\s+|[与和及])[A-Z][A-Za-z0-9-]*")
_LISTS = re.compile(r"[A-Z][A-Za-z0-9-]+\s*(?:[,，、/]\s*|\s(?:and|与|和|及)\s+|[与和及])\Z")
# A caption that is the name of a test nobody knows.
_OWN_NAME = re.compile(r"(?P<name>[A-Z][\w.&-]*(?: [\w.&-]+){0,3}? ?(?:Benchmark|Bench|Leaderboard))(?:\s*[(（].*)?\Z")
# A word or two that name a part, not what is compared.
_PART = re.compile(
    r"(?!.*(?:model|compar|result|eval|test|table|chat|base|instruct|tuned|模型|对比|结果|评测))[A-Za-z\u4e00-\u9fff]{2,12}(?: [A-Za-z]{2,12})?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！？!?；]|\.(?=\s)")
_LONG = 200
_REACH = 60
_KINDS_OF_PARTS = ("", "score", "metric", "category")


def named_beside(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Name, Evidence] | None:
    """The one benchmark that the nearest words naming any name, with its place; None where they name several."""
    for text in _beside(sheet):
        own = _OWN_NAME.match(text.text) if text in (sheet.table.caption, sheet.banner) else None
        names = [n for n in find_names(text.text, vocabulary.lexicon, "Benchmark") if n.sure]
        if not names and own:
            name = Name(0, own.end("name"), own["name"], "Benchmark")
            return name, Evidence("benchmark", sheet.document.span_of(text, 0, own.end("name")))
        if not names:
            continue
        if len({n.known.entity_id if n.known else n.name for n in names}) > 1:
            names = [n for n in names if n.start >= _last_sentence(text.text)]
        if len({n.known.entity_id if n.known else n.name for n in names}) != 1:
            return None
        name = names[0]
        if _LISTED.match(text.text[name.end :]) or _LISTS.search(text.text[: name.start]):
            return None
        return name, Evidence("benchmark", sheet.document.span_of(text, name.start, name.end))
    return None


def is_evaluation(sheet: Sheet) -> bool:
    """Whether the words around a table say that it shows how models did."""
    return any(_EVALUATION.search(text.text) for text in _beside(sheet)) or any(
        _EVALUATION.search(heading.text.text) for heading in sheet.context.headings
    )


def _last_sentence(text: str) -> int:
    ends = [m.end() for m in _SENTENCE.finditer(text) if text[m.end() :].strip(" ：:")]
    return ends[-1] if ends else 0


def _beside(sheet: Sheet) -> Iterator[MappedText]:
    """Caption, title row, the paragraph before, the title; then headings upwards, past those that say nothing."""
    if sheet.table.caption:
        yield sheet.table.caption
    if sheet.banner:
        yield sheet.banner
    context = sheet.context
    before = context.before
    if before and before.kind in ("paragraph", "item", "caption", "quote"):
        text = before.text
        yield text.cut(_last_sentence(text.text)) if len(text) > _LONG else text
    if context.title and context.title.kind != "heading":
        yield context.title.text
    level, generic = 7, False
    for block in reversed(sheet.document.blocks[max(0, context.index - _REACH) : context.index]):
        if block.kind != "heading" or block.level > level:
            if generic and block.kind in ("paragraph", "quote"):
                yield block.text
            generic = False
            continue
        yield block.text
        # A sibling above, or the words right before, speak for this table only where the heading says nothing of its own.
        generic = bool(_GENERIC.match(block.text.text))
        level = block.level if generic else block.level - 1
        if level < 1:
            return


def _listed_part(sheet: Sheet) -> MappedText | None:
    """The item of a list whose tables are the parts of a test: “1) Primary” over one, “2) Plus” over the next."""
    blocks, at = sheet.document.blocks, sheet.context.index
    kinds = ["table" if b.table else b.kind for b in blocks[max(0, at - 3) : at + 3]]
    mine = min(at, 3)
    if mine < 1 or kinds[mine - 1] != "item" or not _PART.fullmatch(blocks[at - 1].text.text.strip()):
        return None
    before, after = kinds[max(0, mine - 3) : mine - 1], kinds[mine + 1 : mine + 3]
    return blocks[at - 1].text if ["item", "table"] in (before, after) else None


def titled_heads(sheet: Sheet, row: int, values: list[int], vocabulary: Vocabulary) -> dict[int, Head]:
    """Columns of values as the total and the parts of the benchmark that the words beside name."""
    beside = named_beside(sheet, vocabulary)
    listed = _listed_part(sheet) if beside else None
    found: dict[int, Head] = {}
    for column in values if beside else []:
        assert beside is not None
        name, *said = beside
        text = sheet.text(row, column).strip()
        part = re.sub(r"\s*(?:\bn\s?=\s?\d+|\b\d{1,2}-shot\b)", "", text).strip(" *†‡↑↓＊")
        typed = read_column(part, vocabulary)
        whole = Test(name.name)
        if listed:
            whole = part_of(whole, listed.text.strip())
            said.append(Evidence("benchmark", sheet.document.span_of(listed)))
        inside = _TOTAL_OF.fullmatch(part)
        if inside and is_plain(inside["part"]):
            test = part_of(whole, inside["part"])
        elif _TOTAL.fullmatch(part) or (typed and typed.kind == "score" and len(part) <= 24):
            test = replace(whole, setting=part)
        elif not part or len(part) > 24 or NO_TEST.search(part) or (typed and typed.kind not in _KINDS_OF_PARTS):
            continue
        else:
            test = part_of(whole, part)
        where = sheet.span(row, column)
        found[column] = Head(test, (*said, Evidence("benchmark", where)) if where else tuple(said))
    return found
