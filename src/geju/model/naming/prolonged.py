"""Names of models and products that go on in running text: “Claude Code Security”, “Kling 3.0”."""

from __future__ import annotations

import re

from geju.model.naming.words import COUNTED

_VERSION = re.compile(r" [vV]?\d{1,2}\.\d{1,2}(?![\d%％]|\.\d|[A-Za-z]|\s+\d|\s*[|/-])")
_COUNTED = re.compile(COUNTED, re.IGNORECASE)
# Words that tell of a thing without naming another: “Claude API”, “Llama Community License”.
_NO_PART = (
    r"(?:APIs?|SDK|CLI|IDE|CEO|CTO|COO|CFO|AI|LLMs?|Apps?|Web|Team|Teams|Group|Labs?|Inc|Users?|Plus|Pro|Max|Enterprise|Business|Plan|Plans|"
    r"Subscription|Subscribers?|Licen[sc]e|Community|Technical|Report|Paper|Blog|Model|Models|Series|Family|Version|Release|Stack|"
    r"Store|Hub|Platform|Server|Agents?|Agreement|Research|Researchers?|Support|Service|Services|Token|Tokens|Pricing|Price|System|"
    r"Card|Index|Ecosystem|Strategy|Revenue|Valuation|Benchmark|Weights|Chat|Demo|News|The|And|In|On|At|For|With|By|Is|Has|Was|Of|To|"
    r"Vs|From|But|While|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_WORDS = re.compile(rf"(?: (?!{_NO_PART})[A-Z][a-z]{{2,}}(?![A-Za-z0-9’'_@&-])){{1,2}}")
_HAN = "\u4e00-\u9fff"
# Running text on both sides: Chinese around Latin words, or words in small letters.
_AHEAD = re.compile(rf"(?:\A|[{_HAN}，。：、；「“（]|\b[a-z]+)\s?[\s“\"「*`\[]*\Z")
_BEHIND_HAN = re.compile(rf"[”\"」*`\]]*\s?[{_HAN}，。、；：）”」]")
_BEHIND_LATIN = re.compile(r"[”\"*`\]]*(?:,? [a-z]{2,}\b|[.,](?:\s|\Z)|\Z)")
_STARTS = re.compile(r"[”\"*`\]]*,? (?:is|was|are|can|will|has|comes|came|became|scores?|runs)\b")


def prolonged(text: str, start: int, end: int) -> int:
    """Where a name ``text[start:end]`` ends with the version or the capitalised words that running text goes on with."""
    if not text[end - 1].isascii() or not text[end - 1].isalnum():
        return end
    version = _VERSION.match(text, end) if text[end - 1].isalpha() else None
    if version and not _COUNTED.match(text, version.end()):
        return version.end()
    words = _WORDS.match(text, end)
    ahead = _AHEAD.search(text, max(0, start - 40), start)
    if words is None or ahead is None:
        return end
    latin = _STARTS if not text[:start].strip(' *`[“"') else _BEHIND_LATIN
    goes_on = _BEHIND_HAN.match(text, words.end()) or latin.match(text, words.end())
    return words.end() if goes_on else end
