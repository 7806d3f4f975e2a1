"""The words of numbers: scales, currencies, counters, operators, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

SCALES = {
    "万亿": Decimal(10) ** 12,
    "萬億": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "千": Decimal(1000),
    "兆": Decimal(10) ** 12,
    "trillion": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "billion": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "thousand": Decimal(1000),
    "T": Decimal(10) ** 12,
    "B": Decimal(10) ** 9,
    "M": Decimal(10) ** 6,
    "K": Decimal(1000),
    "k": Decimal(1000),
}
# Scales that are read as such only behind a currency sign or before a word that is counted: "$25m", "3b tokens".
SHY_SCALES = {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}

CURRENCIES = {
    "USD": ("美元", "美金", "US$", "USD", "US dollars", "dollars", "dollar", "U.S. dollars"),
    "CNY": ("人民币", "人民幣", "元人民币", "元", "圆", "RMB", "CNY", "CN¥", "yuan", "renminbi"),
    "HKD": ("港元", "港币", "港幣", "HK$", "HKD"),
    "EUR": ("欧元", "歐元", "€", "EUR", "euros", "euro"),
    "GBP": ("英镑", "英鎊", "£", "GBP", "pounds"),
    "JPY": ("日元", "日圆", "日圓", "JPY", "yen"),
    "KRW": ("韩元", "韓元", "KRW", "won"),
    "TWD": ("新台币", "元新台币", "元新台幣", "新台幣", "新臺幣", "台币", "台幣", "臺幣", "NT$", "TWD"),
    "SGD": ("新加坡元", "新元", "S$", "SGD"),
    "INR": ("卢比", "₹", "INR", "rupees"),
}
SIGNS = {"$": "USD", "¥": "CNY", "￥": "CNY"}
COUNTERS = {
    "percent": ("%", "％", "percent", "per cent", "pct", "个百分点"),
    "token": ("tokens", "token", "Tokens", "Token", "词元"),
    "character": ("汉字", "字", "characters", "chars"),
    "person": ("余人", "人", "名", "位", "people", "employees", "staff", "persons"),
    "param": ("parameters", "params", "parameter", "param", "参数"),
    "time": ("人次", "次", "times"),
    "company": ("家", "companies", "firms"),
    "paper": ("篇", "papers"),
    "item": ("个", "項", "项", "款", "件", "条", "份", "座", "台", "种"),
    "gpu": ("张", "卡", "块", "GPUs"),
}
ABOUT = (
    "约",
    "約",
    "大约",
    "大概",
    "约为",
    "约合",
    "约有",
    "~",
    "～",
    "≈",
    "about",
    "around",
    "approximately",
    "approx.",
    "roughly",
    "circa",
    "c.",
    "some",
)
OVER = ("超过", "超出", "超", "逾", "突破", "破", "至少", "不低于", "不少于", "多于", "高于", "大于", "(?<![经通超不])过", "(?<![-=])>", "≥", "over", "more than", "above", "at least", "exceeding", "exceeds", "exceeded", "in excess of", "upwards of", "surpassed", "surpassing", "topped")  # fmt: skip
NEAR = ("接近", "将近", "逼近", "近", "nearly", "almost", "close to", "just under")
BELOW = ("不到", "不足", "低于", "少于", "小于", "不超过", "至多", "最多", "<", "≤", "less than", "under", "below", "up to", "fewer than", "at most")  # fmt: skip
AFTER_OVER = ("以上", "+", "＋", "余", "餘", "多(?!模态|语|种|轮|样|任务|尺寸)", "or more", "plus", "and above")
AFTER_ABOUT = ("左右", "上下(?!文)", "or so")
AFTER_BELOW = ("以下", "以内", "之内", "or less")


def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; a Latin word is not cut in two."""
    parts = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        body = word if "(?" in word else re.escape(word).replace(r"\ ", r"\s+")
        if word[-1].isascii() and word[-1].isalpha():
            body += r"(?![A-Za-z])"
        if word[0].isascii() and word[0].isalpha():
            body = r"(?<![A-Za-z])" + body
        parts.append(body)
    return "|".join(parts)


CURRENCY_OF = {word.lower(): code for code, words in CURRENCIES.items() for word in words} | SIGNS
COUNTER_OF = {word.lower(): unit for unit, words in COUNTERS.items() for word in words}
