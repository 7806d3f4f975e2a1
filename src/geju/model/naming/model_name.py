"""The grammar of model names: family, version, size, variants, date, context.

``GPT-4 Turbo (2024-04-09)`` is family *gpt*, version *4*, variant *turbo*, date *0409*. Two names that differ in any part name
two models; ``Llama3 70B Chat`` and ``Llama-3-70B-Instruct`` differ in none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

VARIANTS = [
    "chat",
    "instruct",
    "it",
    "base",
    "turbo",
    "pro",
    "ultra",
    "flash",
    "flashx",
    "lite",
    "mini",
    "nano",
    "micro",
    "tiny",
    "max",
    "plus",
    "large",
    "medium",
    "small",
    "xl",
    "opus",
    "sonnet",
    "haiku",
    "fable",
    "preview",
    "air",
    "airx",
    "long",
    "vision",
    "v",
    "vl",
    "o",
    "omni",
    "code",
    "coder",
    "math",
    "moe",
    "thinking",
    "think",
    "reasoner",
    "reasoning",
    "instant",
    "next",
    "exp",
    "experimental",
    "speciale",
    "audio",
    "video",
    "image",
    "hd",
    "fast",
    "hybrid",
    "sft",
    "dpo",
    "rlhf",
    "rl",
    "rm",
    "int4",
    "int8",
    "awq",
    "gptq",
    "fp8",
    "bf16",
    "gguf",
    "zero",
    "r1",
    "r2",
    "distill",
    "scout",
    "maverick",
    "lightning",
    "spark",
    "prover",
    "edit",
    "plus-chat",
    "text",
    "live",
    "realtime",
    "search",
    "deep",
    "research",
    "native",
    "en",
    "zh",
    "pretrain",
    "aligned",
    "beta",
    "alpha",
    "x",
    "s",
    "t",
    "edge",
    "character",
    "functioncall",
    "9b-chat",
    "online",
    "latest",
    "all-tools",
    "alltools",
    "assistant",
    "medium-chat",
    "turbo-preview",
    "highspeed",
    "sota",
]
_WORDS = "|".join(sorted({*VARIANTS, "预览版", "正式版", "通用版"}, key=len, reverse=True))
_SIZE = r"(?:\d{1,3}\s?[x×]\s?)?\d{1,4}(?:\.\d{1,2})?\s?[BbM](?![A-Za-z0-9])(?:-A\d{1,3}(?:\.\d)?B)?"
_DATE = r"(?:20\d\d[-. ]?)?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])|2[3-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|2[3-9](?:0[1-9]|1[0-2])"
_VERSION = r"[vVkKrRmMoO]?\d{1,2}(?:\.\d{1,2}){0,2}(?:[a-z](?![A-Za-z])|[VSX](?![A-Za-z]))?"
_NOT_COUNTED = r"(?!\s*[万亿%％个年月日次倍款种分名人篇项元美家张轮岁天层款亿条])(?!\s*(?:million|billion|percent|times|users|people)\b)"
_STEP = re.compile(
    rf"""
    (?:[-_ ]|[ ]?[-–][ ]?)?
    (?:
        (?P<size>{_SIZE})
      | (?P<context>\d{{1,4}}[kK](?![A-Za-z0-9])){_NOT_COUNTED}
      | (?P<bracket>[ ]?[(（](?:v?(?:{_DATE})(?:[-\s]?(?:preview))?|{_SIZE}|(?i:{_WORDS})|\d{{1,4}}[kK])[)）])
      | (?P<date>(?<=[-_ ])(?:{_DATE})(?![\d.%]|[A-Za-z])){_NOT_COUNTED}
      | (?P<version>{_VERSION})(?![\d%A-Za-z]|\.\d){_NOT_COUNTED}
      | (?P<word>(?i:{_WORDS})(?![A-Za-z]))
    )
    """,
    re.VERBOSE,
)
_SHAPE = re.compile(r"(?=[^\s]*[A-Za-z])[A-Za-z][\w.+·•-]*(?:[ ][\w.+-]+){0,4}(?:[ ]?[(（][^()（）]{1,24}[)）])?\Z")


@dataclass(frozen=True, slots=True)
class ModelName:
    """A model's name in parts; an empty part is not said."""

    family: str
    version: str = ""
    size: str = ""
    variants: frozenset[str] = frozenset()
    date: str = ""
    context: str = ""

    @property
    def key(self) -> str:
        """Equal for names of one model."""
        parts = (self.family, self.version, self.size, "+".join(sorted(self.variants)), self.date, self.context)
        return "/".join(parts)


def extend(text: str, end: int) -> int:
    """Where a model's name ends that begins with a family ending at ``end``: behind version, size, variants, date."""
    at, digits = end, False
    bare_word = True
    while found := _STEP.match(text, at):
        kind = found.lastgroup
        step = found[0]
        if kind == "word" and step[0] == " " and not _capital(step.strip()) and not digits:
            break  # "Qwen chat with …": a plain word behind a family is no variant
        if kind == "version" and step[0] == " " and not digits and text[at - 1 : at].isdigit():
            break
        if kind == "word" and len(step.strip(" -_")) == 1 and step[0] == " ":
            break
        digits = digits or any(c.isdigit() for c in step)
        bare_word = bare_word and kind == "word"
        at = found.end()
    return at


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1] in "预正通"


@lru_cache(maxsize=20_000)
def parse(name: str) -> ModelName:
    """A model's name in parts; never fails: what is no version, size, date or variant belongs to the family."""
    text = unicodedata.normalize("NFKC", name).lower().replace("·", "-").replace("•", "-")
    text = re.sub(r"(?<=\d)\s*[x×]\s*(?=\d)", "x", text)
    size = context = date = version = ""
    dated = re.search(rf"(?<![\d.])(?:{_DATE.replace('[-./]?', '[-./ ]?')})(?![\d.]|[a-z])", text[2:])
    if dated:
        digits = re.sub(r"\D", "", dated[0])
        date = digits[-4:] if len(digits) > 4 or digits[:2] <= "12" else digits
        text = text[: dated.start() + 2] + " " + text[dated.end() + 2 :]
    words: list[str] = []
    variants: set[str] = set()
    for token in re.findall(
        r"\d+x\d+(?:\.\d+)?b|[a-z]+\d*(?:\.\d+)*[a-z]?(?![a-z])|\d+(?:\.\d+)*[a-z]*|[^\W\d_]+|\+", text
    ):
        if re.fullmatch(r"(?:\d+x)?\d+(?:\.\d+)?[bm]", token):
            size = size or token
        elif re.fullmatch(r"a\d+(?:\.\d+)?b", token):
            continue
        elif re.fullmatch(r"\d+k", token):
            context = token
        elif re.fullmatch(r"v?\d+(?:\.\d+)*[a-z]?", token) and not version:
            version = re.sub(r"(?<=\d)\.0(?![\d.])", "", token.lstrip("v"))
        elif token in _SAME:
            variants |= _SAME[token]
        elif token in VARIANTS and words:
            variants.add(token)
        elif token == "+":  # noqa: S105 - a word of a name
            variants.add("plus")
        else:
            split = re.fullmatch(r"([a-z]{2,})(\d+(?:\.\d+)*[a-z]?)", token)
            if split and not version and not words:
                words.append(split[1])
                version = re.sub(r"\.0\Z", "", split[2])
            else:
                words.append(token)
    return ModelName("-".join(words), version, size, frozenset(variants), date, context)


_SAME = {
    "chat": {"chat"},
    "instruct": {"chat"},
    "it": {"chat"},
    "预览版": {"preview"},
    "base": set[str](),
    "latest": set[str](),
}


def looks_like_model(text: str) -> bool:
    """Whether a cell's text has the shape of a model's name: Latin, with a digit or a hyphen, and short."""
    if len(text) > 50 or not _SHAPE.match(text) or not re.search(r"[A-Za-z]{2}", text):
        return False
    return bool(re.search(r"\d", text)) or (("-" in text or text[1:] != text[1:].lower()) and len(text.split()) <= 2)
