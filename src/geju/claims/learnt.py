"""Names that a document itself introduces: models and companies no lexicon knows, short forms of models it names whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from geju.claims.learnt_firms import introduced_firms
from geju.model.document import Document
from geju.model.naming.families import known_model
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.model_name import extend, parse
from geju.model.naming.names import Name
from geju.model.span import Span

# “Zeta-9B-Chat”: what bears a number of billions behind a hyphen is a model, unless it is data.
_SIZED = re.compile(
    r"(?<![\w.@-])(?=[\w.-]*[A-Za-z]{2})[A-Za-z]\w*(?:\.\d\w*)?(?:-[A-Za-z0-9]+(?:\.\d+)?)*?-(?:\d+x)?\d{1,4}(?:\.\d+)?[Bb](?:-[A-Za-z0-9]+(?:\.\d+)?)*"
    r"(?![\w/-])(?!\s*(?:数据集|语料|tokens?\b|params|param|parameters?\b|data ?sets?\b|corpus|corpora))"
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
    )
)
_NO_MODEL = re.compile(
    r"(?:The|This|That|These|Those|It|Its|They|We|Our|Each|Both|Such|Which|There|Here|What|All|One|Most|Many|Some|Large|Small|"
    r"M?LLMs?|MLLMs?|VLMs?|AI|AGI|API|RAG|RLHF|DPO|Models?|Transformers?|MoE|Mixture|Base|Chat|Instruct|Github|GitHub|Hugging\w*|"
    r"PyTorch|Python|Figure|Table|Section|Step|Note|News|Update|OCR|TTS|ASR|CLIP|ViT|BERT|GPT|Agents?|Vision|Video|Image|Apple|Data|Paper)\Z"
)
# “M2.5” of “MiniMax M2.5”, “V4-Pro” of “DeepSeek-V4-Pro”: a letter and a number, perhaps with words joined on.
_TAIL = (
    r"[VRMKZ]\d{1,2}(?:\.\d{1,2})?(?:-(?:Pro|Flash|Lite|Zero|Max|Mini|Plus|Turbo|Preview|Air|Base|Chat|Exp|Terminus))*"
)
_WHOLE = re.compile(rf"(?<![\w.-])(?P<head>[A-Z][A-Za-z]+)(?:\]\])?[- ](?P<tail>{_TAIL})(?![\w-]|\.\d)")
_SHORT = re.compile(rf"(?<![\w./@-])(?P<tail>{_TAIL})(?![\w/-]|\.\d)")
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


@dataclass(frozen=True, eq=False)
class Learnt:
    """What a document teaches: ``models`` that it introduces, ``shorts`` with the whole name of each and its place."""

    models: re.Pattern[str] | None
    shorts: dict[str, Span]
    lexicon: Lexicon
    firms: re.Pattern[str] | None = None

    def add(self, text: str, names: list[Name]) -> list[Name]:
        """The names of a text with those the document teaches; a longer name replaces one it begins with."""
        names = [_uncut(text, name) for name in names]
        found = [*self._introduced(text, names), *self._short(text, names), *self._firms(text, names)]
        if not found:
            return names
        kept = [n for n in names if not any(f.start < n.end and n.start < f.end for f in found)]
        return sorted([*kept, *found], key=lambda n: n.start)

    def _introduced(self, text: str, names: list[Name]) -> list[Name]:
        found: list[Name] = []
        for match in self.models.finditer(text) if self.models else ():
            start, end = match.start(), extend(text, *match.span())
            over = [n for n in names if n.start < end and start < n.end]
            if any(n.start < start or n.end > end or (n.sure and n.type != "Model" and n.end == end) for n in over):
                continue
            if any(n.sure and (n.start, n.end) == (start, end) for n in over) or (found and found[-1].end > start):
                continue
            family = next((n.family for n in over if n.start == start and n.type == "Model"), None)
            found.append(Name(start, end, text[start:end], "Model", None, True, family))
        return found

    def _firms(self, text: str, names: list[Name]) -> list[Name]:
        places = [match.span() for match in self.firms.finditer(text)] if self.firms else []
        free = [(a, b) for a, b in places if not any(n.start < b and a < n.end for n in names)]
        return [Name(a, b, text[a:b], "Organization") for a, b in free]

    def _short(self, text: str, names: list[Name]) -> list[Name]:
        found = []
        for match in _SHORT.finditer(text) if self.shorts else ():
            start, end = match.span("tail")
            place = self.shorts.get(match["tail"])
            if place is None or any((n.start < end and start < n.end) or n.end in (start, start - 1) for n in names):
                continue
            if not _OTHER_BEFORE.search(text, max(0, start - 24), start):
                whole = place.quote.replace("]]", "")
                known = known_model(whole, self.lexicon)
                family = known or self.lexicon.lookup(re.split(r"[- ]", whole)[0], "Model")
                found.append(Name(start, end, whole, "Model", known, True, family))
        return found

    def place(self, name: Name, printed: str) -> Span | None:
        """Where the whole name stands that a short one means; None for a name that is printed whole."""
        return self.shorts.get(printed) if printed != name.name else None


def _uncut(text: str, name: Name) -> Name:
    """A model's name with the capitals joined before it (“K-EXAONE”); unsure where a further word makes it another's (“Claude Mythos”)."""
    if name.type != "Model" or name.family is None:
        return name
    lead = _JOINED_LEAD.search(text, max(0, name.start - 6), name.start)
    if lead:
        return Name(lead.start(), name.end, text[lead.start() : name.end], "Model", None, name.sure, name.family)
    bare = name.known is name.family and not any(c.isdigit() for c in name.name)
    return replace(name, sure=False) if bare and _JOINED_WORD.match(text, name.end) else name


@dataclass(frozen=True, eq=False)
class _Key:
    """A document and a lexicon as one cheap key."""

    document: Document
    lexicon: Lexicon

    def __hash__(self) -> int:
        return hash(self.document.document_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.document is other.document and self.lexicon is other.lexicon


def learn(document: Document, lexicon: Lexicon) -> Learnt:
    """What a document teaches; the same for every reader that asks."""
    return _learn(_Key(document, lexicon))


@lru_cache(maxsize=2)
def _learn(key: _Key) -> Learnt:
    document, lexicon = key.document, key.lexicon
    text = document.text
    models = {match[0].rstrip(".") for match in _SIZED.finditer(text)}
    for pattern in _INTRODUCED:
        models |= {m["name"] for m in pattern.finditer(text) if _may_be(m["name"], text)}
    models = {name for name in models if len(name) > 2 and not _known_otherwise(name, lexicon)}
    words = "|".join(re.escape(name) for name in sorted(models, key=lambda n: (-len(n), n)))
    anywhere = re.compile(rf"(?<![\w.@-])(?:{words})(?![A-Za-z0-9_])") if models else None
    return Learnt(anywhere, _shorts(document, lexicon), lexicon, introduced_firms(text, lexicon))


def _may_be(name: str, text: str) -> bool:
    """Whether a word that a sentence calls a model is a name: by its shape, else because it recurs."""
    if _NO_MODEL.match(name) or len(name) < 3:
        return False
    shaped = re.search(r"\d|-|[a-z][A-Z]|[A-Z]{2}[a-z]", name)
    return bool(shaped) or len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![a-z])", text)) >= 3


def _known_otherwise(name: str, lexicon: Lexicon) -> bool:
    known = lexicon.lookup(name)
    return known is not None and (known.type != "Model" or not known.is_ambiguous(name))


def _shorts(document: Document, lexicon: Lexicon) -> dict[str, Span]:
    """Tails that belong to exactly one model which the document names whole."""
    found: dict[str, dict[str, Span | None]] = {}
    for match in _WHOLE.finditer(document.text):
        if not _PLAIN_HEAD.fullmatch(match["head"]):
            known = lexicon.lookup(match["head"], "Model", "Organization")
            key = parse(match[0].replace("]]", "")).key
            place = document.span(*match.span()) if known else None  # “Apple M2” competes, and gives no name
            found.setdefault(match["tail"], {}).setdefault(key, place)
    single = {tail: next(iter(places.values())) for tail, places in found.items() if len(places) == 1}
    return {tail: place for tail, place in single.items() if place}
