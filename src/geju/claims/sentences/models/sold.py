"""What is sold for so much: unheard-of plans by the month, and prices that say only “in” and “out”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.once import once
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import own_model
from geju.claims.values.price import MILLION, read_prices
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence, Span
from geju.model.vocabulary import Vocabulary

# “Acme Max is $200 per month”: capitalised words that begin a clause and cost so much a month are something sold.
_SOLD = re.compile(
    r"(?:(?<=[.;:] )|\A\s*|(?<=\band ))(?P<name>(?!(?:The|This|That|It|Its|They|Each|Both|Access|Pricing|Price|Plans?|Subscriptions?|Users?|Membership|Which)\b)[A-Z][\w-]*(?: (?:[A-Z][\w+-]*|\d{1,2}(?:\.\d)?)){0,3})(?:, [^,;.]{3,60},)? (?:(?:now )?costs?|is(?: now)?(?: priced at)?|starts at|remains) (?:just |only |about )?\Z"
)
# “input costs $0.40 and output $1.00”, “$0.30 in and $0.50 out”: for as many tokens as the prices told before.
_PLAIN = re.compile(
    r"\b(?:[Ii]nput|[Oo]utput)(?: tokens?)? (?:(?:is |are )?(?:now )?(?:billed |charged |priced )?at |costs? |is |are )?(?P<behind>[$€£]\d(?:[\d.]*\d)?)(?!\s*(?:/|per|a\b|\.?\d|[MBK]))|(?P<ahead>[$€£]\d(?:[\d.]*\d)?)\s*(?:(?:for |per )?(?:input|output)\b|on (?:a |the )?(?:cache )?(?:hit|miss)(?:es)?\b|in\b(?=,? (?:and|/)|[,;.]|\Z)|out\b)"
)
_FOR = re.compile(r"\b(?:for|of) (?:the |its )?[*]*\Z")
_MILLION = re.compile(r"(?:/|per) ?(?:1 ?)?(?:M|million) (?:\w+ )?tokens?", re.IGNORECASE)


def sold(sentence: Sentence, at: int) -> tuple[Name | None, re.Match[str] | None]:
    """The capitalised words that are told to cost what stands at an offset, where they name nobody else."""
    found = _SOLD.search(sentence.text, 0, at)
    if found is None or any(
        n.start < found.end("name") and found.start("name") < n.end and n.type in ("Person", "Benchmark")
        for n in sentence.names
    ):
        return None, None
    start, end = found.span("name")
    return Name(start, end, sentence.printed(start, end), "Product"), found


def plain_prices(sentence: Sentence) -> Iterator[Claim]:
    """Prices that say input or output and not for how many tokens, where the text tells all of its prices for a million."""
    found = list(_PLAIN.finditer(sentence.text))
    base = _token_base(sentence.passage.document, sentence.vocabulary) if found else None
    if base is None:
        return
    for match in found:
        group = "behind" if match["behind"] else "ahead"
        start, end = match.span(group)
        prices = read_prices(match[group], per=MILLION)
        subject = sentence.subject(start, "Model", "Product")
        direction = "cache_read" if " hit" in match[0] else "output" if "out" in match[0].lower() else "input"
        if subject and len(prices) == 1 and not sentence.unreal(start, end):
            told = (Evidence("direction", sentence.span(*match.span())), Evidence("unit", base))
            yield sentence.claim(subject, "price", prices[0].quantity, start, end, told, direction=direction)


@once
def _token_base(document: Document, vocabulary: Vocabulary) -> Span | None:
    """Where a text first says that prices are for a million tokens."""
    found = _MILLION.search(document.text)
    return document.span(*found.span()) if found else None


def just_named(sentence: Sentence, at: int) -> Said | None:
    """The one model of the sentence before, where this one names none: “**New for X.** The price is now …”."""
    earlier = sentence.previous
    if earlier is None or any(n.type in ("Model", "Product") and n.end <= at for n in sentence.names):
        return None
    named = earlier.named("Model")
    return earlier.said(named[0]) if len({n.name for n in named}) == 1 else None


def priced_for(sentence: Sentence, start: int, end: int) -> Said | None:
    """The model of “prices for X begin at …” and of “charges … for X”, where the words before the price name no other."""
    models = [n for n in sentence.named("Model", "Product") if n.type == "Model"]
    before = [n for n in models if n.end <= start]
    if len({n.name for n in before}) == 1 and _FOR.search(sentence.text, 0, before[0].start):
        return sentence.said(before[0])
    after = next((n for n in models if n.start >= end), None) if not before else None
    between = sentence.text[end : after.start] if after else ""
    return sentence.said(after) if after and _FOR.search(between) and ";" not in between else None


def named_above(sentence: Sentence, left: int, at: int) -> Said | None:
    """The one model that the caption of the table right above names, where the words speak of a model without its name."""
    before = sentence.context.before
    caption = before.table.caption if before and before.table else None
    if caption is None or not re.search(r"模型|[Mm]odels?\b", sentence.text[left:at]):
        return None
    lexicon = sentence.vocabulary.lexicon
    names = [n for n in find_names(caption.text, lexicon, "Model") if n.sure]
    if len(names) != 1:
        return None
    place = sentence.passage.document.span_of(caption, names[0].start, names[0].end)
    return Said(names[0].mention, place, names[0])


def whole_texts(sentence: Sentence, at: int) -> Said | None:
    """The model that the whole text is about, where nothing else that has a price is named: “API 输入 0.8 元/百万 tokens”."""
    named = sentence.named("Model", "Product", "Organization")
    return own_model(sentence, at, "Model") if not named else None
