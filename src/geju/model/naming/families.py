"""Models by the parts of their names: one model under the names of its family in every spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from geju.base.text import fold
from geju.model.naming.lexicon import Known, Lexicon
from geju.model.naming.model_name import ModelName, parse, with_family

_GLOSS = re.compile(r"(?P<name>.*\S)\s*[(（](?P<gloss>[^()（）]+)[)）]")


@lru_cache(maxsize=50_000)
def read_model(name: str, lexicon: Lexicon) -> ModelName:
    """A model's name in parts, its family as the lexicon calls it: ``Meta-Llama-3-8B`` is of the family *llama*."""
    parts = parse(_without_gloss(name, lexicon))
    families = _families(lexicon)
    key = parts.family.replace("-", "")
    if key not in families:
        key = next((rest for rest in _without_maker(parts.family, lexicon) if rest in families), "")
    parts = with_family(parts, families[key]) if key else parts
    if parts.edition and {(parts.family, parts.version), (parts.family, "")} & _apart(lexicon):
        return replace(parts, variants=parts.variants | {parts.edition}, edition="")
    return parts


def known_model(name: str, lexicon: Lexicon) -> Known | None:
    """The model that the lexicon knows under that name, or under another spelling of all its parts."""
    for thing in lexicon.named(name):
        if thing.type == "Model" and any(fold(n) == fold(name) and numbers(n) == numbers(name) for n in thing.names):
            return thing
    parts = read_model(name, lexicon)
    known = _by_key(lexicon).get(parts.key)
    return known if known and not clash(parts, complete(parts, known, lexicon)) else None


def numbers(name: str) -> list[str]:
    """The numbers in a name: 4.1 is not 41, though points and spaces do not count in spelling."""
    return re.findall(r"\d+(?:\.\d+)*", unicodedata.normalize("NFKC", name))


def clash(a: ModelName, b: ModelName) -> bool:
    """Whether two names of equal keys say different years, or different numbers of active parameters."""
    return any(x and y and x != y for x, y in ((a.year, b.year), (a.active, b.active)))


def complete(parts: ModelName, known: Known, lexicon: Lexicon) -> ModelName:
    """A name with what other names of the known model say and it leaves out; what they say differently wins."""
    for name in known.names:
        other = read_model(name, lexicon)
        if other.date == parts.date:
            parts = replace(parts, year=other.year or parts.year)
        if other.key == parts.key:
            parts = replace(parts, active=other.active or parts.active)
    return parts


def _without_gloss(name: str, lexicon: Lexicon) -> str:
    """A name without a maker's or a product's name in brackets behind it: ``Yi-34B-Chat (零一万物)``."""
    found = _GLOSS.fullmatch(name.strip())
    if not found:
        return name
    gloss = found["gloss"]
    told = any(thing.type != "Model" for thing in lexicon.named(gloss))
    return found["name"] if told or not (gloss.endswith("版") or any(c.isascii() for c in gloss)) else name


def _without_maker(family: str, lexicon: Lexicon) -> list[str]:
    """What is left of a family behind its maker's name: *llama* of *meta-llama*, *文心* of *百度文心*."""
    words = family.split("-")
    if len(words) == 1 and not family.isascii():
        cuts = [(family[:at], family[at:]) for at in range(2, len(family) - 1)]
    else:
        cuts = [("".join(words[:at]), "".join(words[at:])) for at in range(1, len(words))]
    return [rest for maker, rest in cuts if any(t.type == "Organization" for t in lexicon.named(maker))]


@lru_cache(maxsize=8)
def _families(lexicon: Lexicon) -> Mapping[str, ModelName]:
    """What each family's name stands for, without hyphens; a name with a version or a size is no family's."""
    found: dict[str, ModelName] = {}
    for thing in lexicon.things:
        if thing.type != "Model":
            continue
        canonical = parse(thing.name)
        for name in thing.names:
            parts = parse(name)
            if parts.key == ModelName(parts.family).key:
                found.setdefault(parts.family.replace("-", ""), canonical)
    return found


@lru_cache(maxsize=8)
def _apart(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Families and versions whose bare name is that of the chat model, so that ``-Base`` makes another model."""
    names = [parse(thing.name) for thing in lexicon.things if "base-apart" in thing.tags]
    return frozenset((name.family, name.version) for name in names)


@lru_cache(maxsize=8)
def _by_key(lexicon: Lexicon) -> Mapping[str, Known]:
    found: dict[str, Known] = {}
    for thing in lexicon.things:
        if thing.type == "Model":
            for name in thing.names:
                found.setdefault(read_model(name, lexicon).key, thing)
    return found
