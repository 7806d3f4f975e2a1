"""The words and numbers that model names are made of."""

from __future__ import annotations

import re

_VARIANTS = """
chat instruct it base turbo pro ultra flash flashx lite mini nano micro tiny max plus large medium small xl opus sonnet haiku
fable air airx preview instant latest beta alpha exp experimental speciale new free high low hd fast highspeed high-speed
v vl vision o omni ocr text image audio video voice live realtime edit code coder codex math prover moe hybrid
thinking think nothinking reasoner reasoning non-reasoning non-thinking deep research deep-research search online assistant character rumination
sft dpo rlhf rl rm pretrain aligned zero distill qat int4 int8 awq gptq fp8 bf16 gguf hf native next edge long x s t k
xbase scout maverick lightning spark nemo functioncall function-call alltools all-tools rag embedding en zh cn
预览版 正式版 通用版 极速版 高速版 专业版 思考版
"""
VARIANTS = frozenset(_VARIANTS.split())
# Behind a space these are plain words: "Gemini Research", "GPT-4 Next".
_PLAIN = "research assistant next online native new free low high latest text beta alpha en zh cn deep"
PLAIN = frozenset(_PLAIN.split())
# What may follow a space in small letters: "GPT-4o mini".
_SMALL = (
    "mini nano turbo preview instruct chat lite flash haiku sonnet opus pro ultra base it bf16 fp8 int4 awq gptq gguf"
)
SMALL = frozenset(_SMALL.split())
# "GPT-4-Level", "Orion-14B-Demo": what is joined to a name by a hyphen without being part of it.
NO_PART = (
    "based|level|class|like|powered|driven|style|styled|generated|compatible|family|series|enabled|only|to|vs|and|with|a|the|"
    "model|models|demo|playground|finetune|report|license|api|tpu|team|huggingface|modelscope|app|evaluation|collection"
)

_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
# 2024-04-09, 2024 0415, 20240409, 240605, 10-22, 1106, 202404, 2404.
DATE = (
    rf"(?:20\d\d[-./ ]?{_MONTH}[-./ ]?{_DAY}|2[3-9]{_MONTH}{_DAY}|{_MONTH}[-/]?{_DAY}|20[12]\d{_MONTH}|2[3-9]{_MONTH})"
)
SIZE = (
    r"(?:(?:\d{1,3}\s?[x×*]\s?)?\d{1,4}(?:\.\d{1,2})?\s?[Bb](?![A-Za-z0-9])|\d{2,4}[Mm](?![A-Za-z0-9])"
    r"|[AaEe]\d{1,3}(?:\.\d)?[Bb](?![A-Za-z0-9]))"
)
CONTEXT = r"(?:\d{1,4}[kK]|(?:10|[1-9])[mM])(?![A-Za-z0-9])"
# What stands behind a number that belongs to no name: it counts 万, %, 个, tokens. Behind a hyphened number only the first sort.
SHARE = r"[万亿%％]"
COUNTED = (
    r"\s*(?:[万亿%％个年月日次倍款种分名人篇项元美家张轮岁天层条位点]|[多余]?[万亿]|上下文|字|级|长"
    r"|(?:million|billion|trillion|percent|times|users|people|tokens?|context|parameters|params|pp|pts?|points?)\b)"
)
# Words that say no more than that it is a model.
NOISE = re.compile(
    r"(?:系列)?(?:(?:开源|视觉理解|视觉|语言|多模态|对话|认知|推理|文本|基础|基座|通用|预训练)*大?(?:语言)?模型|系列)+\Z"
    r"|[\s-]+(?:(?:pre-training\s+)?framework|(?:series|family)(?:\s+of)?(?:\s+models?)?|(?:foundation|language|base)?\s*models?|llms?)\s*\Z",
    re.IGNORECASE,
)
