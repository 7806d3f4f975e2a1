"""Which model some words of a sentence are about."""

from __future__ import annotations

import re
from decimal import Decimal

from geju.claims.context import Said
from geju.claims.sentences import standing
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.verbs import RELEASES, objects
from geju.claims.values.found import Found
from geju.claims.values.quantity import read_quantity
from geju.model.naming.model_name import parse
from geju.model.naming.names import Name, find_names
from geju.model.value import Quantity

_UNHEARD = re.compile(
    r"(?<=[a-z,] )(?!(?:MoE|AI|GPU|LLM|API)\b)[A-Z][a-z]+[A-Z\d-]\w*|(?<=\()[a-z]+\d*[.-][a-z]+\d*(?=\s[-–—]\s)"
)
_JOINED = re.compile(r"[*”\"」]*\s*(?:、|和|与|及|以及|&|,?\s*\band\b|/)\s*(?:the\s+)?[*“\"「]*")
_WORDS = r"(?:[*”\"」`\])）]|\([^()]{0,30}\)|（[^（）]{0,30}）)"
_SORT = r"(?:系列|家族|大?模型|series|models?|family|version|版本)"
_IT_IS = re.compile(
    r"(?:\A|[。；;.])\W*(?:该模型|本模型|此模型|这款模型|它|this model|the model|it)\s*(?:是|为|is|was)(?P<rest>[^。；;.]{0,90})\Z",
    re.IGNORECASE,
)
_BASED = re.compile(r"在[^，。；]{0,40}?(?:的)?(?:基础|基座)(?:之)?上")
_OWNER = re.compile(r"[^,，]{0,16}[,，]\s*(?P<who>[A-Z][\w. ]{1,24}?)['’]s\s")
_IS_WHOSE = re.compile(r"[^，。；,]{0,8}?(?:是|为)\s*")
_LEVEL = re.compile(r"-(?:level|class|like|style|grade)\b|\s?级(?!联)")  # “an o1-level model”
_AGENT = re.compile(r"(?:是|为)(?P<who>由?[^，。；]{2,48}?(?:开发|研发|推出|发布|打造|训练|构建|自研)的)")
# What joins a name to what it is said to be.
_IS = re.compile(
    rf"{_WORDS}*\s*(?:{_SORT}\s*){{0,2}}{_WORDS}*\s*(?:[,，]\s*(?:an?|the|our|one|一[款个种]|[^，。,]{{0,3}}新一代)|——|[—–:：]|\s-{{1,3}}\s|\bis\b|\bare\b|\bwas\b|(?:均|都|皆|也|则|同样)?\s*(?:是|为(?!了)|作为|属于))"
)
_AT_ONCE = re.compile(
    rf"{_WORDS}*\s*(?:系列|家族|的|series|family)?\s*[(（“\"]?\s*(?:(?:超|千亿|百亿|万亿|十亿|参数|级|大规模|双语|中英|端侧|开源|原生|高性能|\d+B)\s*)*"
)
# Where the words turn to something else than the name before them.
_TURNS = re.compile(
    r"[。；;]|\bthan\b|compared|相比|\blike\b|such as|例如|包括|\bamong\b|outperform|surpass|\bbeats?\b|超越|超过|优于|对比|媲美|比肩|其[他它]|\bother\b|\bbased on\b|\bbuilt (?:on|upon)\b|\bfrom\b|基于|\bfor\b|用于|适配|支持|\bon\b|(?<!-)(?<!series )(?<!family )(?<!suite )(?<!collection )(?<!generation )(?<!set )\bof\b(?!-)|领先|\bvs\b|在|\bin\b"
)
# Between “… model” and the name of it.
_NAMES_IT = re.compile(
    r"(?:大?模型|models?|LLMs?|系列|家族|产品|工具|应用|版本?|[,，]?\s*(?:called|named|dubbed|known as)|\s|[:：——“\"「《*`\[(（])*"
)
# Words that make what follows one among many: “在开源模型中”, “other open models”.
_OTHERS = re.compile(
    r"(?:在|当前|其[他它]|大?多数|主流|许多|所有|现有|尺寸|规模|各类|一众|众多|\bother|\bmost|\ball|existing|many|\bbest|among|leading)\s*\W*\Z",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<name>(?<![\w.-])(?=[\w.-]*\d)[A-Z][\w.]*(?:-[\w.]+)+)[*”\"\]]*\s*[(（][^()（）]*\Z")
# What stands in a bracket behind a name, or in a relative clause, is of that name.
_OPENED = re.compile(r"[*”\"\]]*\s*(?:[(（][^()（）]*|(?:model)?,?\s+(?:which|that)\s[^,.;]{0,60})")
# “仅发布唯一一款大语言模型”
_ONLY = re.compile(r"唯一(?:的|一款|一个)?[^，。；]{0,12}模型")
# “extended to X with a 200K window”: whatever stands before the name, it is what has the number.
_BEARS = re.compile(r"\s+(?:both\s+)?with\s+(?:an?\s+|up to\s+)*")
_THIS = re.compile(r"[\W\d]*(?:这个|该|这款|这一|本|新)(?:开源)?(?:大?模型|系列)")
_ELSE = re.compile(r"[\W\d]*(?:此外|另外|公司|该公司|其他|与此同时|去年|此前|In addition|Meanwhile|The company)")
_TOLERANCE = Decimal("0.2")


def model_of(
    sentence: Sentence, found: Found[Quantity], *types: str, size: Decimal | None = None, same: bool = False
) -> Said | None:
    """The model a number belongs to: right before it, else behind it in its clause, else the last before it, else the section's.

    A name whose own size is not ``size`` is passed over; with ``same`` only one that bears it is taken.
    """
    types = types or ("Model",)
    named = [n for n in sentence.named(*types) if _bears(n.name, size, same)]
    _, right = sentence.clause(found.start, found.end)
    text = sentence.text
    before = [n for n in named if n.end <= found.start]
    if _in_brackets_of_unheard(sentence, found.start):
        return None
    if before and (found.start - before[-1].end <= 2 or _OPENED.fullmatch(text, before[-1].end, found.start)):
        return sentence.said(before[-1])
    behind = [n for n in named if found.end <= n.start < min(right, found.end + 24) and not sentence.oblique(n)]
    if behind and "、" not in text[found.end : behind[0].start]:
        return sentence.said(behind[0])
    if before and _BEARS.fullmatch(text, before[-1].end, found.start):
        return sentence.said(before[-1])
    direct = [n for n in before if not sentence.oblique(n) and not standing.enclosed(text, n, found.start)]
    if direct:
        return sentence.said(direct[-1])
    if any(n.start >= found.end and not sentence.oblique(n) for n in named):
        return None
    own = own_model(sentence, found.start, *types)
    carried = sentence.carried  # “X-9B … . It is a 9B model.”, though the section is another's
    if size is not None and carried and carried.mention.type in types and _bears(carried.mention.name, size, same=True):
        return own if own and _bears(own.mention.name, size, same=True) else carried
    return own if own and _bears(own.mention.name, size, same) else None


def _in_brackets_of_unheard(sentence: Sentence, at: int) -> bool:
    """Whether ``text[at]`` stands in brackets behind a word that is shaped like a model's name and is no known one."""
    opened = _BRACKET.search(sentence.text[:at])
    if opened is None:
        return False
    return not any(n.start < opened.end("name") and opened.start("name") < n.end for n in sentence.names)


def _bears(name: str, size: Decimal | None, same: bool = False) -> bool:
    """Whether a name may be of a model of that size: it says none, or about the same."""
    if size is None:
        return True
    words = parse(name).size
    if words.startswith("a"):  # “X-A13B” says how many are active
        return not same
    words = words.removeprefix("e")
    said = read_quantity(words.upper()) if words and "x" not in words else None
    if said is None or said.amount is None:
        return not same
    return abs(said.amount - size) <= _TOLERANCE * size


def own_model(sentence: Sentence, at: int, *types: str) -> Said | None:
    """Whom words at ``at`` are about that no name before them claims: who is carried, the section's, the document's."""
    before = [n for n in sentence.names if n.sure and n.end <= at and not sentence.oblique(n)]
    if any(n.type in ("Person", "Institution") for n in before):
        return None
    if any(n.type in types for n in before):
        return sentence.subject(at, *types)
    unheard = [
        m
        for m in _UNHEARD.finditer(sentence.text, 1, at)
        if not any(n.start <= m.start() < n.end for n in sentence.names)
    ]
    if unheard:
        return None
    found = sentence.carried_or_section(*types)
    if found is None and "Model" in types:
        found = _this_model(sentence) or _brought_out(sentence)
    if found is not None:
        return found
    model = sentence.context.model or only_model(sentence)
    if model is None or "Model" not in types:
        return None
    others = [
        n for n in before if n.type == "Organization" and (n.known is None or n.known.entity_id != model.name.maker)
    ]
    return None if others else model


def only_model(sentence: Sentence) -> Said | None:
    """The one model of the section's company that the document names, where the paragraph says that it has no other."""
    company = sentence.context.company
    if company is None or company.name.known is None or not _ONLY.search(sentence.passage.text.text):
        return None
    document, lexicon = sentence.passage.document, sentence.vocabulary.lexicon
    found = [
        n for n in find_names(document.text, lexicon, "Model") if n.maker == company.name.known.entity_id and n.sure
    ]
    if not found or len({n.known.entity_id if n.known else n.name for n in found}) != 1:
        return None
    return Said(found[0].mention, document.span(found[0].start, found[0].end), found[0])


def _this_model(sentence: Sentence) -> Said | None:
    """The model of the sentences before that “这个模型”, which a sentence begins with, speaks of: the only one named there."""
    earlier = sentence.previous if _THIS.match(sentence.text) else None
    while earlier is not None:
        named = earlier.named("Model")
        if named:
            return earlier.said(named[0]) if len({n.name for n in named}) == 1 else None
        earlier = earlier.previous
    return None


def _brought_out(sentence: Sentence) -> Said | None:
    """The one model whose coming out the sentence before tells, where this one begins with nobody: “在 9B 参数下，…”."""
    earlier = sentence.previous
    verb = RELEASES.search(earlier.text) if earlier and not _ELSE.match(sentence.text) else None
    if earlier is None or verb is None or earlier.unreal(*verb.span()):
        return None
    following = RELEASES.search(earlier.text, verb.end())
    stop = following.start() if following else len(earlier.text)
    named = objects(earlier, verb.end(), stop, earlier.named("Model"))
    return earlier.said(named[0]) if len(named) == 1 and following is None else None


def described(sentence: Sentence, start: int, end: int, *types: str, verbs: str = "") -> list[Name]:
    """The models that ``text[start:end]`` describes: “X is a …”, “X, a …”, “X 系列…”, “… 模型 X”; with ``verbs`` “X adopts …”.

    Of “X and Y are …” both.
    """
    text = sentence.text
    named = sentence.named(*(types or ("Model",)))
    behind = [n for n in named if n.start >= end]
    if (
        behind
        and _NAMES_IT.fullmatch(text, end, behind[0].start)
        and not _OTHERS.search(text[max(0, start - 8) : start])
    ):
        return behind[:1]
    before = [n for n in named if n.end <= start and not sentence.oblique(n) and not standing.enclosed(text, n, start)]
    if not before:
        return []
    gap, named_between = _without_agent(sentence, before[-1].end, start)
    adopts = bool(verbs and re.search(verbs, gap))
    if verbs:  # “都是基于 Transformer 结构”
        gap = re.sub(rf"(?:{verbs})\s*\Z", "", gap)
    joint = _IS.match(gap) or _AT_ONCE.fullmatch(gap) or adopts
    if not joint or len(gap) > 90 or _TURNS.search(gap) or named_between:
        return []
    return all_joined(sentence, before)


def it_subject(sentence: Sentence, start: int) -> Said | None:
    """The model of the sentences before that “该模型是…”, “it is a …” right before ``start`` speaks of."""
    told = _IT_IS.search(sentence.text, 0, start)
    rest = _BASED.sub("", told["rest"]) if told else ""
    named = (
        any(n.start > told.start("rest") and not sentence.oblique(n) for n in sentence.named("Model")) if told else True
    )
    return None if named or _TURNS.search(rest) else own_model(sentence, told.start("rest") if told else 0, "Model")


def _without_agent(sentence: Sentence, start: int, end: int) -> tuple[str, bool]:
    """The words from ``start`` to ``end`` without who made it (“由某某研发的”), and whether they name anybody else."""
    gap = sentence.text[start:end]
    between = [
        n
        for n in sentence.names
        if n.sure
        and start <= n.start < end
        and not (_LEVEL.match(sentence.text, n.end) or standing.enclosed(sentence.text, n, end))
    ]
    own = _OWNER.match(gap)
    if own and any(n.type == "Organization" and (n.start - start, n.end - start) == own.span("who") for n in between):
        return f"{gap[: own.start('who')]}the {gap[own.end() :]}", len(between) > 1
    whose = _IS_WHOSE.match(gap)
    who = next((n for n in between if whose and n.type == "Organization" and n.start - start == whose.end()), None)
    if who and not _AGENT.search(gap):
        return gap[: who.start - start] + gap[who.end - start :], len(between) > 1
    made = _AGENT.search(gap)
    if made and any(n.type in ("Organization", "Institution") and n.end - start <= made.end() for n in between):
        gap = gap[: made.start("who")] + gap[made.end() :]
        between = [n for n in between if n.start - start >= made.end()]
    return gap, bool(between)


# “两者均支持 128K 上下文”
_BOTH = re.compile(r"两者|二者|两款(?:模型)?|两个(?:模型|版本|型号)|这两[款个]")


def both_before(sentence: Sentence, start: int, end: int) -> list[Said]:
    """The two models that “两者” in ``text[start:end]`` means: the only two of the words before it, or of the sentence before."""
    both = _BOTH.search(sentence.text, start, end)
    if both is None or any(both.end() <= n.start < end for n in sentence.named("Model")):
        return []
    place: Sentence | None = sentence
    stop = both.start()
    models: dict[str, Said] = {}
    while place is not None and len(models) < 2:
        ahead = [n for n in place.named("Model") if n.end <= stop]
        models.update((n.name, place.said(n)) for n in ahead if n.name not in models)
        place = place.previous
        stop = len(place.text) if place else 0
    return list(models.values()) if len(models) == 2 else []


def all_joined(sentence: Sentence, names: list[Name]) -> list[Name]:
    """The last of some names with those that it is joined to: “X and Y”, “X、Y”."""
    found = names[-1:]
    for name in reversed(names[:-1]):
        if not _JOINED.fullmatch(sentence.text, name.end, found[0].start):
            break
        found.insert(0, name)
    return found


def is_maker(sentence: Sentence, company: Name, thing: Name) -> bool | None:
    """Whether the lexicon has a company as the maker of a thing; None where it does not say."""
    if not thing.maker or company.known is None:
        return None
    lexicon = sentence.vocabulary.lexicon.by_id
    ids = {company.known.entity_id, company.known.by} - {""}
    maker = lexicon.get(thing.maker)
    return bool(ids & ({thing.maker, maker.by} - {""} if maker else {thing.maker}))
