"""The values of a short text, read as the kind that a header or a key names has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from geju.claims.fields.columns import Column
from geju.claims.titles import surnames
from geju.claims.values.moment import read_moment
from geju.claims.values.price import read_prices
from geju.claims.values.quantity import find_quantities, read_quantity
from geju.model.document import Document
from geju.model.kind import Kind
from geju.model.naming.names import find_names
from geju.model.value import Mention, Quantity, Term, Value
from geju.model.vocabulary import Vocabulary

SEPARATORS = re.compile(r"\s*(?:[、，,;；/]|\s(?:&|and|和|及|与)\s|\n)\s*")
_TAIL = re.compile(
    r"(?:\s*等(?:机构|多家机构|公司)?|\s*领投|\s*跟投|\s*\((?:lead|领投)\)|（领投）|\s*et al\.?|\s*and others)+\Z",
    re.IGNORECASE,
)
# “SoftBank ($30B)”, “Microsoft (cumulative ~$13B)”: an amount or a part behind a name.
_NOTE = re.compile(
    r"\s*[(（](?:[^()（）]*[\d$¥€%][^()（）]*|led?|lead investor|co-lead|existing|new|return(?:ing)?|participating)[)）]\s*\Z",
    re.IGNORECASE,
)
# What is no name: a sentence, a number, words of which one that matters is written small (“corporate investors”).
_NO_NAME = re.compile(
    r"[。！？!?:：]|\d{3,}|(?<![\w.])(?!(?:of|and|the|for|de|von|van|x|e)\b)[a-z]{3,}|\A[Ee]x-|某|等\Z|\A(?:[Ss]trategic|[Ee]arly [Ss]tage|[Gg]rowth|[Ss]eed|[Vv]arious|[Uu]nknown|[Ss]tage|[Pp]rivate|[Pp]ublic|[Mm]ultiple|[Ss]everal|[Oo]thers?|VCs?|[Aa]ngels?|[Rr]etail|[Uu]ndisclosed)\Z|投资人|投资者|个人|(?:教授|研究员|工程师|科学家|学者|作者|作家|[歌鼓]手|导演|演员)\Z"
)
# “$852B post”, “$13.7B (~$14B)”, “4K (32K capable)”: what follows a value.
_BEHIND = re.compile(r"\s*(?:[(（][^()（）]*[)）]|\b(?:pre|post)(?:-money)?)\s*\Z", re.IGNORECASE)
# A window is the most that a model takes.
_AT_MOST = re.compile(r"\s*(?:up to|max(?:imum)?(?: of)?\b|最高|最长|最大|高达)\s*", re.IGNORECASE)
# What files a model comes in says nothing of what it takes in.
_FILE = re.compile(
    r"(?:GGUF|GGML|GPTQ|AWQ|ONNX|MLX|Megatron(?:-LM)?|Hugging ?Face|PyTorch|safetensors|vLLM|TensorRT(?:-LLM)?|HF|(?:u?int|bf|fp)\d{1,2})",
    re.IGNORECASE,
)
_DASHED = re.compile(r"^[-–—]\s+(?=\S)")
# A cell that tells what a thing does rather than what it is.
_DESCRIBES = re.compile(r"[，。；]|\A(?:提供|实现|帮助|为(?!主)|支持|用于|面向)")
Read = tuple[Value, int, int]


def read_values(text: str, typed: Column, vocabulary: Vocabulary, document: Document) -> Iterator[Read]:
    """(value, start, end) of each value of a kind that a short text consists of."""
    kind = vocabulary.kind(typed.kind)
    if kind.form == "time":
        moment = read_moment(text, anchor=document.origin.date)
        if moment:
            yield moment, 0, len(text)
    elif kind.form == "quantity":
        yield from _quantities(text, typed, kind, _currency(document, typed, text))
    elif kind.form == "entity":
        yield from entities(text, kind, vocabulary)
    else:
        yield from _terms(text, kind)


def _currency(document: Document, typed: Column, text: str) -> str:
    """The currency of amounts that print none: the header's, the document's, else yuan where 万 or 亿 is written."""
    if typed.currency or document.origin.currency:
        return typed.currency or document.origin.currency
    return "CNY" if re.search("[万亿元]", text) else ""


def _quantities(text: str, typed: Column, kind: Kind, currency: str) -> Iterator[Read]:
    money = any(len(unit) == 3 and unit.isupper() for unit in kind.units)
    if kind.name == "price":
        for price in read_prices(text, currency=currency, per=typed.per, direction=typed.direction):
            yield price.quantity, price.start, price.end
        return
    dash = _DASHED.match(text)
    if dash and kind.name in ("valuation", "funding_amount"):
        return  # two cells run into one: which of the two is empty cannot be told
    at = dash.end() if dash else 0
    several_allowed = kind.name in ("parameters", "context_window")  # “7B/1.3B”, “32K -> 128K”
    apart = _listed(text[at:]) if several_allowed else text[at:]
    for piece in re.finditer(r"[^/→]+", apart) if several_allowed else [re.match(r".*", apart, re.DOTALL)]:
        assert piece is not None
        lead = _AT_MOST.match(piece[0]) if kind.name == "context_window" else None
        words = piece[0][lead.end() if lead else 0 :].strip()
        start = at + piece.start() + (lead.end() if lead else len(piece[0]) - len(piece[0].lstrip()))
        found = read_quantity(words, currency=currency if money else "", scale=typed.scale)
        short = _BEHIND.sub("", words)
        if found is None and short != words and (money or kind.name == "context_window"):
            found, words = read_quantity(short, currency=currency if money else "", scale=typed.scale), short
        if found is None and kind.name in ("parameters", "active_parameters", "context_window", "training_tokens"):
            several = find_quantities(words)
            if len(several) == 1 and several[0].start == 0:
                found = several[0].value
                words = words[: several[0].end]
        if found is None or (money and len(found.unit) != 3):
            continue
        found = _in_unit(found, kind)
        if found:
            yield found, start, start + len(words)


def _listed(text: str) -> str:
    """A cell with the marks between several values as one sign; a comma without a space may be within a number."""
    text = text.replace("->", "→ ")
    return re.sub(r"[,，](?= )|、", "/", text) if re.fullmatch(r"[\d.\s~≈kKmMbBtT,，、/→-]+", text) else text


def _in_unit(quantity: Quantity, kind: Kind) -> Quantity | None:
    """The quantity in the kind's own unit, None where it has another or is no size of that kind."""
    if kind.name in ("parameters", "active_parameters"):
        small = quantity.amount is not None and quantity.amount < Decimal(10) ** 5
        return (
            None
            if small or quantity.unit not in ("", "param")
            else replace(quantity, unit=kind.units[0] if kind.units else "")
        )
    if kind.name == "context_window":
        if quantity.amount is not None and (quantity.amount < 256 or quantity.amount != int(quantity.amount)):
            return None
        return replace(quantity, unit=quantity.unit or "token") if quantity.unit in ("", "token", "character") else None
    if kind.name == "training_tokens":
        large = quantity.low is None or quantity.low >= Decimal(10) ** 8
        return replace(quantity, unit="token") if large and quantity.unit in ("", "token") else None
    if kind.units and quantity.unit not in kind.units:
        return None
    return quantity


def pieces(text: str, separators: re.Pattern[str] = SEPARATORS) -> Iterator[tuple[str, int]]:
    """Each piece between separators that says anything, without the spaces around it, and where it begins."""
    at = 0
    for separator in [*separators.finditer(text), None]:
        words = text[at : separator.start() if separator else len(text)]
        if words.strip():
            yield words.strip(), at + len(words) - len(words.lstrip())
        at = separator.end() if separator else len(text)


def entities(text: str, kind: Kind, vocabulary: Vocabulary) -> Iterator[Read]:
    """The things a cell lists: each piece between separators is a name, known or not."""
    types = kind.entity_types
    for words, start in pieces(text):
        tail = _TAIL.search(words)
        words = words[: tail.start()] if tail else words
        words = _NOTE.sub("", words) or words
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words and words.lower() not in ("-", "—", "等", "others", "n/a", "undisclosed", "未披露"):
            yield from _entity(text, words, start, types, vocabulary)


def _entity(text: str, words: str, start: int, types: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Read]:
    names = find_names(words, vocabulary.lexicon, *types)
    if names and (len(names) > 1 or names[0].name == words or (names[0].type == "Person" and names[0].sure)):
        for name in names:
            yield Mention(name.name, name.type), start + name.start, start + name.end
        return
    if len(words) <= 40 and re.search(r"[^\W\d]", words) and not _NO_NAME.search(words):
        type_ = names[0].type if names else _likely(words, types)
        yield Mention(words, type_), start, start + len(words)


def _likely(words: str, types: tuple[str, ...]) -> str:
    """An unknown name is a person where persons are possible and it looks like one, else the first type."""
    if (
        "Person" in types
        and re.fullmatch(r"[\u4e00-\u9fff]{2,3}(?:·[\u4e00-\u9fff]+)?", words)
        and words[0] in surnames()
    ):
        return "Person"
    return types[0] if types else "Organization"


def _terms(text: str, kind: Kind) -> Iterator[Read]:
    if kind.name == "funding_round":
        series = re.match(
            r"\s*(?:pre-)?(?P<series>(?:Series\s+)?[A-H]\d?\+{0,3}(?![A-Za-z])|Pre-?seed|Seed|Angel|Strategic|Secondary|Bridge|Growth|天使|种子|战略|Pre-[A-Z]\+?|IPO)\s*(?P<wheel>轮)?",
            text,
            re.IGNORECASE,
        )
        if series and series["series"]:
            word = series["series"].strip()
            latin = re.sub(r"(?i)series\s+", "", word)
            term = latin if latin[:1].isascii() else text[series.start("series") : series.end()].strip()
            yield (
                Term(term),
                series.start("series"),
                series.end(),
            )
        return
    if len(text) > 30:
        return
    if kind.name == "openness":  # a mark means what the header asks; what is neither open nor closed says nothing
        plain = text.strip("\ufe0f ").lower()
        found = next((t for t, words in kind.terms if plain in (t.lower(), *(w.lower() for w in words))), "")
        marked = len(plain) <= 1 or plain in ("yes", "no")
        if found:
            yield Term(found if marked else text), 0, len(text)
        return
    if kind.name == "category" and _DESCRIBES.search(text):
        return
    if kind.name == "architecture" and re.search(r"\d", text):
        return
    if kind.name == "modality" and _FILE.fullmatch(text.strip()):
        return
    yield Term(text), 0, len(text)
