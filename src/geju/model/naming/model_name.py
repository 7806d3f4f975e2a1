"""The grammar of model names: family, version, size, variants, date, context, edition.

``GPT-4 Turbo (2024-04-09)`` is family *gpt*, version *4*, variant *turbo*, date *0409*. Two names that differ in any part name
two models; ``Llama3 70B Chat`` and ``Llama-3-70B-Instruct`` differ in none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from geju.model.naming.words import CONTEXT, COUNTED, DATE, NO_PART, NOISE, PLAIN, SHARE, SIZE, SMALL, VARIANTS

_VARIANT_WORDS = "|".join(sorted(map(re.escape, VARIANTS), key=len, reverse=True))
_VERSION = (
    r"[vVkKrRmMzZtTsSX]?\d{1,2}(?:[._]\d{1,2}|-\d(?![\dA-Za-z]|[-.]\d)){0,2}(?:[a-z](?![A-Za-z])|[VSXO](?![A-Za-z]))?"
)
_STEP = re.compile(
    rf"""
    (?P<bracket>[ ]?[(（]v?(?:{DATE}(?:[-\s]?preview)?|(?i:moe|dense)?-?{SIZE}|(?i:{_VARIANT_WORDS})|{CONTEXT}|v\d(?:\.\d)*)[)）])
  | [-_ ]?(?P<size>{SIZE})(?!{SHARE})
  | [-_ ](?P<context>{CONTEXT})(?!{SHARE})
  | [-_ ](?P<date>{DATE})(?![\d.A-Za-z]|[-/]\d|{SHARE})
  | [-_ ]?(?P<version>{_VERSION})(?![\dA-Za-z]|\.\d|[ ]?[x×*][ ]?\d|{SHARE})
  | [-_ ]?(?P<word>(?i:{_VARIANT_WORDS})(?![A-Za-z_]))
    """,
    re.VERBOSE,
)
# "Llama-3.1-Nemotron-70B", "deepseek-r1-distill-qwen-7b": what is hyphened on, with a capital or a digit, is part of the name.
_NO_PART = rf"(?!(?i:{NO_PART})(?![A-Za-z0-9])|(?=\w*\d)[0-9a-f]{{8,}})"
_TAIL = re.compile(
    rf"(?:-{_NO_PART}[A-Za-z]+){{0,2}}-{_NO_PART}(?=[A-Za-z]*\d)[A-Za-z0-9.]*[A-Za-z0-9](?![A-Za-z0-9_]|\.\w|{SHARE})"
    rf"|-{_NO_PART}[A-Z][a-zA-Z]*(?![A-Za-z_'’])"
)
# A family's bare name is another's with a capitalised word hyphened on: “ERNIE-Gram” is not ERNIE.
_WORD_ON = re.compile(rf"-{_NO_PART}[A-Z][A-Za-z]{{0,11}}(?![A-Za-z_'’.]|-[a-z])")
_COUNTED = re.compile(COUNTED, re.IGNORECASE)
_KIND_OF = re.compile(r"[*\]]{0,3} (?:models?|version)\b")  # “the X-7B base model” is X-7B
# “X 4 Fast mode” is X 4, “X-Next Hybrid Attention” is X-Next
_MODE = re.compile(r"\s+(?:(?i:modes?)|Attention|Architecture|Transformers?|Framework|Inference)\b")
_POINT = re.compile(r"\.\d{1,2}(?:[a-zA-Z](?![A-Za-z]))?(?![\d%]|\.\d)")
_SHAPE = re.compile(r"(?=[^\s]*[A-Za-z])[A-Za-z][\w.+·•/:-]*(?:[ ][\w.+-]+){0,4}(?:[ ]?[(（][^()（）]{1,24}[)）])?\Z")
_TOKEN = re.compile(
    r"\d+x\d+(?:\.\d+)?b|[ae]\d+(?:\.\d+)?b|[a-z]+\d*(?:\.\d+)*[a-z]?(?![a-z])|\d+(?:\.\d+)*[a-z]*|[^\W\d_a-z]+|\+"
)
_DATED = re.compile(rf"(?<![\d.])(?:{DATE})(?![\d.]|[a-z])")


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model's name in parts; an empty part is not said.

    ``date`` is month and day where both are said, else ``yymm``. What names leave out as often as not is no part of the
    ``key``, and tells two models apart only where both say it: ``year`` of the date, ``active`` parameters (``a3b``) and
    ``edition``, which is ``base`` where the name says so.
    """

    family: str
    version: str = ""
    size: str = ""
    variants: frozenset[str] = frozenset()
    date: str = ""
    context: str = ""
    edition: str = ""
    year: str = ""
    active: str = ""

    @property
    def key(self) -> str:
        """Equal for names of one model."""
        family = self.family.replace("-", "")
        return "/".join((family, self.version, self.size, "+".join(sorted(self.variants)), self.date, self.context))

    @property
    def text(self) -> str:
        """The parts in the usual order: ``glm-4-9b-chat``."""
        date = self.year + self.date
        parts = (self.family, self.version, self.size, *sorted(self.variants), self.edition, self.context, date)
        return "-".join(part for part in parts if part)


def extend(text: str, start: int, end: int) -> int:
    """Where a model's name ends that begins with the family ``text[start:end]``: behind version, size, variants, date."""
    # A family may end in a digit that is only the head of the number: “GPT-5” of “GPT-5.2”.
    point = _POINT.match(text, end) if text[end - 1].isdigit() else None
    at = point.end() if point else end
    said = {"version"} if any(c.isdigit() for c in text[start:end]) else set[str]()
    while True:
        found = _STEP.match(text, at)
        if found and _belongs(found, said):
            said.add(str(found.lastgroup))
        elif not (found := (_TAIL if at > end or said else _WORD_ON).match(text, at)):
            return at
        at = found.end()


def _belongs(found: re.Match[str], said: set[str]) -> bool:
    """Whether a step is part of the name, not a plain word or a number that happens to follow."""
    kind = str(found.lastgroup)
    part, spaced = found[kind], found[0][0] == " " and kind != "bracket"
    if spaced and kind != "word" and _COUNTED.match(found.string, found.end()):
        return False
    if kind == "version":
        # A second number needs a hyphen and a letter or a point: “GLM-4-Z1”, never a score behind a name.
        if "version" in said:
            return part[0] == "v" and "." in part if spaced else not part[0].isdigit() or "." in part
        return not spaced or _may_follow(part, found.string[found.end() :])
    if kind in ("date", "context") and spaced:
        return ("version" in said or "size" in said) and kind not in said
    if kind == "word" and spaced:
        if re.match(r"-[a-z]", found.string[found.end() :]):
            return False  # “X-7B-Chat instruct-finetuned”
        if _MODE.match(found.string, found.end()):
            return False
        if part == "base" and _KIND_OF.match(found.string, found.end()):
            return False
        if part[0].islower():
            return bool(said & {"version", "size"}) and part in SMALL
        return part.lower() not in PLAIN and len(part) > 1
    return kind != "word" or found[0] != part or not part.isascii()


def _may_follow(number: str, rest: str) -> bool:
    """Whether a number behind a space can be a version: “Grok 4.20”, not a score in a row of numbers."""
    whole, _, places = re.sub(r"[^\d.]", "", number).partition(".")
    return int(whole or 0) <= 9 and (len(places) < 2 or not re.match(r"\s*[|/,，、)）]|\s+\d", rest))


@lru_cache(maxsize=50_000)
def parse(name: str) -> ModelName:
    """A model's name in parts; never fails: what is no version, size, date or variant belongs to the family."""
    text = unicodedata.normalize("NFKC", name).strip()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = re.sub(r"\A[\w.-]+/(?=\S)", "", text)  # "THUDM/glm-4-9b": who publishes it is no part of its name
    text = NOISE.sub("", text) or text
    text = re.sub(r"(?i)\((?:moe|dense)-?(?=\d)", "(", text)
    text = re.sub(r"(?i)\bno[nt]?[- ]?(?:thinking|reasoning)", "nothinking", text)
    text = text.lower().replace("·", "-").replace("•", "-").replace(":", "-")
    text = re.sub(r"(?<=\d)\s*[x×*]\s*(?=\d)", "x", text)
    text = re.sub(r"(?<=\d)\s+(?=b\b)", "", text)
    text = re.sub(r"(?<![\d.])(\d)[-_](\d)(?![\d.a-z])", r"\1.\2", text)  # “claude-3-5-sonnet”
    year, date, text = _split_date(text)
    return replace(_read_tokens(_TOKEN.findall(text)), date=date, year=year)


def _split_date(text: str) -> tuple[str, str, str]:
    """The year and the date in a name, this as month and day or ``yymm``, and the name without them."""
    found = _DATED.search(text, 2)
    if not found:
        return "", "", text
    digits = re.sub(r"\D", "", found[0])
    rest = text[: found.start()] + " " + text[found.end() :]
    if len(digits) == 6 and digits.startswith("20"):
        return "", digits[2:], rest
    year = digits[:-4] if len(digits) > 4 else ""
    return f"20{year}" if len(year) == 2 else year, digits[-4:], rest


def _read_tokens(tokens: list[str]) -> ModelName:
    words: list[str] = []
    variants: set[str] = set()
    said = {"version": "", "size": "", "context": "", "edition": "", "active": ""}
    for token in tokens:
        kind, part = _kind(token, words, said)
        if kind == "variant":
            variants |= _SAME.get(part, {part})
        elif kind == "family":
            words.append(part)
        elif kind == "split":
            word, version = part.split("|")
            words.append(word)
            said["version"], letter = _version(version)
            variants |= {letter} - {""}
        elif kind == "version":
            said["version"], letter = _version(part)
            variants |= {letter} - {""}
        elif kind:
            said[kind] = said[kind] or part
    return ModelName(
        "-".join(words),
        said["version"],
        said["size"],
        frozenset(variants),
        context=said["context"],
        edition=said["edition"],
        active=said["active"],
    )


def _kind(token: str, words: list[str], said: dict[str, str]) -> tuple[str, str]:
    """What a token of a name is, and how it is written there; an empty kind for one that says nothing."""
    if re.fullmatch(r"(?:\d+x)?\d+(?:\.\d+)?b|\d{2,}m|[ae]\d+(?:\.\d+)?b", token):
        return ("active" if said["size"] and token[0] == "a" else "size", token)
    if re.fullmatch(r"\d+k|\d{1,2}m", token):
        return "context", token
    if re.fullmatch(r"v?\d+(?:\.\d+)*[a-z]?", token):
        return ("family", token) if said["version"] else ("version", token)
    if token == "+":  # noqa: S105 - a word of a name
        return "variant", "plus"
    if token in ("base", "pretrain", "预训练") and words:
        return "edition", "base"
    if token in ("latest", "dense", "正式版") and words:
        return "", ""
    if token in VARIANTS and words:
        return "variant", token
    split = re.fullmatch(r"([a-z]{2,})(\d+(?:\.\d+)*[a-z]?)", token)
    if split and not said["version"] and not words:
        return "split", f"{split[1]}|{split[2]}"
    return "family", token if token.isascii() else NOISE.sub("", token) or token


def _version(token: str) -> tuple[str, str]:
    """``v2.0`` is version 2; ``1.5v`` is version 1.5 of the variant *v*."""
    found = re.fullmatch(r"v?(\d+(?:\.\d+)*)([a-z]?)", token)
    if not found:
        return token, ""
    return re.sub(r"(?<=\d)(?:\.0)+\Z", "", found[1]), found[2]


# One variant under several words.
_SAME: dict[str, set[str]] = {
    "instruct": {"chat"},
    "it": {"chat"},
    "预览版": {"preview"},
    "vision": {"v"},
    "omni": {"o"},
    "think": {"thinking"},
    "experimental": {"exp"},
    "专业版": {"pro"},
    "思考版": {"thinking"},
}


def with_family(name: ModelName, family: ModelName) -> ModelName:
    """The same name under the family that it is another spelling of: *codellama* as *code-llama*."""
    return replace(
        name,
        family=family.family,
        version=name.version or family.version,
        size=name.size or family.size,
        variants=name.variants | family.variants,
    )


def looks_like_model(text: str) -> bool:
    """Whether a cell's text has the shape of a model's name: Latin, with a digit or a hyphen, and short."""
    if len(text) > 60 or not _SHAPE.match(text) or not re.search(r"[A-Za-z]{2}", text):
        return False
    return bool(re.search(r"\d", text)) or (("-" in text or text[1:] != text[1:].lower()) and len(text.split()) <= 2)
