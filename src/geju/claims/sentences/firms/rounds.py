"""Rounds of funding in running text: who raises, in which series, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geju.claims.context import Said
from geju.claims.sentences.firms.parties import latin_before, read_party
from geju.claims.sentences.sentence import Sentence, When
from geju.claims.sentences.standing import before_asides, label_end
from geju.model.naming.names import Name
from geju.model.span import Evidence

SERIES = re.compile(
    r"(?<![A-Za-z])(?P<latin>(?:Pre-?)?[A-H]\d?\+{0,3})(?:\s*轮|(?=\s*(?:及|和|、|与|至|到)\s*(?:Pre-?)?[A-H]\d?\+{0,3}\s*轮))|(?P<han>(?:天使|种子)\+{0,2})\s*轮(?!进场|入场|投资者|投资人|股东|就)|(?P<strategic>战略)(?:轮|融资|投资)|"
    r"\b[Ss]eries\s+(?P<series>[A-K](?:\d|-\d)?\+{0,2})(?!\w|[\s-]+(?:investors?|lead|preferred|stock|shares|common))|\b(?P<seed>[Pp]re-[Ss]eed|[Ss]eed|[Aa]ngel)[\s-]+(?:round|funding|financing|investment|capital|money|stage)|(?<=[\dBMKn] )(?P<bare>[Pp]re-[Ss]eed|[Ss]eed)(?=\s+(?:at|led|from|on)\b|[,.;)]|\Z)|\b(?P<plan>[Ss]trategic)\s+(?:round|funding|financing|investment(?= from\b))"
)
# What begins the telling of a round; NAME stands right before it, but for adverbs and times.
_RAISE = re.compile(
    r"(?:完成(?!之?后|时)|获得|斩获|拿下|拿到|募得|融得|募集到?|筹集到?|筹得|敲定|新增(?=资金)|(?<=[再又])拿(?=\s?[\d数近约超逾])|揽下|揽入|吸金|获|融(?=\s?\d)|官宣(?=[^，。]{0,20}融资)|融资(?=(?:了|约|近|超|逾|\s)*\d))(?:了|过|到)?(?=[^，。；;]{0,44}?(?:融资|轮|输资|募资|战略投资|投资\Z|投资[，。]|\d\s*[亿万千百]*[^，。；]{0,6}[元金]))"
    r"|\b(?:(?:has|have|had)\s+)?(?:(?:also|recently|just|already|reportedly|successfully)\s+)?(?:raised|raises|raising|secured|secures|securing|closed|closes|closing|landed|lands|bagged|bags|nabbed|nabs|netted|nets|scored|scores|snagged|snags|pick(?:s|ed) up|pull(?:s|ed) in|haul(?:s|ed) in|took in|takes in|announc(?:ed|es)(?= (?:a |an |its )?(?:[\w-]+ ){0,2}[$€£])|completed|completing|finali[sz]ed)\b(?=[^.;]{0,80}?(?:[$€£¥]\s?\d|\d\s*(?:million|billion|[MB]\b)|\b[Ss]eries [A-K]|\bround\b|\bfunding\b))",
    re.IGNORECASE,
)
# What every sentence that tells of a round contains, in lower case.
_MAY_TELL = re.compile(
    r"[获募融筹轮]|完成|[再又]拿|揽[下入]|拿[下到]|敲定|新增|吸金|官宣|rais|secur|clos|land|bag|nab|complet|finali|series "
)
_OF_A_ROUND = re.compile(
    r"(?P<name>[^，。；;、：:\s]{2,14}?)\s?(?:的|[’']s )\s*(?=(?:[A-H]\d?\+{0,3}\s*轮|天使轮|种子轮|Series [A-K]\b)[^，。]{0,4}(?:融资|round))"
)
# “A 轮（2023 年 6 月）：4 亿元，…”: a line that begins with a series tells that round of whom the list is about.
_LABEL_FIRST = re.compile(
    rf"\W*(?:20\d\d\s?[年./-]\s?\d{{1,2}}\s?月?\s?[，,:：|]?\s?)?(?:{SERIES.pattern})\s*(?:融资)?\s*(?:[（(][^（）()]{{2,20}}[)）])?\s*[:：，,|](?!\s*(?:由|已|该|这))"
)
_ADVERB = re.compile(
    r"(?:披露|透露|公告称?|证实|确认|成立至今|(?:自)?成立以来|至今|迄今|此前|之前|早前|先前|\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?(?:[初底末]|[上中下]旬)?|首轮|首笔|即|仅|只|刚|才|则|便|据传|据称|据报道|传|近日|日前|今日|昨日|近期|刚刚|最近|目前|现已|已经|已|正式|宣布|宣告|官宣|成功|又|再次|再|也|还|率先|顺利|即将|将|有望|正在?|拟|计划|于|在|就|均|连续|接连|先后|陆续|单笔|累计|共计|共|合计|总计|"
    r"成立[^，。]{0,4}年(?:多|内|里)?(?:就)?|[两三半一]年(?:时间|内|来)?|半年[内来]?|一个月内|[一两二三四五六七八九十\d]+个?月内?|上周|本周|上月|本月|今年|去年|年初|近|[，,]|"
    r"从[^，。]{2,12}|以(?!色列|太坊)[^，。]{2,16}(?:估值)?|(?:Pre-?)?[A-H]\d?\+{0,3}\s*轮|(?:天使|种子)\+*轮|\b(?:has|have|had|also|recently|just|already|reportedly|successfully|today|in|on))\s*\Z"
)
_AHEAD = re.compile(
    r"\A(?:\s|近期|近日|日前|其中|此外|另外|而|据悉|据传|据称|据报道|传闻|消息称|随后|目前|同时|与此同时|今年|去年|本周|上周|昨日|今日|消息显示|\d+氪获悉|[*•·\-\d.、\]\[]+(?=\s)|\[[^\]]*\]|[🔥🎉⚡️]+)+"
)
_NOBODY = re.compile(
    r"\A(?:创立|创办|创建|成立|设立)\Z|\A这家[^，。]{1,20}(?:公司|企业|厂商|团队)\Z|\A(?:这是|自从?|在)?(?:(?:该|这家|本|此|两家|两)?(?:公司|企业|团队|机构|平台|初创公司)|其|它|他们|我们|双方|we|(?:(?:when|after|before|since|once|and|but|while|that) )?(?:it|they|the (?:company|startup|firm|lab))|company)?\Z",
    re.IGNORECASE,
)
# “confirmed Thursday that it”: whom the words before name.
_SAID_IT = re.compile(
    r"\b(?:said|announced|confirmed|revealed|disclosed)\b[^,;]{0,24}\b(?:it|they|the (?:company|startup|firm|lab))\Z"
)
_ROUND_ONLY = re.compile(
    r"的?\s*(?:早期|此前|其中|最早|首轮|最新一轮|(?:Pre-?)?[A-H]\d?\+{0,3}\s*轮|天使\+*轮|种子\+*轮|[及和、\s])+\Z"
)
_SAME_ROUND = re.compile(
    r"[本此该这][轮次]|这笔|新一轮|老股东|\b(?:the|this) (?:\w+ )?(?:round|funding|raise|deal|investment)\b|\bIt\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\s+(?:has |have |had |will |each |also |reportedly |then )*(?:commit(?:s|ted)?|invest(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed)?|inject(?:s|ed)?|pledge(?:s|d)?|contribut(?:es|ed)|bought|buys|acquire[sd]?)\b|"
    r"\s*(?:已经?|将|还|也|又|承诺|计划|宣布|共|累计|分别|各|则)*(?:投入|注入|出资|认购|斥资|砸下|投资)"
)
_GOES_ON = re.compile(r"\bwhich\b[^.;]*\band\s*\Z")
_IN_BRACKETS = re.compile(r"\b(?:round|raise|financing|funding|deal)\s*[(（]\Z")
_SAID = re.compile(r"\b(?:said|announced|confirmed|revealed|disclosed)\s+(?:on\s+|in\s+)?(?:\w+day,\s+)?\Z")
_TOGETHER = re.compile(r"\s*(?:、|和|与|及|以及|&|,? and)\s*")
_CLAUSE_START = re.compile(r"[，,。；;：:！？!?\n（(|](?!\d)")


@dataclass(frozen=True)
class Round:
    """A round that a sentence tells of: ``start`` is where its telling begins, ``raiser`` None where that is unclear."""

    start: int
    raiser: Said | None
    series: str = ""
    evidence: tuple[Evidence, ...] = ()
    when: When | None = None


def is_investor(name: Name) -> bool:
    """Whether an organization is known mostly for investing."""
    return bool(name.known and "investor" in name.known.tags and "giant" not in name.known.tags)


def home(sentence: Sentence) -> Said | None:
    """The company whose section it is, where the sentence, which tells of investors too, names it."""
    company = sentence.context.company
    named = [n.known for n in sentence.named("Organization") if n.known]
    return company if company and company.name.known in named else None


def gives_money(sentence: Sentence, said: Said) -> bool:
    """Whether a sentence tells of a company that it puts money into another: “Amazon committed $50B”."""
    name = next((n for n in sentence.names if sentence.span(n.start, n.end) == said.span), None)
    return name is not None and bool(_GIVES.match(sentence.text, name.end))


def series_word(match: re.Match[str]) -> str:
    """The series of a match as the vocabulary writes it: ``B+``, ``天使轮``, ``Seed``, ``Strategic``."""
    if match["han"]:
        return f"{match['han']}轮"
    if match["strategic"]:
        return match[0]
    return match["latin"] or match["series"] or (match["seed"] or match["bare"] or match["plan"]).capitalize()


def find_series(sentence: Sentence, start: int, end: int) -> tuple[str, tuple[Evidence, ...]]:
    """The series that ``text[start:end]`` names, if it names just one."""
    found = {series_word(m): m for m in SERIES.finditer(sentence.text, start, end)}
    if len(found) != 1:
        return "", ()
    ((word, match),) = found.items()
    return word, (Evidence("series", sentence.span(*match.span())),)


@lru_cache(maxsize=256)
def rounds(sentence: Sentence) -> tuple[Round, ...]:
    """The rounds that a sentence tells of, in order."""
    text = sentence.text
    if not _MAY_TELL.search(text.lower()):
        return ()
    begins: list[tuple[int, Said | None]] = [
        (m.start(), find_raiser(sentence, m.start())) for m in _RAISE.finditer(text)
    ]
    if not sentence.start and _LABEL_FIRST.match(text):
        begins.append((0, sentence.carried_or_section("Organization") or topic_of(sentence)))
    for match in _OF_A_ROUND.finditer(text):
        party = read_party(sentence, *match.span("name"))
        if party:
            begins.append((match.start(), sentence.said(party)))
    begins.sort(key=lambda pair: pair[0])
    for index in range(1, len(begins)):  # “X 完成 E 轮融资，筹集资金 …”: the second verb has no subject of its own
        start, raiser = begins[index]
        if raiser is None and _without_adverbs(sentence, start) <= _clause_start(text, start):
            begins[index] = start, begins[index - 1][1]
    for index, (start, raiser) in enumerate(begins):  # “…, which was led by X and closed in May”
        if raiser is None and (_GOES_ON.search(text, 0, start) or _IN_BRACKETS.search(text, 0, start)):
            begins[index] = start, sentence.carried_or_section("Organization")
    found: list[Round] = []
    for index, (start, raiser) in enumerate(begins):
        stop = begins[index + 1][0] if index + 1 < len(begins) else len(text)
        series, evidence = find_series(sentence, start, stop)
        if not series:  # “宣布 D 轮融资 23 亿美元”
            series, evidence = find_series(sentence, _clause_start(text, start), start)
        before = found[-1] if found else None
        if not series and before and _goes_on(sentence, before, start, raiser):
            series, evidence = before.series, before.evidence
        found.append(
            Round(start, raiser, series, evidence, sentence.when(start, start, about=raiser) or _announced(sentence))
        )
    return tuple(found)


def _announced(sentence: Sentence) -> When | None:
    """When a round was told of, where that is the one time of the sentence: “…, the company said on May 3, 2024”."""
    if len(sentence.moments) != 1:
        return None
    (only,) = sentence.moments
    said = _SAID.search(sentence.text, 0, only.start)
    return When(only.value.iso, sentence.time_evidence(only)) if said and not only.value.relative else None


def _goes_on(sentence: Sentence, before: Round, start: int, raiser: Said | None) -> bool:
    """Whether a verb at ``start`` that names nobody tells more of the round before it: “… E 轮融资，筹集资金 …”."""
    same = raiser is not None and before.raiser is not None and before.raiser.mention == raiser.mention
    return same and _without_adverbs(sentence, start) <= _clause_start(sentence.text, start)


def round_at(sentence: Sentence, at: int, *, framed: bool = False) -> Round | None:
    """The round that the words at ``at`` belong to: the last begun before them, else the one of the sentence before.

    What is ``framed`` (“以 … 估值融资”) belongs to the round that begins behind it in its clause.
    """
    here = rounds(sentence)
    after = [r for r in here if r.start > at and not _CLAUSE_START.search(sentence.text, at, r.start)]
    if framed and after:
        return after[0]
    before = [r for r in here if r.start <= at]
    if before:
        return before[-1]
    if here and not _CLAUSE_START.search(sentence.text[at : here[0].start]):
        return here[0]
    earlier = sentence.previous
    if earlier is not None and _SAME_ROUND.search(sentence.text):
        told = rounds(earlier) or (rounds(earlier.previous) if earlier.previous else ())
        return told[-1] if told else None
    return None


def find_raiser(sentence: Sentence, at: int) -> Said | None:
    """Who raises, where the telling begins at ``at``: who is named right before, else who is carried; None if unclear."""
    end = _without_adverbs(sentence, at)
    start = _clause_start(sentence.text, at)
    raiser = _named_raiser(sentence, end)
    if raiser is None and end <= start:  # “…，据传仅在 2023 年完成过一轮融资”: the clause itself names nobody
        return sentence.subject(start, "Organization") or _labelled(sentence, start) or topic_of(sentence)
    return raiser


def _labelled(sentence: Sentence, start: int) -> Said | None:
    """Whose section it is, where a clause begins behind a label of capitalised words that name nobody."""
    label = label_end(sentence.text, start)
    nobody = label and not sentence.text[label:start].strip() and not any(n.start < label for n in sentence.names)
    return sentence.carried_or_section("Organization") if nobody else None


def _named_raiser(sentence: Sentence, end: int) -> Said | None:
    text = sentence.text
    start = _clause_start(text, end)
    ahead = _AHEAD.match(text[start:end])
    start += ahead.end() if ahead else 0
    start = max([start, *(m.end for m in sentence.moments if m.end <= end)])
    words = text[start:end].strip()
    unnamed = not any(start <= n.start and n.end <= end for n in sentence.named("Organization"))
    if _NOBODY.match(words) or (unnamed and _SAID_IT.search(words)) or _ROUND_ONLY.match(words) or words in ("", "的"):
        return sentence.subject(start, "Organization") or _labelled(sentence, start) or topic_of(sentence)
    topic = topic_of(sentence)
    if topic and topic.mention.name in words:
        place = start + text[start:end].rfind(topic.mention.name)
        return sentence.said(Name(place, place + len(topic.mention.name), topic.mention.name, "Organization"))
    named = [
        n for n in sentence.named("Organization") if start <= n.start and n.end == start + len(text[start:end].rstrip())
    ]
    if named:
        return None if _is_joint(sentence, named[-1]) else sentence.said(named[-1])
    latin = latin_before(text, end)
    if latin and latin[0] >= start and re.match("[a-z]?[A-Z]", text[latin[0] :]) and not _has_han(words):
        return sentence.said(Name(*latin, text[latin[0] : latin[1]], "Organization"))
    party = read_party(sentence, start, end) if _has_han(words) else None
    if party:
        return sentence.said(party)
    known = [n for n in sentence.named("Organization") if start <= n.start and n.end <= end and not sentence.oblique(n)]
    if known and _has_han(
        words
    ):  # “零一万物由李开复创立，…完成天使轮融资”: the only company, and what the clause begins with
        leads = len(known) == 1 and not text[start : known[0].start].strip()
        return sentence.said(known[0]) if leads else None
    return sentence.said(known[-1]) if known and not _is_joint(sentence, known[-1]) else None


def _is_joint(sentence: Sentence, name: Name) -> bool:
    """Whether a company is the last of a list of several, so that what they raised is no one's."""
    return any(_TOGETHER.fullmatch(sentence.text, n.end, name.start) for n in sentence.named("Organization"))


def _clause_start(text: str, at: int) -> int:
    starts = [m.end() for m in _CLAUSE_START.finditer(text, 0, at)]
    return starts[-1] if starts else 0


def topic_of(sentence: Sentence) -> Said | None:
    """Whom the heading above says that a round is of, where it is nobody known."""
    return sentence.passage.topic if sentence.context.block.kind != "heading" else None


def _without_adverbs(sentence: Sentence, at: int) -> int:
    """Where the words before ``at`` end when adverbs and times are taken off."""
    text = sentence.text
    while True:
        at = before_asides(text, len(text[:at].rstrip()))
        time = next((m for m in sentence.moments if m.end == at), None)
        adverb = _ADVERB.search(text, max(0, at - 24), at)
        brackets = re.search(r"[（(][^（）()]{1,30}[)）]\Z", text[:at])
        if time:
            at = time.start
        elif adverb and adverb.end() == at:
            at = adverb.start()
        elif brackets:
            at = brackets.start()
        else:
            return at


def _has_han(words: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in words)
