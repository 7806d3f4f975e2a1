"""Who is told to take up a post: “X appointed Ann Lee as …”, “Ann Lee joined X as …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geju.claims.context import Said
from geju.claims.sentences.firms.people import LATIN_NAME, find_people, people_before
from geju.claims.sentences.sentence import Sentence
from geju.claims.titles import split_titles
from geju.model.naming.names import Name

# The employer, the person, where the title begins and ends, where the words about the person begin.
Appointment = tuple[Said, Name, int, int, int]
_APPOINTS = re.compile(
    rf"(?:\b(?:[Aa]ppoint(?:s|ed)|[Nn]ame[sd]|[Hh]ire[sd]|[Pp]romote[sd]|[Tt]ap(?:s|ped))\s+|(?<=,) and )(?P<person>{LATIN_NAME.pattern})(?:\s+(?:as |to )?|, (?:the |an? |who )?(?:former|ex-|previously|formerly|most recently)[^,;]{{3,120}}, as )(?:its |the |be )?(?:new |first |next )?(?P<title>(?:[Cc]hief|[Pp]resident|[Vv]ice|C[ETFOP]O|[Hh]ead|[Dd]irector|[Cc]hair\w*)[\w ]{{0,30}}?)(?=[,.;]|\s(?:in|on|last|this|after|to|who|and|from)\b|\Z)"
)
_JOINS = re.compile(
    r"(?:近日|日前|已|正式|宣布|将)*(?:加入|加盟|转投|改投|入职|跳槽[到至]?)了?\s*\Z|\s+(?:has |had |recently )*(?:re)?joined (?:the )?\Z"
)
_AS = re.compile(
    r"\s+as (?:its |the |an? )?(?P<title>[A-Za-z][\w &/-]{1,40}?)(?=[,.;]|\s(?:in|on|last|this|after|to|who|and|from)\b|\Z)|[，,]?\s*(?:并)?(?:担任|出任|任|任职)(?P<post>[^，。；、]{2,16})"
)
_IT_DID = re.compile(
    r"\b(?:it|the (?:company|startup|firm|lab))\s+(?:has |had |also |recently |later )*\Z", re.IGNORECASE
)
_JOINT_ON = re.compile(r"(?P<words>[A-Za-z][\w &/-]{1,40}?) (?:of|at) (?:the )?")
# “Ann Lee, formerly of X, was named chief executive of Y”, “Ann Lee has been hired by Y as chief scientist”.
_PASSIVE = re.compile(
    r"(?:has been|have been|was|were|is|had been) (?:named|appointed|hired|promoted|tapped|recruited|poached)(?: (?:on \w+|this \w+|last \w+))?(?P<by> by (?:the )?)?"
)
_NAMED = re.compile(
    r" (?:as |to )?(?:its |the |be )?(?:new |first |next )?(?P<title>[A-Za-z][\w &/-]{1,40}?)(?:(?P<of> (?:of|at) (?:the )?)|(?=[,.;]|\s(?:in|on|last|this|after|to|who|and|from)\b|\Z))"
)
_ASIDE = re.compile(r"\s*(?:,[^;]{3,140},)?\s*\Z")
_NEAR = re.compile(
    r"(?:, (?:an?|the) [^,;.]{3,60})?,?\s*(?:has|had|have|also|recently|today|on \w+|in \w+|said it|\s)*\s*"
)


def appointed(sentence: Sentence) -> Iterator[Appointment]:
    """“X appointed Ann Lee as chief operating officer”."""
    last: Said | None = None
    for match in _APPOINTS.finditer(sentence.text):
        begin, end = match.span("title")
        further = match[0].startswith(" and ")
        employer = last if further else _appoints(sentence, match.start())
        last = employer
        if employer and split_titles(match["title"]) and not sentence.unreal(*match.span()):
            start, stop = match.span("person")
            known = next((n for n in sentence.named("Person") if (n.start, n.end) == (start, stop)), None)
            person = known or Name(start, stop, match["person"], "Person")
            yield employer, person, begin, end, match.start("person") if further else match.start()


def was_appointed(sentence: Sentence) -> Iterator[Appointment]:
    """“Ann Lee was named chief executive of X”, “Ann Lee, who led Y, has been hired by X as chief scientist”."""
    for match in _PASSIVE.finditer(sentence.text):
        employer = named_at(sentence, match.end()) if match["by"] else None
        title = _NAMED.match(sentence.text, employer.end if employer else match.end())
        if title is None or (match["by"] and employer is None):
            continue
        employer = employer or (named_at(sentence, title.end()) if title["of"] else None)
        person = next(
            (p for p in _people(sentence, match.start()) if _ASIDE.fullmatch(sentence.text, p.end, match.start())), None
        )
        if employer and person and split_titles(title["title"]) and not sentence.unreal(*match.span()):
            yield sentence.said(employer), person, *title.span("title"), match.start()


def _people(sentence: Sentence, end: int) -> list[Name]:
    """People named before an offset, known or shaped like one, in their order."""
    return [p for p in find_people(sentence, 0, shaped=True) if p.end <= end]


def _appoints(sentence: Sentence, at: int) -> Said | None:
    """Who appoints somebody: the company right before the verb, else whom “it” and “the company” mean."""
    employer = next((n for n in reversed(sentence.named("Organization")) if n.end <= at), None)
    if employer:
        return sentence.said(employer) if _NEAR.fullmatch(sentence.text, employer.end, at) else None
    return sentence.carried_or_section("Organization") if _IT_DID.search(sentence.text, 0, at) else None


def joined(sentence: Sentence) -> Iterator[Appointment]:
    """“Ann Lee joined X as chief scientist”, “王海涛加入 X，担任首席技术官”."""
    for employer in sentence.named("Organization", "Institution"):
        verb = _JOINS.search(sentence.text, 0, employer.start)
        post = _AS.match(sentence.text, employer.end)
        people = people_before(sentence, verb.start()) if verb and post else []
        group = "title" if post and post["title"] else "post"
        if post and people and split_titles(post[group]) and not sentence.unreal(people[0].start, post.end()):
            said, (begin, end) = sentence.said(employer), post.span(group)
            yield said, people[-1], begin, end, people[-1].start


# “某某离职，转投 X”: where somebody works now, no post told.
_MOVES = re.compile(r"(?:，(?:随后|后|并)?|(?:近日|日前|已|正式|宣布)*)(?:转投|加盟|改投|入职|跳槽[到至]?)了?\s*\Z")
_MOVED_FROM = re.compile(r"(?:近日|日前|已|正式|宣布|因[^，。]{2,10}?)*(?:离职|离任|卸任|辞职|离开[^，。]{0,8})\Z")
_NO_POST = re.compile(r"\s*(?:[\u4e00-\u9fff]{2,8}?(?:实验室|研究院|团队|部门))?\s*(?=[，,。；;]|\Z)")


def moved(sentence: Sentence) -> Iterator[tuple[Said, Name, Name]]:
    """Whose employee somebody becomes of whom no post is told: the company, the person, the company's name here."""
    for employer in sentence.named("Organization"):
        verb = _MOVES.search(sentence.text, 0, employer.start)
        if (
            verb is None
            or not _NO_POST.match(sentence.text, employer.end)
            or sentence.unreal(verb.start(), employer.end)
        ):
            continue
        left = _MOVED_FROM.search(sentence.text, 0, verb.start())
        people = people_before(sentence, left.start() if left else verb.start())
        if len(people) == 1:
            yield sentence.said(employer), people[0], employer


def employer_behind(sentence: Sentence, match: re.Match[str]) -> tuple[Name | None, int]:
    """The known employer behind a title, and where the title ends, which may have an “of” itself: “head of sales at X”."""
    stop, at = match.end("title"), match.end()
    while (employer := named_at(sentence, at)) is None:
        joint = _JOINT_ON.match(sentence.text, at)
        if joint is None:
            return None, stop
        stop, at = joint.end("words"), joint.end()
    return employer, stop


def named_at(sentence: Sentence, at: int) -> Name | None:
    """The organization or institution named at an offset."""
    return next((n for n in sentence.named("Organization", "Institution") if n.start == at), None)
