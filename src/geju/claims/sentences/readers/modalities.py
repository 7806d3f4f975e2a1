"""What a model takes in or gives out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.sentences.reader import SentenceReader
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import described, it_subject
from geju.model.claim import Claim
from geju.model.kind import Kind
from geju.model.naming.names import Name
from geju.model.value import Term

_HAN = re.compile(
    r"(?:(?P<word>多模态|跨模态|视觉语言|视觉理解|视觉|图像生成|图片生成|文生图|视频生成|文生视频|图生视频|代码生成|代码|编程|语音|音乐生成|音乐|数学推理|数学|大语言|语言|(?<!长)文本)(?:推理|理解|交互|合成|识别|对话|基座|基础|预训练)?(?:大?规模)?(?:大语言|语言|大){0,2}(?:模型|基座)"
    r"(?!\s*(?:的)?(?:预?训练)?(?:数据|语料)))"
)
_LATIN = re.compile(
    r"\b(?P<word>vision[- ]language(?:[- ]action)?|visual[- ]language|multi-?modal|omni-?modal|(?:text-to-)?(?:image|video)(?:[- ]generation)?|music(?:[- ]generation)?|code|coding|speech|audio|text-to-speech|vision|math|language)"
    r"(?:[- ](?:reasoning|large|language|foundation(?:al)?|base|understanding|generation|generative|diffusion|chat|instruct))*(?:\s\([A-Z][A-Za-z-]{1,6}\))?\s(?:models?|LLMs?)\b",
    re.IGNORECASE,
)
# Terms of the vocabulary for words that it lists under another.
_TERMS = {
    "跨模态": "多模态", "视觉理解": "视觉", "视觉语言": "视觉", "大语言": "文本", "语言": "文本", "图片生成": "图像生成", "文生图": "图像生成", "文生视频": "视频生成", "图生视频": "视频生成",
    "代码生成": "代码", "编程": "代码", "音乐生成": "音乐", "数学推理": "数学", "language": "text", "coding": "code", "speech": "audio", "text-to-speech": "audio",
}  # fmt: skip


class Modalities(SentenceReader):
    """“X 是一款多模态大模型”, “X, a strong language model”, “视频生成模型 X”."""

    hint = re.compile(r"模型|[Mm]odels?|LLM")

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """modality; each once a model and sentence."""
        kind = sentence.vocabulary.kinds.get("modality")
        if kind is None or not sentence.asserts:
            return
        done = set()
        for match in sorted([*_HAN.finditer(sentence.text), *_LATIN.finditer(sentence.text)], key=lambda m: m.start()):
            term = _term(match["word"], kind)
            if not term or sentence.unreal(*match.span()):
                continue
            names = described(sentence, *match.span(), "Model") or _right_behind(sentence, match.end())
            it = None if names else it_subject(sentence, match.start())
            for said in [sentence.said(name) for name in names] + ([it] if it else []):
                if (said.span, term) not in done:
                    done.add((said.span, term))
                    yield sentence.claim(said, "modality", Term(term), *match.span())


def _right_behind(sentence: Sentence, at: int) -> list[Name]:
    """The product that is named at once: “视频生成大模型可灵”."""
    text = sentence.text
    return [n for n in sentence.named("Product") if n.start >= at and not text[at : n.start].strip(' “"「')][:1]


def _term(word: str, kind: Kind) -> str:
    """The vocabulary's term for a word; empty where it has none."""
    folded = re.sub(r"\s+", " ", word.lower())
    if folded.startswith(("vision", "visual")):
        folded = "vision"
    elif folded.startswith(("multi", "omni")):
        folded = "multimodal"
    elif re.match(r"(?:text-to-)?(?:image|video|music)", folded):
        generates = "generation" in folded or "text-to" in folded
        folded = re.sub(r"text-to-|[- ]generation", "", folded) if generates or folded == "music" else ""
    term = _TERMS.get(folded, folded)
    return term if any(term == name for name, _ in kind.terms) else ""
