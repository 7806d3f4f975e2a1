"""Companies and models that an English text introduces and no lexicon knows, and the short forms of companies' names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.content import read_words
from geju.claims.titles import title_words

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_FILE = Path(__file__).with_name("learnt_firms.yaml")
_WORD = r"[a-z]?[A-Z][\w&-]*(?:[’'](?!s\b)[A-Z][\w-]+)?(?:\.(?:ai|AI|io|com))?"
NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_SORT = r"(?:startup|start-up|upstart|company|firm|lab|developer|unicorn|maker|\w+maker|provider|vendor|publisher|operator|builder|app|chatbot)"
_MONEY = r"(?:(?:a|an|another|about|around|over|nearly|more than|some|up to) ){0,2}(?:US)?[$€£]\s?\d"
_RAISED = r"(?:raised|raises|secured|secures|closed|closes|landed|lands|bagged|took|pulled in|brought in|drew|hauled in|picked up|collected|nabbed)"
_OFTEN_SAID = r"(?:(?:has|have|had|also|recently|just|reportedly) ){0,2}"
_NO_POST = r"(?!\b(?:founder|co-founder|chief|CEO|head|analyst|president|director|professor|partner|executive|researcher|scientist|engineer)\b)"
# What stands behind the name of a company: what it is, what it did, what it has.
_THEN = "|".join(
    (
        rf"(?P<sort>), (?:an?|the) (?:(?!\b(?:of|founder|co-founder|chief|CEO|by)\b)[^.,;\n]){{0,60}}?\b{_SORT}(?=[,.;]|\s(?:founded|based|that|which|behind|backed|led|in|of|from|co-founded|building|making|started|whose)\b)",
        rf", (?:an?|the) [^.,;\n]{{3,80}}, {_OFTEN_SAID}{_RAISED} [^.;\n]{{0,12}}[$€£]\s?\d",
        rf", (?:an?|the) (?:{_NO_POST}[^.,;\n]){{3,90}}, (?:today |also |has )?(?:said|announced|confirmed)\b(?=[^.;\n]{{0,80}}(?:raised|closed|secured|exceeded|funding|round|[$€£]\d))",
        rf" {_OFTEN_SAID}{_RAISED} {_MONEY}",
        r" (?:was|were) (?:co-)?founded\b| was (?:started|set up|formed) (?:in|by)\b| is backed by\b| (?:is|was|has been) valued at\b| (?:is|was) (?:headquartered|based) in\b",
        r" (?:emerged|emerges|came) (?:from|out of) stealth\b",
        r" (?:has |have )?announced (?:a|an|its) (?:new )?(?:US)?[$€£]\s?\d",
        r" employs (?:about |around |some |roughly |more than |over |nearly )?\d",
        r" (?:builds|sells|develops) [^.,;\n]{0,60}?\b(?:models?|software|chips?|robots?|agents?|apps?|tools?)\b",
        rf" {_OFTEN_SAID}(?:tapped|appointed|named|hired|poached) (?:[A-Z][a-z]+ ){{2}}",
        r"['’]s (?:(?:latest|total|annual|annuali[sz]ed|recurring|run-rate|first|post-money|current|new) ){0,2}(?:valuation|revenues?|ARR|headcount|Series [A-H]\b|[Cc]hief [Ee]xecutive|C[ETFO]O\b|co-?founders?\b)",
    )
)
_BEHIND = re.compile(rf"(?<![\w.@/’'-]){NAME}(?={_THEN})")
_LABEL = r"(?:[Ss]tartup|[Ss]tart-up|[Uu]nicorn|upstart|company|firm|maker|developer|group)"
_POST = r"(?:CEO|CTO|CFO|COO|[Cc]hief [Ee]xecutive|[Cc]hief \w+ [Oo]fficer|[Ff]ounders?)"
# What stands before it: what sort of company it is, a post at it, a line that is titled as a profile.
_AHEAD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LABEL} {NAME}(?= (?:has|have|raised|is|was|said|says|announced|took|plans|will|to)\b|,|\.|['’]s\b)",
        rf"\b{_POST} (?:of|at) {NAME}(?=[\s,.;:)'’]|\Z)",
        rf"[Pp]rofile: {NAME}(?=\s*(?:\n|\Z))",
        rf"(?:Headquartered|Based|Founded|Started|Established) (?:in|by) [^.\n]{{2,80}}, {NAME} (?:is|was|builds|makes|sells|develops|offers|has|runs|helps|provides|designs|employs)\b",
    )
)
_LEAD = re.compile(
    r"[A-Z][\w.]*-(?:based|backed|born|headquartered|listed) |(?:At|In|On|By|From|With|For|To|And|But|As|When|While|Since|After|Before|If|Rival|Meanwhile|Also|Then|Now) "
)
# People with a post: “Ann Lee, the chief executive”, “founded by Ann Lee and Bo Ek”.
_FULL = r"[A-ZÀ-ÞĀ-Ž][a-zß-ž]+(?: [A-Z]\.)? [A-ZÀ-ÞĀ-Ž][A-Za-zß-ž’'-]+"
_TITLED = (
    re.compile(
        rf"(?<![\w.@/-])(?P<name>{_FULL}),? (?:(?:the|its|an?|our|who is|is|was|as|former) )*(?:[a-z]+ ){{0,2}}(?:chief|CEO|CTO|CFO|COO|co-?founder|founder|president|head|director|vice)\b"
    ),
    re.compile(
        rf"(?:founded (?:in [\w ]{{4,14}} )?by|CEO|CTO|CFO|COO|executive|officer|ounders?|appointed|hired|tapped|named)(?: is| are)?:? (?P<name>{_FULL})(?:,? and (?P<other>{_FULL}))?"
    ),
)
_GIVEN = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:(?<=\b[A-Z])\.)? \Z")
_NO_PERSON = re.compile(
    r"\b(?:AI|Labs?|Ventures?|Capital|Partners|Group|Robotics|Systems|Technologies|University|Institute|Research|Inc|Corp|Fund|Bank|Health|Cloud|Street|Officer|Executive|Chief|Head|Vice|President)\b"
)
# “Acme 2”, “Acme-3.5”: a name with a version, perhaps with the word that parts the members of a generation.
_VERSIONED = (
    r"(?<![\w.@/-])(?P<name>[A-Z][A-Za-z]{2,}(?:-[A-Z][A-Za-z]+)?[ -]?[A-Zv]?\d{1,2}(?:\.\d{1,2})?)(?![\w%]|\.\d)"
)
_MEMBER = r"(?:[ -](?:Large|Medium|Small|Mini|Nano|Pro|Max|Ultra|Flash|Lite|Turbo|Plus|Base|Preview|Thinking|VL|\d+B))?"
_MODEL_WORD = r"(?:models?\b|[Mm]ixture-of-[Ee]xperts|MoE\b|LLMs?\b|\d+B\b)"
_MODELS = (
    re.compile(
        rf"{_VERSIONED}{_MEMBER}(?=,? (?:an?|our|the) [^.,;:|\n]{{0,70}}?{_MODEL_WORD}|,? (?:has|have|packs|with) [\d.]+ ?(?:[BMT]|[bmtr]+illion)\b[^.,;\n]{{0,12}} parameters| (?:was|were) (?:pre-?)?trained (?:on|with)\b| (?:is|are) (?:an?|our|the) [^.,;:|\n]{{0,70}}?{_MODEL_WORD})"
    ),
    re.compile(rf"\b(?:models?|LLM|predecessor|successor),? (?:called |named |dubbed |codenamed )?{_VERSIONED}"),
)
_NO_VERSION = re.compile(
    r"(?:Figure|Table|Section|Step|Part|Phase|Tier|Level|Chapter|Series|Type|Model|Models|Version|Class|Gen|Generation|Top|Day|Week|Windows|Python|Python|Ubuntu|CUDA|Apple|Note|Page|Stage|Round|Claude|Tesla|Xeon|Category|Group|Track|Task|Round|Release|Update|Appendix|Web)\b"
)
_OFTEN = 3  # times that a single word is named that begins its sentences
_DOES = r"(?:['’]s\b| (?:has|had|is|was|said|says|plans|raised|took|got|wants|expects|does|did|will|sells|makes|builds|counts|employs)\b)"


@cache
def _no_name() -> re.Pattern[str]:
    words = read_words(_FILE)
    return re.compile(rf"(?:{'|'.join((*words['no_firm']['en'], *words['place']['en']))})\b")


@cache
def _literals(meaning: str, language: str) -> AhoCorasick:
    """Literal words of which every line contains one that introduces something, all found in one pass."""
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(read_words(_FILE)[meaning][language])


def telling(text: str, meaning: str, language: str) -> str:
    """The lines of a text that may introduce something: the patterns look at each place, and would look at all of it."""
    lines: list[str] = []
    stop = -1
    for _, start, end in _literals(meaning, language).find_matches_as_indexes(text):
        if start > stop:
            newline = text.find("\n", end)
            stop = len(text) if newline < 0 else newline
            lines.append(text[text.rfind("\n", 0, start) + 1 : stop])
    return "\n\0\n".join(lines)


def is_no_name(words: str) -> bool:
    """Whether words begin with one that begins no company's name: a pronoun, a month, a country."""
    return bool(_no_name().match(words))


def english_firms(told: str, text: str) -> set[str]:
    """The names of companies that the telling lines of a text introduce in English."""
    found = [(_LEAD.sub("", m["name"]), m) for pattern in (_BEHIND, *_AHEAD) for m in pattern.finditer(told)]
    return {
        name
        for name, match in found
        if not is_no_name(name)
        and not title_words().search(name)
        and (stands_out(name, text) or (match.groupdict().get("sort") is not None and is_only_name(name, text)))
    }


def english_models(text: str) -> set[str]:
    """The names with a version that a text says in English to be models."""
    told = telling(text, "may_tell_model", "en")
    found = {m["name"] for pattern in _MODELS for m in pattern.finditer(told)}
    return {name for name in found if not is_no_name(name) and not _NO_VERSION.match(name)}


def is_only_name(name: str, text: str) -> bool:
    """Whether a word that is told to be a company is nowhere a plain word: “Quern, a Danish startup, …”."""
    return len(name) > 3 and not re.search(rf"\b{re.escape(name.lower().rstrip('.'))}\b", text)


def stands_out(name: str, text: str) -> bool:
    """Whether capitals make a name: of several words or with capitals within; a single word where it recurs in a sentence."""
    if " " in name or re.search(r"[a-z][A-Z]|\d|\.|[A-Z]{3}", name):
        return True
    within = re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", text)
    return len(name) > 3 and bool(within or len(re.findall(rf"\b{re.escape(name)}\b", text)) >= _OFTEN)


def follows_given(text: str, at: int) -> bool:
    """Whether a name goes on from one before it, so that it is the end of a whole name: Lee of “Bo Lee”."""
    given = _GIVEN.search(text, max(0, at - 24), at)
    return given is not None and not is_no_name(given[0])


def family_names(told: str, text: str) -> dict[str, str]:
    """Family names that stand alone for somebody with a post whom a text names whole: “Lee” of “Ann Lee”."""
    found = {m[g] for p in _TITLED for m in p.finditer(told) for g in p.groupindex if m[g]}
    whole: dict[str, set[str]] = {}
    for name in found:
        family = name.split(" ")[-1]
        if not (_NO_PERSON.search(name) or is_no_name(name) or title_words().search(name)) and family.isalpha():
            whole.setdefault(family, set()).add(name)
    return {
        family: next(iter(names))
        for family, names in whole.items()
        if len(names) == 1 and len(family) > 2 and is_only_name(f"{family}.", text)
    }


def short_forms(names: set[str], text: str) -> dict[str, str]:
    """First words of names that stand alone for the whole: “Tandem” of “Tandem Reason”."""
    heads: dict[str, set[str]] = {}
    for name in names:
        head = name.split(" ")[0]
        if " " in name and len(head) > 3 and head.isalpha() and not head.isupper() and not is_no_name(head):
            heads.setdefault(head, set()).add(name)
    return {
        head: next(iter(whole))
        for head, whole in heads.items()
        if len(whole) == 1
        and not re.search(rf"\b{head.lower()}\b", text)
        and re.search(rf"(?<![\w.@/-]){head}{_DOES}", text)
    }
