"""The words by which a source says who put money into whom."""

from __future__ import annotations

import re

_HOW = r"(?:联合|共同|独家|独(?=投)|继续|持续|超额|追加|跟随|分别|战略|重仓|首度|首次|再度|一同|均|均有|也)*"
_DID = rf"(?:{_HOW}(?:领投|跟投|参投|跟进(?=[，,。；;]|\Z)|牵头(?=[，,。；;]|\Z)|主导(?=[，,。；;]|\Z)|加注|加码(?=[，,。；;]|\Z)|押注|下注|注资|认购|入股|出资(?![本金产源])|参与(?=[，,。；;]|\Z|了?[本此该])|参与投资|参与其中|(?:投资|(?<![创风领深战])投)(?=[，,。；;）)]|\Z)))"
# “由 X、Y 领投”; the list begins behind 由 or the clause's start and ends at the verb.
BEFORE = re.compile(
    rf"(?:由(?P<agents>[^；;。！？由]{{2,160}}?)|(?:(?<=[，,；;。：])|(?<=[投资]、)|\A|获得?了?)(?P<list>[^，；;。！？由：获]{{2,120}}?))(?:等[^，。；]{{0,18}}?)?{_DID}"
)
AFTER = re.compile(
    r"(?:投资方|投资机构|投资者|投资人|资方|领投[方人]|跟投[方人]|参投方|参与[者方]|股东)(?:名单|阵容)?中?(?:主要|或|还|也|既|则)*(?:包括|包含|涵盖|为|有|是|：|:)(?:了)?\s*(?P<list>[^；;。！？]{2,160})"
)
BACKED = re.compile(
    r"(?:获得?|得到)(?:了)?(?P<list>(?:(?![投注]，)[^；;。！？]){2,120}?)(?:等[^，。；]{0,14}?)?(?:的)?(?:[A-H]\d?\+{0,3}\s*轮|天使\+*轮|种子\+*轮|战略|独家|联合|共同)*(?:投资|支持|加持)(?![者人机方基])"
)
# “获 X 5 亿元战略投资”, “获 X 追加投资 40 亿美元”
PAID = re.compile(
    r"(?:获得?|拿到)了?\s?(?P<list>[^，。；;：\d轮]{2,40}?)(?:等[^，。\d]{0,8}?)?\s?(?:共计|总额|合计)?(?:(?:超|近|约|逾|数)?\s?[\d数][\d.,]*\s?[亿万千百]+(?:美?元|人民币|美金|[欧港日]元)的?(?:战略|独家|联合|追加|股权|天使|种子)*(?:投资|注资)|(?:战略|追加|再次|联合)*(?:投资|注资)了?\s?(?:超|近|约|逾)?\s?\d)"
)
# “从 X 获得 10 亿美元融资”, “X 作为新投资方加入”, “X、Y 等资方。”, “X 在投资机构名单中”.
OTHERWISE = re.compile(
    # “B+ 轮（2025 年 4 月）：X、Y，合计 5 亿元”
    r"\A\W*(?:(?:Pre-?)?[A-H]\d?\+{0,3}|天使\+*|种子\+*)\s*轮\s*(?:[（(][^（）()]{2,20}[)）])?\s*[:：](?P<bare>[^，；。\d、]{2,24}、(?:(?![领跟参]投)[^，。；\d]){2,80}?)(?=[，；。]|\Z)|"
    r"从(?P<list>[^，。；;从]{2,40}?)(?:那里|处|等[^，。；;]{0,6})?(?:获得?|拿到|募得|融得|筹集)到?了?(?=[^，。；;]{0,24}(?:融资|投资|注资))|"
    r"(?:(?<=[，,；;。])|\A)(?P<joins>[^，；;。！？由]{2,80}?)(?:作为|成为)(?:新|新晋|战略|最新|主要|外部|首个|首批)*(?:的)?(?:投资方|投资者|投资人|股东)(?:加入|参与|进入)?|"
    r"(?:(?<=[，,；;。])|\A)(?P<closes>[^，；;。！？由是]{2,120}?)(?:等|加)(?:多家|知名)?(?:投资方|资方|投资机构)(?=[。；;]|\Z)|"
    r"(?:集齐|汇集|汇聚|云集)了?(?P<held>[^，；;。！？]{2,80}?)(?:等|一众|众多|多家)+(?:头部|知名|顶级|一线)*(?:投资机构|投资方|机构|资方)|"
    r"(?:(?<=[，,；;。])|\A)(?P<lists>[^，；;。！？由]{2,80}?)(?:也|均|都)?在(?:[^，。；;]{0,6})?(?:投资机构|投资方|投资人|投资者|股东)(?:的)?(?:名单|名册|行列|之列)"
)
# “甲对乙进行了 2 亿元的投资”, “甲已于 2024 年向乙投资 2 亿元”
GAVE = re.compile(
    r"(?:(?<=[，,；;。])|\A)\s?(?P<giver>[^，。；;\s\d]{2,16}?)\s?(?:宣布)?(?:已经?|曾|还|也|又|再)?(?:[于在]?\s?\d[\d年月日季度上下半\s–~至到-]{1,18})?\s?(?:完成了?)?[对向]\s?(?P<taker>[^，。；;]{2,16}?)\s?"
    r"(?:(?:进行了?|完成了?|追加了?|的)(?P<sum>[^，。；;]{0,20}\d[^，。；;]{0,12}?)的?(?:战略|股权|追加)?(?:投资|注资)|(?:战略|追加)?(?:投资|注资|出资)了?(?P<paid>[^，。；;]{0,8}?\d[^，。；;]{1,14}))"
)
# “甲以 8 亿美元入股乙”, “甲投资乙 8 亿美元”
BOUGHT = re.compile(
    r"(?:(?<=[，,；;。])|\A)\s?(?P<giver>[^，。；;\s\d]{2,16}?)\s?(?:已|曾|还|也|又|再|将)?\s?(?:以|斥资|出资|豪掷|耗资)\s?(?P<sum>[^，。；;]{0,6}\d[\d.,]*\s?[亿万千百]+[^，。；;\d]{1,4}?)\s?(?:战略)?(?:入股|投资|注资)了?\s?(?P<taker>[^，。；;\d]{2,16}?)(?=[，,。；;]|\Z)|"
    r"(?:(?<=[，,；;。])|\A)\s?(?P<giver2>[^，。；;\s\d]{2,16}?)\s?(?:已|曾|还|也|又|再)?(?:战略|追加)?(?:投资|注资)了?\s?(?P<taker2>[^，。；;\d]{2,16}?)\s?(?P<sum2>\d[\d.,]*\s?[亿万千百]+(?:美?元|人民币|美金|[欧港]元))(?=[，,。；;]|\Z)"
)
# “甲投入 500 亿美元” behind a sentence that tells a round
PUT_IN = re.compile(r"\s?(?:各|分别)?(?:投入|出资|注资|认购)了?\s?(?:约|近|超过?|逾|至多|最多)?\s?\d[\d.,]*\s?[亿万]")
# “SoftBank led a $40 billion round in OpenAI”
EN_GAVE = re.compile(
    r"\s+(?:has |have )?(?:also )?(?:co-)?(?:led|leads|joined) (?:a|an|the) (?P<sum>[^.;,]{0,40}?)(?:round|investment|financing|raise) (?:in|for|of) "
)
LIST_ENDS = re.compile(r"[，,](?=[^、]{0,30}(?:融资|估值|本轮|此次|老股东|用于|将|资金))")
EN_AFTER = re.compile(
    r"\b(?:(?:co-)?led by|backed by|(?:with\s+)?participation (?:from|by)|with (?:[a-z]+ )?(?:investments?|backing|support) from|\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:round|financing|deal) (?:also )?included|\b(?:round|financing|deal|raise|Series [A-K]) was (?:also )?joined by|(?:key |notable |other |new |existing |strategic )?(?:investors?|backers?)\s*(?:include[sd]?|including|such as|like|were|are|:)|(?:[Ee]xisting|[Ee]arlier?|[Pp]revious|[Rr]eturning|[Nn]ew) (?:investors?|backers?|shareholders?)(?= [A-Z0-9])|from investors(?: including| such as)?)\s+"
)
EN_FROM = re.compile(
    r"(?:[$€£¥]\s?[\d.,]+\s?(?:[BMK]|[bm]illion)?\+?|\bfunding|\bround|\bfinancing|\bvaluation|\bmoney(?: last \w+)?|[Ss]trategic investment)\s+from\s+"
)
EN_BEFORE = re.compile(
    r"\s+(?:(?:also\s+)?(?:participated|joined (?:the|this) (?:round|deal)|(?:came in|joined|came on board) as (?:\w+ )?(?:investors?|backers?))|(?:also )?(?:put (?:fresh |new |more )?money into (?:it|the (?:company|startup|firm))|invested\b(?=[.,;]|\Z))|took the lead\b|(?:co-)?led (?:the|that|this) (?:round|investment|deal|financing)|leading (?:the )?(?:investment|round)|co-investing|co-invested|(?:also )?took part)\b"
)
# “X and Y, both earlier backers, participated”
ASIDE = re.compile(r", (?:both|all|an?|two|three|each|existing|earlier|previous|the) [^,;.]{3,60},\Z")
INVESTED = re.compile(
    r"(?:战略)?投资了|入股了|参投了|\b(?:has |have )?invested(?: (?:nearly|about|around|roughly|over|more than|up to|almost|another|an additional))?(?: [$€£]?[\d.,~]+\s?(?:[BMK]|[bm]illion)?\+?)?(?: cumulative)? in\b|\binvests in\b|\b(?:an? )?(?:early |lead |major |strategic )?investor(?: / [\w -]{3,40}?)? (?:in|to)\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"融资|轮|募|注资|投资方|投资机构|领投|跟投|参投|加注|机构[押下]注|集齐|汇集|汇聚|云集|入股|战略投资|天使投资|种子投资|追加投资|投资\s?\d|的投资|等[^，。]{0,6}投资|股东(?:名单|阵容)?中?(?:主要|还|也|既)*(?:包括|有)|投\s*\Z|[Rr]ais|[Ff]und|[Rr]ound|[Ff]inanc|[Ii]nvest|[Bb]ack|\bSeries [A-K]|\bled by\b|\bmoney into\b|\btook the lead\b|\bparticipated\b|\btook part\b|[Ss]ecured|[Vv]aluation"
)
HAN = re.compile(r"[\u4e00-\u9fff]")
