"""Other ways to read a name: in Simplified characters, without its legal form, without what stands in brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from geju.base.text import fold, has_cjk
from geju.model.entity import Reason
from geju.model.naming.benchmark_name import known_benchmark, read_benchmark
from geju.model.naming.families import known_model, read_model
from geju.model.naming.lexicon import Known, Lexicon
from geju.model.naming.product_name import known_product, read_product

_LATIN_FORM = re.compile(
    r"(?:[\s,]+(?:inc|ltd|llc|corp|co|plc|gmbh|pbc|pte|limited|corporation|company|group|holdings?)\b\.?)+\Z",
    re.IGNORECASE,
)
_HAN_FORM = re.compile(r"(?:(?:股份|控股|集团)*有限(?:责任)?公司|集团|公司)+\Z")
_TRADE = re.compile(r"(?:智能|信息|网络|数字|计算机系统|人工智能|电子|软件)?(?:科技|技术)(?:发展)?\Z|计算机系统\Z")
_PLACE = re.compile(
    r"\A(?:北京|上海|杭州|深圳|广州|天津|南京|苏州|成都|武汉|合肥|珠海|厦门)市?(?=.{3,})|[(（](?:北京|上海|杭州|深圳|广州|中国)[)）]"
)
# “零一万物 (01.AI)”, “微软亚洲研究院 MSRA”: a name and another of the same thing.
_BRACKET = re.compile(
    r"(?P<outer>.*\S)\s*[(（](?P<inner>[^()（）]+)[)）]\s*\Z|(?P<han>[\u4e00-\u9fff]{3,}) (?P<latin>[A-Z]{2,8})\Z"
)
_TITLE = re.compile(r"(?:教授|博士|先生|女士|院士|老师|总)\Z|\A(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+", re.IGNORECASE)
_APP = re.compile(r"\s*(?:智能助手|智能体|助手|应用|app|assistant|网页版|官网)+\Z", re.IGNORECASE)
# What a company's name may leave out; of a fund's name only where nothing else is so called.
DESCRIPTORS = (
    "ai",
    "科技",
    "智能",
    "集团",
    "technology",
    "technologies",
    "tech",
    "robotics",
    "机器人",
    "labs",
    "systems",
    "industries",
)
FUNDS = ("资本", "创投", "投资", "基金", "capital", "partners", "ventures", "venturepartners", "创业投资", "management")
# Behind a known company's name these say nothing new: "小米科技", "Moonshot AI".
_PLAIN = ("ai", "科技", "智能科技", "technology", "technologies")

_DESCRIBED = Reason("descriptor", 0.9, "entities.descriptor_same")


def known_under(name: str, type_: str, types: tuple[str, ...], lexicon: Lexicon) -> tuple[Known | None, Reason | None]:
    """What the lexicon has under a name of one of the types, and under which reading where it is not the very name."""
    exact = lexicon.lookup(name, *types)
    if exact:
        return exact, None
    if type_ == "Model":
        known = known_model(name, lexicon)
        return known, Reason("version", 1.0, "entities.version_same") if known else None
    if type_ == "Benchmark":
        known = known_benchmark(name, lexicon)
        return known, Reason("benchmark", 1.0, "entities.benchmark_same") if known else None
    for other, reason in _readings(name, type_):
        known = lexicon.lookup(other, *types)
        if known and not known.is_ambiguous(other):
            return known, reason
    if type_ == "Organization":
        return _with_descriptor(name, types, lexicon)
    known = known_product(name, lexicon) if type_ == "Product" else None
    return known, _DESCRIBED if known else None


def _readings(name: str, type_: str) -> Iterator[tuple[str, Reason]]:
    plain = _unaccented(simplified(name))
    if plain != name:
        yield plain, Reason("script", 1.0, "entities.script_same")
    alias = Reason("alias", 0.95, "entities.alias_same")
    bracket = _BRACKET.match(plain)
    if bracket:
        outer, inner = bracket["outer"] or bracket["han"], bracket["inner"] or bracket["latin"]
        yield outer, alias
        if has_cjk(outer) != has_cjk(inner):
            yield inner, alias
    if type_ == "Organization":
        yield from ((other, Reason("legal", 0.95, "entities.legal_same")) for other in shorter_forms(plain))
        yield plain.removesuffix("团队"), _DESCRIBED
    elif type_ == "Person":
        yield _TITLE.sub("", plain), Reason("title", 0.95, "entities.title_same")
        yield swapped(_TITLE.sub("", plain)), Reason("order", 0.95, "entities.order_same")
    elif type_ == "Product":
        yield _APP.sub("", plain), _DESCRIBED


def _unaccented(name: str) -> str:
    if name.isascii() or has_cjk(name):
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def shorter_forms(name: str) -> list[str]:
    """An organization's name without legal form, then without city, then without its trade."""
    found = [_LATIN_FORM.sub("", _HAN_FORM.sub("", name.strip()))]
    found.append(_PLACE.sub("", found[-1]))
    found.append(_TRADE.sub("", found[-1]))
    return [other for other in found if len(other) > 1 and other != name]


def bare_form(name: str) -> str:
    """An organization's name without legal form and city, folded: equal for one company's names of all lengths."""
    short = _LATIN_FORM.sub("", _HAN_FORM.sub("", simplified(name).strip()))
    if short != name.strip():
        short = _PLACE.sub("", short)
    return fold(short) or fold(name)


def swapped(name: str) -> str:
    """A person's name of two Latin words in the other order; any other name as it is."""
    words = name.split()
    return f"{words[1]} {words[0]}" if len(words) == 2 and name.isascii() else name


def _with_descriptor(name: str, types: tuple[str, ...], lexicon: Lexicon) -> tuple[Known | None, Reason | None]:
    """The one known organization whose name has, or leaves out, a word for its trade: ``Fireworks`` for *Fireworks AI*."""
    folded = fold(simplified(name))
    bases = [folded.removesuffix(word) for word in _PLAIN if folded.endswith(word) and len(folded) - len(word) > 2]
    longer = [folded + word for word in (*DESCRIPTORS, *FUNDS)] if len(folded) > (1 if has_cjk(name) else 3) else []
    for names in (bases, longer):
        found = {
            thing.entity_id: thing
            for other in names
            for thing in lexicon.by_name.get(other, ())
            if thing.type in types and not thing.is_ambiguous(other)
        }
        if len(found) == 1:
            return next(iter(found.values())), _DESCRIBED
    return None, None


def key_of(name: str, type_: str, lexicon: Lexicon) -> str:
    """Equal for names of a type that are one without comparing."""
    if type_ == "Model":
        return read_model(name, lexicon).key
    if type_ == "Benchmark":
        return "/".join(read_benchmark(name, lexicon))
    if type_ == "Organization":
        return bare_form(name)
    if type_ == "Person":
        return fold("".join(sorted(_TITLE.sub("", simplified(name)).casefold().split())))
    if type_ == "Product":
        return "/".join(read_product(simplified(name), lexicon))
    return fold(simplified(name))


def simplified(name: str) -> str:
    """A name in Simplified characters."""
    return str(_converter().convert(name)) if has_cjk(name) else name


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
