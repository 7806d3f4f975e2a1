"""Lists below a line that says what they hold: “**Valuation Progression:**” over “- $2.8B (September 2024)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.claims.context import Context
from geju.claims.labels.facts import Dated, Fact, Key, bare, read_facts, read_key, read_when, say
from geju.claims.titles import looks_like_person
from geju.claims.values.moment import find_moments
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import find_names, read_name
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_LEAD_LENGTH = 60
# “2023: $3.4M”, “2024 年 5 月 — 25 亿美元”: a time before the value.
_TIMED = re.compile(r"\s*(?P<time>[^:：—–]{4,20}?)\s*(?:[:：]|\s[-—–]\s)\s*")
_VALUE_END = re.compile(r"\s*(?:\Z|[(（,，;；:：。—–-]|(?:in|as of|by|at|from|across)\b)")
_NAME_END = re.compile(r"\s*(?:[(（:：]|\s[-–—]\s|\Z)")
# “Alibaba — investor, partner”: a name and what it is to whom the document is about.
_TIE = re.compile(r"\s*(?P<name>[^—–:：,，]{2,40}?)\s+[—–-]\s+(?P<words>[^.。;；:：]{3,60})\s*\Z")
_PRODUCTS = re.compile(
    r"\W*(?:(?:key|core|main|other|our) )?(?:products?|product (?:line-?up|portfolio|suite)|apps|产品(?:矩阵|线)?)\W*\Z",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"\s*(?P<name>(?!Series [A-K]\b)[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,2})\s+[—–]\s+(?=[^.;]{0,60}\b(?:models?|LLMs?|apps?|assistant|chatbot|agents?|platform|tools?|API|SDK|editor|browser|search|engine|interface|studio|suite|"
    r"video|image|voice|speech|audio|music|cod(?:e|ing)|generat\w+|service|cloud|product|companion|robots?|glasses|device|software|IDE|workspace)\b)",
)
_BACKS = frozenset({"investor", "lead investor", "major investor", "early investor", "strategic investor", "backer", "early backer", "lead backer", "shareholder", "投资方", "投资者", "股东"})  # fmt: skip
_MAKES = frozenset({"developer", "maker", "creator", "parent company", "开发者", "开发商"})


def read_lists(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """A claim for each item of a list whose lead names a kind or a measure, in a section with a fitting subject."""
    for index, context in enumerate(contexts):
        subject = context.subject
        following = contexts[index + 1] if index + 1 < len(contexts) else None
        if subject is None or following is None or following.block.kind != "item" or not _leads(document, context):
            continue
        label = Evidence("header", document.span_of(context.block.text))
        key = read_key(context.block.text.text, subject.mention.type, (label,), vocabulary)
        if key is None or key.kind.form not in ("quantity", "entity"):
            continue
        for item in _items(contexts, index):
            yield from _item(document, item, key, vocabulary)


def read_ties(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """“[[Alibaba]] — investor, partner” in a company's document: investor; “— developer” in a model's: developer."""
    for context in contexts:
        text = context.block.text
        tie = _TIE.match(text.text) if context.block.kind == "item" else None
        if tie is None or not _is_organization(document, context, tie["name"], vocabulary):
            continue
        words = {piece.strip().lower() for piece in re.split(r"[,，、/;&]|\band\b", tie["words"])}
        for subject, kind, said in ((context.company, "investor", _BACKS), (context.subject, "developer", _MAKES)):
            fits = subject is not None and subject.mention.type in vocabulary.kinds[kind].subject
            if subject is None or not fits or not words & said or subject.mention.name == tie["name"]:
                continue
            yield Claim(
                document.name, document.document_id, subject.mention, kind, Mention(tie["name"], "Organization"),
                document.span_of(text, *tie.span("name")), evidence=(subject.evidence(),), extractor="card",
            )  # fmt: skip


def read_products(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """“- Quillpad — web editor” in the section of a company's products: developer."""
    for context in contexts:
        company, text = context.company, context.block.text
        listed = _PRODUCT.match(text.text) if context.block.kind == "item" and company else None
        if company is None or listed is None or not any(_PRODUCTS.match(h.text.text) for h in context.headings):
            continue
        known = find_names(listed["name"], vocabulary.lexicon)
        maker = known[0].maker if known else ""
        own = company.name.known.entity_id if company.name.known else ""
        if any(n.type not in ("Product", "Model") for n in known) or (maker and maker != own):
            continue
        kind = known[0].type if known else "Product"
        place = document.span_of(text, *listed.span("name"))
        yield Claim(
            document.name, document.document_id, Mention(listed["name"], kind), "developer", company.mention, place,
            evidence=(Evidence("subject", place), company.evidence("value")), extractor="card",
        )  # fmt: skip


def _is_organization(document: Document, context: Context, words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are a known organization, or a link whose name is nothing else that is known."""
    name = read_name(words, vocabulary.lexicon, "Organization")
    if name:
        return bool(name.known and name.sure)
    source = document.text[context.block.start : context.block.end]
    return f"[[{words}]]" in source and not find_names(words, vocabulary.lexicon)


def _leads(document: Document, context: Context) -> bool:
    """Whether a block is a line that a list belongs to: a heading, a line in bold, a line that ends in a colon."""
    block = context.block
    text = block.text.text.rstrip()
    if len(text) > _LEAD_LENGTH or block.table:
        return False
    bold = document.text[block.start : block.end].strip().startswith("**")
    ends = text.endswith((":", "："))
    return block.kind == "heading" or ends or (block.kind == "paragraph" and bold and not re.search("[:：]", text))


def _items(contexts: Sequence[Context], index: int) -> Iterator[Context]:
    """The items right below a lead; below an item those that are deeper."""
    lead = contexts[index].block
    level = contexts[index + 1].block.level
    for context in contexts[index + 1 :]:
        block = context.block
        if block.kind != "item" or (lead.kind == "item" and block.level <= lead.level):
            return
        if block.level == level:
            yield context


def _item(document: Document, item: Context, key: Key, vocabulary: Vocabulary) -> Iterator[Claim]:
    text, subject = item.block.text, item.subject
    if subject is None:
        return
    if key.kind.form == "entity":
        yield from (say(document, text, subject, key, fact) for fact in _named(text.text, key, vocabulary))
        return
    timed = _TIMED.match(text.text)
    start, when = 0, None
    if timed and len(find_moments(timed["time"])) == 1:
        start = timed.end()
        when = read_when(document, text, *timed.span("time"))
    elif timed and re.fullmatch(r"20[0-3]\d\s*年?", timed["time"]):
        start = timed.end()
        place = document.span_of(text, timed.start("time"), timed.start("time") + 4)
        when = Dated(timed["time"][:4], Evidence("time", place))
    for fact in read_facts(key, text.text[start:], document, vocabulary):
        if bare(fact) or not _VALUE_END.match(text.text, start + fact.end):
            continue
        when = when or read_when(document, text, start + fact.end, len(text))
        yield say(document, text, subject, key, fact, shift=start, when=when, doubt=text.text)


def _named(words: str, key: Key, vocabulary: Vocabulary) -> Iterator[Fact]:
    """The one name that an item begins with; an unknown one only where it is shaped like a person's and may be one."""
    end = _NAME_END.search(words)
    head = words[: end.start()].strip() if end else words.strip()
    name = read_name(head, vocabulary.lexicon, *key.kind.entity_types)
    start = words.find(head)
    if name and name.known and name.sure:
        yield Fact(Mention(head, name.type), start, start + len(head))
    elif key.kind.entity_types == ("Person",) and looks_like_person(head) and not read_name(head, vocabulary.lexicon):
        yield Fact(Mention(head, "Person"), start, start + len(head))
