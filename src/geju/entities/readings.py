"""Other ways to read a name: in Simplified characters, without its legal form, without what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.base.text import fold, has_cjk
from geju.entities.legal import bare_form, read_legal
from geju.entities.person import person_key, sure_order, swapped, untitled
from geju.entities.script import simplified, unaccented
from geju.model.entity import Reason
from geju.model.naming.benchmark_name import known_benchmark, read_benchmark
from geju.model.naming.families import known_model, read_model
from geju.model.naming.lexicon import Known, Lexicon
from geju.model.naming.product_name import known_product, read_product

_TRADE = re.compile(r"(?:智能|信息|网络|数字|计算机系统|人工智能|电子|软件)?(?:科技|技术)(?:发展)?\Z|计算机系统\Z")
# “零一万物 (01.AI)”, “微软亚洲研究院 MSRA”: a name and another of the same thing.
_BRACKET = re.compile(
    r"(?P<outer>.*\S)\s*[(（](?P<inner>[^()（）]+)[)）]\s*\Z|(?P<han>[\u4e00-\u9fff]{3,}) (?P<latin>[A-Z]{2,8})\Z"
)
_APP = re.compile(r"\s*(?:智能助手|智能体|助手|应用|app|assistant|网页版|官网)+\Z", re.IGNORECASE)
# What a company's name may leave out, and words that say the same trade; of a fund's name only where it is one.
TRADES = (
    ("ai", "智能"),
    ("科技", "technology", "technologies", "tech"),
    ("集团",),
    ("robotics", "机器人"),
    ("labs",),
    ("systems",),
    ("industries",),
)
DESCRIPTORS = tuple(word for words in TRADES for word in words)
FUNDS = ("资本", "创投", "投资", "基金", "capital", "partners", "ventures", "venturepartners", "创业投资", "management")

_DESCRIBED = Reason("descriptor", 0.9, "entities.descriptor_same")
_ALIAS = Reason("alias", 0.95, "entities.alias_same")


def known_under(
    name: str, type_: str, types: tuple[str, ...], lexicon: Lexicon, roles: frozenset[str] | None = None
) -> tuple[Known | None, Reason | None]:
    """What the lexicon has under a name of one of the types, and under which reading where it is not the very name."""
    if type_ == "Model":
        known = known_model(name, lexicon)
        if known and fold(name) in map(fold, known.names):
            return known, None
        other = lexicon.lookup(name, *types[1:]) if types[1:] else None
        return other or known, Reason("version", 1.0, "entities.version_same") if known and not other else None
    exact = lexicon.lookup(name, *types)
    if exact:
        return exact, None
    if type_ == "Benchmark":
        known = known_benchmark(name, lexicon)
        return known, Reason("benchmark", 1.0, "entities.benchmark_same") if known else None
    for other_name, reason in _readings(name, type_, types, lexicon):
        known = lexicon.lookup(other_name, *types)
        if known and not known.is_ambiguous(other_name) and not _another_firm(name, other_name, known, reason):
            return known, reason
    if type_ == "Organization":
        return _with_descriptor(name, types, lexicon, roles)
    known = known_product(name, lexicon) if type_ == "Product" else None
    return known, _DESCRIBED if known else None


def _readings(name: str, type_: str, types: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[str, Reason]]:
    plain = unaccented(simplified(name))
    if plain != name:
        yield plain, Reason("script", 1.0, "entities.script_same")
    for other in _bracketed(plain, types, lexicon):
        yield other, _ALIAS
    if type_ == "Organization":
        yield from ((other, Reason("legal", 0.95, "entities.legal_same")) for other in shorter_forms(plain))
    elif type_ == "Person":
        bare = untitled(plain)
        yield bare, Reason("title", 0.95, "entities.title_same")
        if sure_order(bare):
            yield swapped(bare), Reason("order", 0.95, "entities.order_same")
    elif type_ == "Product":
        yield _APP.sub("", plain), _DESCRIBED


def _bracketed(plain: str, types: tuple[str, ...], lexicon: Lexicon) -> Iterator[str]:
    """A name without the other name of the same thing behind it: not ``腾讯 (投资)``, not ``Google (DeepMind)``."""
    found = _BRACKET.match(plain)
    if not found:
        return
    outer, inner = found["outer"] or found["han"], found["inner"] or found["latin"]
    first, second = lexicon.lookup(outer, *types), lexicon.lookup(inner)
    if first and second and first is second:
        yield outer
    elif has_cjk(outer) != has_cjk(inner) and not (first and second):
        yield outer
        yield inner


def _another_firm(name: str, reading: str, known: Known, reason: Reason) -> bool:
    """Whether a legal name says another city than those of the known firm, or is that of one of a large firm's many."""
    if reason.comparator != "legal":
        return False
    legal = read_legal(name)
    places = {read_legal(other).place for other in known.names} - {""}
    if legal.place and places and legal.place not in places:
        return True
    large = known.tags & {"giant", "investor"} and not legal.stock
    return bool(large) and fold(reading) not in (
        fold(legal.core),
        fold(_without_form(name)),
    )


def shorter_forms(name: str) -> list[str]:
    """An organization's name without legal form, then without city, then, of a legal name, without its trade."""
    legal = read_legal(name)
    found = [_without_form(name), legal.core]
    if legal.formal:
        found.append(_TRADE.sub("", legal.core))
    return [other for other in dict.fromkeys(found) if len(other) > 1 and other != name]


def _without_form(name: str) -> str:
    legal = read_legal(name)
    return legal.place + legal.core if name.startswith(legal.place) else legal.core


def _with_descriptor(
    name: str, types: tuple[str, ...], lexicon: Lexicon, roles: frozenset[str] | None
) -> tuple[Known | None, Reason | None]:
    """The one known organization whose name adds a word for its trade: ``深言`` for *深言科技*; a fund's for an investor."""
    folded = fold(simplified(name))
    words = (*DESCRIPTORS, *FUNDS) if roles is not None and roles <= {"investor"} else DESCRIPTORS
    longer = [folded + word for word in words] if len(folded) > (1 if has_cjk(name) else 3) else []
    found = {
        thing.entity_id: thing
        for other in longer
        for thing in lexicon.named(other)
        if thing.type in types and not thing.is_ambiguous(other)
    }
    return (next(iter(found.values())), _DESCRIBED) if len(found) == 1 else (None, None)


def key_of(name: str, type_: str, lexicon: Lexicon) -> str:
    """Equal for names of a type that are one, but for what only some of them say."""
    if type_ == "Model":
        return read_model(name, lexicon).key
    if type_ == "Benchmark":
        return "/".join(read_benchmark(name, lexicon))
    if type_ == "Organization":
        return bare_form(name)
    if type_ == "Person":
        return person_key(simplified(name))
    if type_ == "Product":
        return "/".join(read_product(simplified(name), lexicon))
    return fold(simplified(name))
