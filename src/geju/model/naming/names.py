"""Finding names in text: those the lexicon knows and those the grammar of model names recognises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geju.model.naming.families import known_model
from geju.model.naming.lexicon import TYPE_ORDER, Known, Lexicon
from geju.model.naming.model_name import extend, looks_like_model
from geju.model.naming.prolonged import prolonged
from geju.model.value import Mention

_MAKERS_MODEL = re.compile(r"-(?:[A-Z]{0,3}|o)\d[\w.]*(?:[*×]\d[\w.]*)?(?:-[\w.]*\d[\w.]*|-[A-Z]\w*)*")
_JOINED = re.compile(r"[^\W\d_]-?\d|\d[Bb]\b|-[A-Z]")
_IN_BRACKETS = re.compile(r"\s?[(（]\d+(?:\.\d+)?[BM][)）]\Z")
# What makes an ambiguous word the name of a model: “Yi 系列模型”.
_SERIES = re.compile(r"\s?系列(?:开源)?(?:大?语言)?大?模型|\s(?:series|family)(?: of)? (?:large |language )*models?\b")
# “Qwen-Agent”: what works with models and is none.
_TOOL = re.compile(
    r"-(?:Agents?|Factory|Studio|Toolkit|Bench|Eval|SDK|CLI|Hub|Lab|Cookbook|Tuner|Server|Deploy|Adapter)\Z"
)
_USED = re.compile(
    r"\btokens? (?:processed|served|used|consumed)\b|\bby (?:token )?volume\b|调用量|消耗量", re.IGNORECASE
)
_HYPHENED = re.compile(r"[a-z]-[a-z]{2,}")
# Chinese text around a word in Latin letters; “Lambda 函数” is no company's.
_CAPITALISED = re.compile(r"[A-Z][a-z]{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff，。：、；「“《（）」]")
_HAN_AHEAD = re.compile(r"(?:\A|[\u4e00-\u9fff，。：、；「“（《])[\s“\"「*`\[]*\Z")
_HAN_BEHIND = re.compile(
    r"[”\"」*`\]]*\s?(?:(?:ARR|C[ETO]O)\b\s?)?(?!函数|函數|变换|變換|表达式|分布|矩阵|系数|优化器|算子|学习率|操作符)(?:[\u4e00-\u9fff，。、；：）”」$]|20\d\d\s?年)"
)
_MARKS = re.compile(r"\s*(?:[*†‡§¶＊]+|[¹²³⁴-⁹]+|\[\d+\]|\((?:ours|our)\)|（ours）)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: ``text[start:end]`` is ``name``, taken for an entity of ``type``.

    ``known`` is what the lexicon has under that very name; ``family`` what it has under the beginning of a model's name
    (``GLM-4`` of ``GLM-4-9B-Chat``), else the same as ``known``. ``sure`` is False where the spelling alone does not say that it is a
    name. ``others`` are the other known things that are so spelled.
    """

    start: int
    end: int
    name: str
    type: str
    known: Known | None = None
    sure: bool = True
    family: Known | None = None
    others: tuple[Known, ...] = ()

    @property
    def mention(self) -> Mention:
        """The name as a claim carries it."""
        return Mention(self.name, self.type)

    @property
    def maker(self) -> str:
        """The entity id of who made it, as the lexicon has it; empty where it has none."""
        thing = self.known or self.family
        return thing.by if thing else ""

    def as_type(self, *types: str) -> Name | None:
        """The same name taken for a thing of one of the types, if it can be."""
        if self.type in types:
            return self
        other = next((thing for type_ in types for thing in self.others if thing.type == type_), None)
        return Name(self.start, self.end, self.name, other.type, other, self.sure, other) if other else None


def find_names(text: str, lexicon: Lexicon, *types: str) -> list[Name]:
    """Names in a text, left to right, not overlapping; only of ``types`` where given (earlier types win)."""
    found: list[Name] = []
    at = 0
    for start, end, things, cut in lexicon.spans(text):
        if start < at:
            continue
        name = _name(text, start, end, things, cut, lexicon, types)
        if name is None:
            continue
        at = name.end
        if not types or name.type in types:
            found.append(name)
    return found


def _name(
    text: str, start: int, end: int, things: Sequence[Known], cut: bool, lexicon: Lexicon, types: Sequence[str]
) -> Name | None:
    family = next((thing for thing in things if thing.type == "Model"), None)
    ambiguous = all(thing.is_ambiguous(text[start:end]) for thing in things)
    if family:
        longer = extend(text, start, end)
        longer = prolonged(text, start, _without_usage(text, start, longer)) if longer > end else end
        if longer > end:
            said = text[start:longer]
            known = known_model(said, lexicon)
            sure = (not ambiguous or _telling(said, family)) and (known is not None or not _TOOL.search(said))
            return Name(start, longer, said, "Model", known, sure, known or family)
    if cut:
        return None
    maker = next((thing for thing in things if thing.type == "Organization"), None)
    own = _MAKERS_MODEL.match(text, end) if maker and text[end - 1].isascii() else None
    if own:
        return Name(start, own.end(), text[start : own.end()], "Model", None, True, None)
    order = types or TYPE_ORDER
    thing = next((thing for type_ in order for thing in things if thing.type == type_), things[0])
    others = tuple(other for other in things if other is not thing)
    series = thing.type == "Model" and bool(_SERIES.match(text, end))
    sure = not thing.is_ambiguous(text[start:end]) or series or _among_han(text, start, end, thing)
    longer = prolonged(text, start, end) if sure and thing.type in ("Product", "Model") else end
    if longer > end:
        said = text[start:longer]
        return Name(start, longer, said, thing.type, lexicon.lookup(said, thing.type), sure, thing)
    return Name(start, end, text[start:end], thing.type, thing, sure, thing, others)


def _among_han(text: str, start: int, end: int, thing: Known) -> bool:
    """Whether a capitalised English word stands in Chinese text, where it can only be the name of a company or a product."""
    if thing.type not in ("Organization", "Product") or not _CAPITALISED.fullmatch(text, start, end):
        return False
    ahead, behind = _HAN_AHEAD.search(text, max(0, start - 8), start), _HAN_BEHIND.match(text, end)
    return bool(ahead and behind and (_HAN.search(ahead[0]) or _HAN.search(behind[0])))


def _without_usage(text: str, start: int, end: int) -> int:
    """Where a name ends without a bracket that says how much it is used: “Claude Opus 4.6 (617B)” beside tokens processed."""
    bracket = _IN_BRACKETS.search(text, start, end)
    return bracket.start() if bracket and _USED.search(text, max(0, start - 240), end + 160) else end


def _telling(name: str, family: Known) -> bool:
    """Whether what follows says that an ambiguous word is a model: ``Step-2``, ``Yi 34B``; not ``Step 2``."""
    if not family.ambiguous and _HYPHENED.search(name):  # “cogvlm-chat”, “qwen-max”
        return True
    return bool(_JOINED.search(name)) or ("counted" not in family.tags and any(c.isdigit() for c in name))


def read_name(text: str, lexicon: Lexicon, *types: str) -> Name | None:
    """The whole text as one name (a table cell, a card's title), or None where it is none.

    A text that only has the shape of a model's name is one, not ``sure``, where ``types`` allow a Model.
    """
    clean = _MARKS.sub("", text.strip())
    start = text.find(clean)
    if not clean:
        return None
    known = lexicon.lookup(clean, *types)
    if known and (not types or known.type in types):
        others = tuple(thing for thing in lexicon.named(clean) if thing is not known)
        return Name(start, start + len(clean), clean, known.type, known, not known.is_ambiguous(clean), known, others)
    if types and "Model" not in types:
        return None
    names = find_names(clean, lexicon)
    if names and names[-1].end == len(clean) and names[-1].type == "Model":
        last = names[-1]
        lead = clean[: last.start].strip(" -–:：")
        if not lead or (len(names) > 1 and names[0].type == "Organization" and lead == names[0].name):
            return Name(start, start + len(clean), clean, "Model", last.known, last.sure, last.family)
    if looks_like_model(clean):
        family = names[0].family if names and names[0].start == 0 else None
        return Name(start, start + len(clean), clean, "Model", None, False, family)
    return None
