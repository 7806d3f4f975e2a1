"""How a model is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from geju.claims.context import Said
from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import both_before, described, own_model
from geju.model.claim import Claim
from geju.model.kind import Kind
from geju.model.value import Term

_ADOPTS = r"采用|采(?=[^，。购访]{0,12}架构)|使用|基于|引入|结合|搭载|\b(?:adopts?|uses?|using|employs?|features?|leverag\w+|with|introduc\w+|design\w*|built with)\b"
_DOES = re.compile(rf"(?:{_ADOPTS}|设计|架构|architectur\w+|\bis (?:a|an)\b|是一)[^。；;.]{{0,60}}\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"[，,；;]\s*(?:并|其|整体)?(?:采用|使用|基于)了?\s*\Z")
# “32B activated parameters per token (Mixture-of-Experts)”
_SIZED = re.compile(r"(?:parameters?|params|参数)(?: per token)?\s*[(（]\Z", re.IGNORECASE)
_CLOSED = re.compile(r"\s*[)）]")
# Words too plain to count alone.
_PLAIN = {
    "dense": r"\s+(?:model|LLM|language|transformer|architecture|decoder)|\s*[)）]",
    "transformer": r"[\s-]*(?:based\s+)?(?:network\s+|model\s+)?(?:architecture|structure|架构|结构|decoder)",
}
_MODEL = re.compile(
    r"\s*(?:\([A-Za-z]+\)|（[A-Za-z]+）)?\s*(?:架构|大?模型|结构|architecture|models?\b|language|\)|）|LLM|[,，.。]|\Z)"
)

_COMING = re.compile(r"即将(?:正式)?(?:发布|推出|上线|面世)的\s*\Z")
_WILL = re.compile(r"\s*大?(?:模型)?\s*将(?:会)?(?:基于?|采用|使用)\s*")
_PLUS = re.compile(r"\s*(?:[+＋、]|和|与)\s*")


class Architectures(SentenceReader):
    """“X is a Mixture-of-Experts model”, “X 采用 MoE 架构”, “MoE 模型 X”."""

    hint = re.compile(
        r"MoE|MOE|MLA|DiT|SSM|Mamba|专家|[Ee]xperts|架构|稠密|[Dd]ense|[Aa]ttention|注意力|[Tt]ransformer|[Dd]iffusion"
    )

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """architecture; each design once a sentence."""
        kind = sentence.vocabulary.kinds.get("architecture")
        if kind is None or not sentence.asserts:
            return
        done = set()
        yield from _foretold(sentence, kind)
        for match in _pattern(kind).finditer(sentence.text):
            term = _term(kind, match[0])
            plain = _PLAIN.get(match[0].lower())
            within = any(n.start < match.end() and match.start() < n.end for n in sentence.named("Model"))
            if term in done or within or sentence.unreal(*match.span()):
                continue
            if plain and not re.match(plain, sentence.text[match.end() :], re.IGNORECASE):
                continue
            for subject in _subjects(sentence, match):
                done.add(term)
                yield sentence.claim(subject, "architecture", Term(term), *match.span())


def _foretold(sentence: Sentence, kind: Kind) -> Iterator[Claim]:
    """“即将发布的 X 模型将采用 A + B”: how a model that is announced will be built, told as not yet settled."""
    for name in sentence.named("Model"):
        lead = _WILL.match(sentence.text, name.end) if _COMING.search(sentence.text, 0, name.start) else None
        at = lead.end() if lead else len(sentence.text)
        while match := _pattern(kind).match(sentence.text, at):
            term = Term(_term(kind, match[0]))
            yield sentence.claim(sentence.said(name), "architecture", term, *match.span(), hedged=True)
            more = _PLUS.match(sentence.text, match.end())
            at = more.end() if more else len(sentence.text)


def _subjects(sentence: Sentence, match: re.Match[str]) -> list[Said]:
    names = described(sentence, *match.span(), verbs=_ADOPTS)
    if names:
        return [sentence.said(name) for name in names]
    both = both_before(sentence, sentence.clause(*match.span())[0], match.start())
    if both:
        return both
    adopted = _CLAUSE.search(sentence.text, 0, match.start())
    ahead = [n for n in sentence.named("Model") if n.end <= match.start() and not sentence.oblique(n)]
    if adopted and ahead and len({n.name for n in ahead}) == 1:  # “X 支持 256K 上下文，采用 MoE 架构”
        return [sentence.said(ahead[0])]
    if any(n.end <= match.start() and not sentence.oblique(n) for n in sentence.named("Model", "Product")):
        return []
    bracketed = _SIZED.search(sentence.text, 0, match.start()) and _CLOSED.match(sentence.text, match.end())
    if (not bracketed and not _DOES.search(sentence.text[: match.start()])) or not _MODEL.match(
        sentence.text, match.end()
    ):
        return []
    own = own_model(sentence, match.start(), "Model")
    return [own] if own else []


@lru_cache(maxsize=4)
def _pattern(kind: Kind) -> re.Pattern[str]:
    words = sorted({word for term, spellings in kind.terms for word in (term, *spellings)}, key=lambda w: (-len(w), w))
    parts = [
        re.escape(w)
        if len(w) <= 3 or w in ("MoE", "DiT")
        else f"(?i:{re.escape(w)})".replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+")
        for w in words
    ]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(parts)})(?![A-Za-z])")


def _term(kind: Kind, word: str) -> str:
    """The design that a word names, as the vocabulary has it."""
    folded = re.sub(r"[\s-]+", " ", word).casefold()
    return next(
        t for t, spellings in kind.terms if folded in {re.sub(r"[\s-]+", " ", w).casefold() for w in (t, *spellings)}
    )
