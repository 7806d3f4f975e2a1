"""Names that a document itself introduces: models and companies no lexicon knows, short forms of models it names whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geju.base.text import plain_signs
from geju.claims.learnt_firms import Firms, introduced_firms, introduced_people
from geju.claims.learnt_latin import english_models, follows_given
from geju.claims.learnt_things import introduced_things, linked, tabled_models, with_version
from geju.claims.once import once
from geju.claims.values.found import Apart
from geju.model.document import Document
from geju.model.naming.families import known_model
from geju.model.naming.lexicon import Known, Lexicon
from geju.model.naming.model_name import extend, parse
from geju.model.naming.names import Name, find_names
from geju.model.span import Span

# “Zeta-9B-Chat”: what bears a number of billions behind a hyphen is a model, unless it is data.
_SIZED = re.compile(
    r"(?<![A-Za-z0-9_.@-])(?=[\w.-]*[A-Za-z]{2})[A-Za-z]\w*(?:\.\d\w*)?(?:-[A-Za-z0-9]+(?:\.\d+)?)*?-(?:\d+x)?\d{1,4}(?:\.\d+)?[Bb](?:-[A-Za-z0-9]+(?:\.\d+)?)*"
    r"(?![A-Za-z0-9_/-])(?!\s*(?:数据集|语料|tokens?\b|params|param|parameters?\b|data ?sets?\b|corpus|corpora))"
)
_NAME = r"(?P<name>[A-Z][A-Za-z0-9]*(?:[-·][A-Za-z0-9]+|\.\d+|(?<=[A-Za-z]) ?\d+(?:\.\d+)?)*)"
_SORTS = r"(?:language|vision|visual|multimodal|multi-modal|video|image|speech|audio|music|reasoning|coding|code|embedding|foundation|generation|generative|diffusion|world|Mixture-of-Experts|MoE|chat)"
_MODEL = rf"(?:{_SORTS}[- ](?:\([A-Za-z]+\) )?)models?\b|\bM?LLMs?\b|\bVLMs?\b|\bMLLMs?\b"
_INTRODUCED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.@/-]){_NAME}(?: series| family)?,? (?:is|are) (?:a|an|our|the)\s[^.。;:|\n]{{0,90}}?(?:{_MODEL})",
        rf"\b(?:[Ii]ntroduc|[Rr]eleas|[Pp]resent|[Ll]aunch|[Uu]nveil|[Oo]pen-sourc)\w*\s+\W{{0,3}}{_NAME}\W{{0,3}}, (?:a|an|our|the)\s[^.。;:|\n]{{0,90}}?(?:{_MODEL})",
        rf"(?<![\w.@/-]){_NAME}[*”\"\]]{{0,3}}\s*(?:系列)?\s*(?:是|为)(?!否)[^。，；,;|\n]{{0,40}}?(?:大模型|语言模型|多模态模型|生成模型|推理模型|基座模型|开源模型)",
        rf"(?:发布|推出|开源|上线)(?:了)?[^。，；,;|\n]{{0,24}}(?:大模型|语言模型|多模态模型|生成模型|推理模型|基座模型|开源模型)\s*[*“\"\[「]{{0,3}}{_NAME}(?=[*”\"\]」，。、,（(\s]|系列|\Z)",
        rf"(?:旗舰|主力|自研|基座|视频|语言|图像|推理|多模态|生成|开源|大)模型\s*[*“\"「]{{0,3}}{_NAME}(?=[*”\"」]{{0,3}}\s?(?:于|在|采用|已|正式|以|，|参数|支持))",
    )
)
_NO_MODEL = re.compile(
    r"(?:The|This|That|These|Those|It|Its|They|We|Our|Each|Both|Such|Which|There|Here|What|All|One|Most|Many|Some|Large|Small|"
    r"M?LLMs?|MLLMs?|VLMs?|AI|AGI|API|RAG|RLHF|DPO|Models?|Transformers?|MoE|Mixture|Base|Chat|Instruct|Github|GitHub|Hugging\w*|"
    r"PyTorch|Python|Figure|Table|Section|Step|Note|News|Update|OCR|TTS|ASR|CLIP|ViT|BERT|GPT|Agents?|Vision|Video|Image|Apple|Data|Paper)\Z"
)
# “M2.5” of “MiniMax M2.5”, “V4-Pro” of “DeepSeek-V4-Pro”: a letter and a number, perhaps with words joined on.
_TAIL = r"[VRMKZ]\d{1,2}(?:\.\d{1,2})?(?:-(?:Pro|Flash|Lite|Zero|Max|Mini|Plus|Turbo|Preview|Air|Base|Chat|Exp|Terminus)| (?:Pro|Flash|Lite|Zero|Max|Mini|Plus|Turbo|Preview)(?![\w-]))*"
_WHOLE = re.compile(rf"(?<![A-Za-z0-9_.-])(?P<head>[A-Z][A-Za-z]+)(?:\]\])?[- ](?P<tail>{_TAIL})(?![A-Za-z0-9_-]|\.\d)")
_SHORT = re.compile(rf"(?<![A-Za-z0-9_./@-])(?P<tail>{_TAIL})(?![A-Za-z0-9_/-]|\.\d)")
_FIRST = 400  # characters of a text that say whom it is about
# “Flash 模型” in a text about “DeepSeek-V4-Flash”: the word that parts the members of a generation.
_SORT = r"(?P<tail>Pro|Flash|Lite|Max|Mini|Turbo|Plus|Air|Ultra|Nano|Maverick|Scout)"
_WHOLE_SORT = re.compile(
    rf"(?<![A-Za-z0-9_.-])(?P<head>[A-Z][A-Za-z]+)[- ]?[A-Za-z]?\d[A-Za-z0-9.]*[- ]{_SORT}(?![A-Za-z0-9_-])"
)
_SHORT_SORT = re.compile(
    rf"(?<![A-Za-z0-9_./@-])(?<![A-Za-z0-9] ){_SORT}(?=\s?(?:模型|版本|版(?=[^，。]{{0,8}}参数)|总参数|参数|上下文|输入|激活))"
)
_PLAIN_HEAD = re.compile(
    r"The|While|But|And|For|With|In|On|Both|Unlike|Since|When|After|Before|Its|Their|Our|If|As|Why|How|Is|Model|Version"
)
_OTHER_BEFORE = re.compile(
    r"(?<![A-Za-z])(?!(?:The|While|But|And|For|With|In|On|Both|Unlike|Since|When|After|Before|Its|Their|Our|If|As|Why|How|Is)\b)[A-Z][A-Za-z]+[ -]\Z|芯片\s*\Z"
)

# What stands before or behind a family's name and makes it the name of something else.
_JOINED_LEAD = re.compile(r"(?<![\w-])[A-Z]{1,3}-\Z")
_JOINED_WORD = re.compile(
    r"(?:\]\])? (?!(?:Series|Models?|Family|Team|Version|Users?|Large|Language|And|Is|Was|Has|On|In|For|To|With|By|At|Vs)\b|\w+(?:ed|es|ing|s)\b)[A-Z][a-z]{2,}\b(?! [A-Z])"
)
_SHAPED = re.compile(r"\d|-|[a-z][A-Z]|[A-Z]{2}[a-z]")
_AROUND, _JOINED_BEFORE, _GOES_ON = (re.compile(p) for p in (r"[A-Za-z0-9_.@-]", r"[A-Za-z0-9_-]", r"[A-Za-z0-9_]"))


class _Words:
    """Many words looked for in one pass; the longest counts, and none that is cut out of a longer one."""

    def __init__(self, words: Iterable[str]) -> None:
        import ahocorasick_rs

        self._words = sorted(words)
        self._automaton = ahocorasick_rs.AhoCorasick(self._words)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, left to right, not overlapping."""
        found = [
            (start, -end)
            for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not (start and _AROUND.match(text, start - 1)) and not _GOES_ON.match(text, end)
        ]
        at = 0
        for start, end in sorted(found):
            if start >= at:
                at = -end
                yield start, at

    def recurring(self, text: str) -> set[str]:
        """The words that stand three times or more, even before a capital or a digit."""
        counts = Counter(
            word
            for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not (start and _JOINED_BEFORE.match(text, start - 1)) and not ("a" <= text[end : end + 1] <= "z")
        )
        return {self._words[word] for word, n in counts.items() if n >= 3}


@dataclass(frozen=True, eq=False)
class Learnt:
    """What a document teaches: ``models`` that it introduces, ``shorts`` with the whole name of each and its place.

    ``tails`` are short names that it never prints whole, with the family that they are known to belong to.
    """

    models: _Words | None
    shorts: dict[str, Span]
    lexicon: Lexicon
    tails: dict[str, Known]
    firms: Firms | None = None
    people: Firms | None = None
    things: re.Pattern[str] | None = None

    def add(self, text: str, names: list[Name]) -> list[Name]:
        """The names of a text with those the document teaches; a longer name replaces one it begins with."""
        names = [_uncut(text, name) for name in names]
        if not (self.models or self.shorts or self.tails or self.firms or self.people or self.things):
            return names
        apart = Apart(names)
        found = [*self._introduced(text, apart), *self._short(text, apart)]
        firms = self.firms.words if self.firms else None
        people = self.people.words if self.people else None
        for words, type_ in ((firms, "Organization"), (people, "Person"), (self.things, "Product")):
            taken = Apart(found)
            bare = [name for name in _bare(words, text, apart, type_) if not taken.over(name.start, name.end)]
            found += [self._whole(name) for name in bare if type_ != "Person" or not follows_given(text, name.start)]
        for name in found:
            apart.drop(name.start, name.end)
        return sorted([*apart.things, *found], key=lambda n: n.start) if found else names

    def _whole(self, name: Name) -> Name:
        """A company's or a person's name whole where it stands in short."""
        known = {"Organization": self.firms, "Person": self.people}.get(name.type)
        whole = known.shorts.get(name.name) if known else None
        return replace(name, name=whole) if whole else name

    def _introduced(self, text: str, names: Apart[Name]) -> list[Name]:
        found: list[Name] = []
        for start, stop in self.models.places(text) if self.models else ():
            end = extend(text, start, stop)
            over = names.over(start, end)
            if any(n.start < start or n.end > end or (n.sure and n.type != "Model" and n.end == end) for n in over):
                continue
            if any(n.sure and (n.start, n.end) == (start, end) for n in over) or (found and found[-1].end > start):
                continue
            family = next((n.family for n in over if n.start == start and n.type == "Model"), None)
            found.append(Name(start, end, text[start:end], "Model", None, True, family))
        return found

    def _short(self, text: str, names: Apart[Name]) -> list[Name]:
        found = []
        for match in (*_SHORT.finditer(text), *_SHORT_SORT.finditer(text)) if self.shorts or self.tails else ():
            start, end = match.span("tail")
            place = self.shorts.get(_tail(match))
            first = max(0, start - 2) if match.re is _SHORT else start
            if names.over(first, end) or _OTHER_BEFORE.search(text, max(0, start - 24), start):
                continue
            if place is None and (family := self.tails.get(_tail(match))):
                found.append(Name(start, end, text[start:end], "Model", None, True, family))
            elif place is not None:
                whole = plain_signs(place.quote).replace("]]", "")
                known = known_model(whole, self.lexicon)
                family = known or self.lexicon.lookup(re.split(r"[- ]", whole)[0], "Model")
                found.append(Name(start, end, whole, "Model", known, True, family))
        return found

    def unsolved(self, text: str, names: list[Name]) -> tuple[int, int] | None:
        """Where a short name stands that is none of the names: the document names nothing whole that it could mean."""
        for match in _SHORT.finditer(text):
            start, end = match.span("tail")
            if not any(n.start < end and start < n.end for n in names):
                return start, end
        return None

    def place(self, name: Name, printed: str) -> Span | None:
        """Where the whole name stands that a short one means; None for a name that is printed whole."""
        return self.shorts.get(printed.replace(" ", "-")) if printed != name.name else None


def _bare(words: re.Pattern[str] | None, text: str, names: Apart[Name], type_: str) -> list[Name]:
    """Names of a type where some words stand that are in no other name; what was unsure is sure now."""
    spans = [match.span() for match in words.finditer(text)] if words else []
    return [Name(a, b, text[a:b], type_) for a, b in spans if not any(n.sure or n.end != b for n in names.over(a, b))]


# “Skywork UniPic 2.0”: a word with a capital within, right behind a family's name, names a member of it.
_MEMBER = re.compile(r" [A-Z][a-z]+[A-Z][A-Za-z]*(?:[ -]\d{1,2}(?:\.\d)?)?(?![\w-]|\.\d)")


def _uncut(text: str, name: Name) -> Name:
    """A model's name with the capitals joined before it (“K-EXAONE”); unsure where a further word makes it another's (“Claude Mythos”)."""
    if name.type != "Model" or name.family is None:
        return name
    lead = _JOINED_LEAD.search(text, max(0, name.start - 6), name.start)
    if lead:
        return Name(lead.start(), name.end, text[lead.start() : name.end], "Model", None, name.sure, name.family)
    bare = name.known is name.family and not any(c.isdigit() for c in name.name)
    member = _MEMBER.match(text, name.end) if bare and name.sure and name.name.isascii() else None
    if member:
        return Name(name.start, member.end(), text[name.start : member.end()], "Model", None, True, name.family)
    unsure = bare and _JOINED_WORD.match(text, name.end)
    return with_version(text, name) or (replace(name, sure=False) if unsure else name)


@once
def learn(document: Document, lexicon: Lexicon) -> Learnt:
    """What a document teaches; the same for every reader that asks."""
    text = plain_signs(document.text)
    models = {match[0].rstrip(".") for match in _SIZED.finditer(text)}
    said = {m["name"] for pattern in _INTRODUCED for m in pattern.finditer(text) if _may_be(m["name"])}
    shaped = {name for name in said if _SHAPED.search(name)}
    models |= shaped | (_Words(said - shaped).recurring(text) if said - shaped else set())
    models |= linked(text, lexicon) | english_models(text) | tabled_models(text, lexicon)
    models = {name for name in models if len(name) > 2 and not _known_otherwise(name, lexicon)}
    shorts, firms = _shorts(text, document, lexicon), introduced_firms(text, lexicon)
    tails = _tails(text, shorts, lexicon)
    people = introduced_people(text, lexicon)
    for short, whole in [pair for found in (firms, people) if found for pair in found.shorts.items()]:
        at = text.find(whole)
        shorts[short] = document.span(at, at + len(whole))
    return Learnt(
        _Words(models) if models else None,
        shorts,
        lexicon,
        tails,
        firms,
        people,
        introduced_things(text, lexicon),
    )


def _may_be(name: str) -> bool:
    """Whether a word that a sentence calls a model can be a name."""
    return not _NO_MODEL.match(name) and len(name) >= 3


def _known_otherwise(name: str, lexicon: Lexicon) -> bool:
    known = lexicon.lookup(name)
    return known is not None and (known.type != "Model" or not known.is_ambiguous(name))


def _tail(match: re.Match[str]) -> str:
    """A tail as a key: “V4 Pro” and “V4-Pro” are one."""
    return match["tail"].replace(" ", "-")


def _tails(text: str, shorts: dict[str, Span], lexicon: Lexicon) -> dict[str, Known]:
    """Tails never printed whole: of a version of one that is (“V4-Pro” beside “DeepSeek V4”), or known of the company that the text begins with."""
    found = {_tail(match) for match in _SHORT.finditer(text)}
    heads = Counter((_tail(m), m["head"]) for m in _WHOLE.finditer(text) if not _PLAIN_HEAD.fullmatch(m["head"]))
    others = {tail for (tail, head), n in heads.items() if n > 1 or lexicon.lookup(head)}
    company = next((n.name for n in find_names(text[:_FIRST], lexicon, "Organization") if n.sure), "")
    tails: dict[str, Known] = {}
    for tail in found - shorts.keys() - others:
        base = tail.split("-")[0]
        whole = plain_signs(shorts[base].quote).replace("]]", "") if base in shorts and base != tail else ""
        known = known_model(whole, lexicon) or lexicon.lookup(re.split(r"[- ]", whole)[0], "Model") if whole else None
        if known is None and company:
            known = lexicon.lookup(f"{company} {tail}", "Model") or lexicon.lookup(f"{company}-{tail}", "Model")
        if known:
            tails[tail] = known
    return tails


def _shorts(text: str, document: Document, lexicon: Lexicon) -> dict[str, Span]:
    """Tails that belong to exactly one model which the document names whole."""
    found: dict[str, dict[str, Span | None]] = {}
    times = Counter[tuple[str, str]]()
    for match in (*_WHOLE.finditer(text), *_WHOLE_SORT.finditer(text)):
        if not _PLAIN_HEAD.fullmatch(match["head"]):
            whole = match[0].replace("]]", "")
            known = lexicon.lookup(match["head"], "Model", "Organization") or known_model(whole, lexicon)
            key = parse(whole).key
            place = document.span(*match.span()) if known else None  # “Apple M2” competes, and gives no name
            found.setdefault(_tail(match), {}).setdefault(key, place)
            times[_tail(match), key] += 1
    for tail, places in found.items():  # “the ACME V4 report” beside many a “DeepSeek V4” names no other V4
        most = max(times[tail, key] for key in places)
        for key in [key for key, place in places.items() if place is None and times[tail, key] * 3 <= most]:
            del places[key]
    single = {tail: next(iter(places.values())) for tail, places in found.items() if len(places) == 1}
    return {tail: place for tail, place in single.items() if place}
