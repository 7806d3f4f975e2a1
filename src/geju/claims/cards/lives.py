"""What a sentence tells of the life of the person it begins with: studies, former and present posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geju.claims.cards.biography import Biography
from geju.claims.cards.person import About, Employer
from geju.claims.cards.resume import Resume
from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.titles import looks_like_person, split_titles
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.value import Mention

# “，曾任 …”, “毕业于 …”, “出生于 2001 年，”
_HAN = re.compile(
    r"\s*[（(]?[^，。（()）]{0,4}?[)）]?[，,]?\s*(?:出生于[^，。]{1,12}[，,]|生于[^，。]{1,12}[，,])?\s*(?=(?:早年|此前|也|还|则|先后|\d{4}\s*年)*(?:曾|历任|毕业于|博士毕业|硕士毕业|本科毕业|就读|获得?[^，。]{0,12}(?:博士|硕士|学士)|是?[\u4e00-\u9fff]{2,8}(?:大学|学院|所)[^，。]{0,8}(?:博士|硕士|本科)|是[\u4e00-\u9fff]{2,8}(?:大学|学院|所)[^，。]{0,8}(?:教授|研究员|院长|主任)|现任|目前(?:担任|出任|任)|(?<!目)前))"
)
_LATIN = re.compile(
    r"(?:\s*\([^()]{1,20}\))?,?\s+(?:who\s+)?(?:(?:has|had|is|was)\s+)?(?:(?:also|later|then|and)\s+)*"
    r"(?:(?P<studied>studied(?: [a-z]+){0,4} at|graduated (?:from|at)|holds? an?|has an?|earned (?:an?|his|her)|received (?:an?|his|her)|obtained (?:an?|his|her))\s+|"
    r"(?P<was>(?:previously|formerly)\s+(?:worked (?:at|for)|was(?: an?| the)?|served as(?: an?| the)?|held|an?)?|(?:worked|spent [\w ]{2,16}) at|(?:earlier|previously|once) been(?: an?| the)?|served as(?: an?| the)?|(?:an? )?(?=former |ex-))\s*)"
)
_NAME = (
    r"(?<![\w.-])(?!(?:Before|After|Prior|Since|While|When|In|On|At|As|By|For|From|With|The|This|That|His|Her|Its|Our|But|And|Both|Under|During|Until|Following|According|Former|New|Chief|Series|About)\b)"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?){1,2}(?=,|\s(?:has|had|is|was|will|joins|joined|comes|came|said|says|who|serve[sd]|become[s]?|became|led|leads)\b)"
)
_NOBODY = re.compile(r"Officer|Technology|Team|Group|Division|University|Institute|Labs?\b|Inc\b")
# “he was a director at X”, “Before X, she led …”, “He also held research roles at X and Y”: of the one person told of before.
_PRONOUN = re.compile(
    r"(?:\A\s*|[;,]\s|(?<=and ))(?:(?:[Bb]efore|[Pp]rior to) [^,.;]{2,40}?,? |(?:[Pp]reviously|[Ee]arlier), )?(?:[Hh]e|[Ss]he) (?:also |later |then |had )*"
    r"(?:(?P<was>(?:previously |formerly )?(?:was|served as|worked as|worked (?:at|for)|(?:earlier |previously )?been)(?: previously| formerly)?(?: an?| the)?\s)|(?P<held>held\s))"
)
# “Previously at X.”, “Formerly a director at X.”: of the one person whom the sentence before names.
_ONCE = re.compile(r"\W*(?:[Pp]reviously|[Ff]ormerly|[Ee]x-)(?:,)? ?(?:at |with |an? |the )*(?=\S)")
_BEFORE = re.compile(r"[Bb]efore|[Pp]rior to|[Pp]reviously|[Ee]arlier|formerly|previously|had ")
_ROLES = re.compile(r"(?P<title>[a-z][\w -]{2,40}?(?:roles?|positions?|posts?)) (?:at|with) (?=[A-Z])")
# “joins from X, where he served as CTO”
_FROM = re.compile(
    r"\bfrom (?P<place>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}), where (?:he|she) (?:was|served as|worked as|had been)(?: an?| the| its)? (?P<title>[A-Za-z][\w &/-]{1,40}?)(?=[,.;]|\s(?:and|for|since|until|before)\b|\Z)"
)
# “Ann Lee is its chief executive officer”
_ITS = re.compile(
    r" (?:is|remains|serves as|becomes) (?:its|the (?:company|startup|firm|lab)['’]s) (?:new |first |current |interim )?(?P<title>[A-Za-z][\w &/-]{1,50}?)(?=[,.;]|\s(?:and|since|who)\b|\Z)"
)
_LIST = re.compile(r"\s*(?:,\s*and\b|,|and\b|&)\s*")
_ASIDE = re.compile(r"\s*(?:Before|Prior to|After|Until) [^.;]{2,80}?, (?=(?:he|she)\b)")
_NEXT = re.compile(r"[.;]\s|,?\s+(?:and|before|who|where|while)\s|\Z")


def read_life(sentence: Sentence, person: Name, at: int = 0) -> Iterator[Claim]:
    """education, role, former_role and founder of what stands right behind a person's name, or at an offset behind it."""
    at = at or person.end
    if any(n.start >= person.end and n.type == "Person" for n in sentence.names):
        return
    said = sentence.said(person)
    han = _HAN.match(sentence.text, at)
    latin = _LATIN.match(sentence.text, at)
    if han:
        about = _about(sentence, said, han.end(), len(sentence.text))
        yield from Biography(sentence.vocabulary).read(about)
    elif latin:
        yield from _latin(sentence, said, latin)


def _latin(sentence: Sentence, said: Said, match: re.Match[str]) -> Iterator[Claim]:
    resume = Resume(sentence.vocabulary)
    stop = _NEXT.search(sentence.text, match.end())
    end = stop.start() if stop else len(sentence.text)
    if match["studied"]:
        verb = re.search(r"(?:studied|graduated).*\Z", match["studied"])
        school = resume.school(sentence.text[match.end() : end]) if verb else None
        about = _about(sentence, said, match.end(), end)
        if school:
            yield about.study(school, 0, len(school.name))
        elif not verb:
            yield from resume.read_part(about, 0, end - match.end())
    else:
        about = _about(sentence, said, match.end(), end)
        yield from resume.read_past(about, 0, end - match.end())


def _about(sentence: Sentence, said: Said, start: int, end: int) -> About:
    text = sentence.passage.text.cut(sentence.start + start, sentence.start + end)
    return About(sentence.passage.document, text, said)


# Where somebody speaks of others, or others are given posts.
_OF_OTHERS = re.compile(r"宣布|表示|透露|任命|聘请|出任|接任|接替|说[，：:]|称[，：:]")
# “她曾任 …”, “这位 95 后毕业于 …”: of the one person of the sentence before.
_HAN_PRONOUN = re.compile(
    r"(?:\A|(?<=[。；]))\W{0,3}(?:[他她]|这位[^，。；]{1,8}?)(?=早年|此前|也|还|则|先后|曾|历任|\d{4}\s*年|毕业于|博士|硕士|本科|拥有|获得?|是[\u4e00-\u9fff]{2,8}(?:大学|学院|所|北大|清华)|现任|目前)"
)


class Carried:
    """The person whom the sentences of a text last named, for those that go on with “he”, “she” or a family name."""

    def __init__(self) -> None:
        self._person: Said | None = None

    def told_of(self, claims: Iterable[Claim], sentence: Sentence) -> None:
        """The person whose posts a sentence told is the one whom the next goes on about, where they are one's alone."""
        people = {c.subject.name: c for c in claims if c.subject.type == "Person"}
        if (
            len(people) == 1
            and not _OF_OTHERS.search(sentence.text)
            and {n.name for n in sentence.named("Person")} <= people.keys()
        ):
            (one,) = people.values()
            place = next((e.span for e in one.evidence if e.role == "subject"), one.span)
            self._person = Said(one.subject, place, Name(0, len(one.subject.name), one.subject.name, "Person"))

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """role and former_role of what a sentence tells of the person named before."""
        person = self._of(sentence)
        if person is not None:
            yield from _went_on(sentence, person)

    def _of(self, sentence: Sentence) -> Said | None:
        """Who is meant: the one full name of the sentence, else the one carried, where nobody else is named."""
        named = {n.name: n for n in sentence.named("Person")}
        for match in re.finditer(_NAME, sentence.text):
            free = not any(n.start < match.end() and match.start() < n.end for n in sentence.names)
            if free and not match[0].isupper() and looks_like_person(match[0]) and not _NOBODY.search(match[0]):
                named.setdefault(match[0], Name(*match.span(), match[0], "Person"))
        aside = _ASIDE.match(sentence.text)
        if aside:  # “Before helping Bo Ek set up X, he was …”: Bo Ek is another
            named = {word: name for word, name in named.items() if name.start >= aside.end()}
        full = [name for word, name in named.items() if " " in word or not word.isascii()]
        if full:
            self._person = sentence.said(full[0]) if len(full) == 1 else None
        return self._person


def _went_on(sentence: Sentence, person: Said) -> Iterator[Claim]:
    han = _HAN_PRONOUN.search(sentence.text)
    if han and not any(n.type == "Person" for n in sentence.names):
        yield from Biography(sentence.vocabulary).read(_about(sentence, person, han.end(), len(sentence.text)))
    resume = Resume(sentence.vocabulary)
    once = _ONCE.match(sentence.text)
    here = sentence.passage.document.span_of(sentence.passage.text, 0, 1).start
    if once and here <= person.span.start < sentence.span(0, 1).start:
        stop = _NEXT.search(sentence.text.rstrip(" ."), once.end())
        about = _about(sentence, person, once.end(), stop.start() if stop else len(sentence.text))
        yield from resume.read_past(about, 0, len(about.text.text))
    for match in _PRONOUN.finditer(sentence.text):
        stop = _NEXT.search(sentence.text, match.end())
        about = _about(sentence, person, match.end(), stop.start() if stop and match["was"] else len(sentence.text))
        roles = _ROLES.match(about.text.text) if match["held"] else None
        if roles:
            yield from _held(about, roles, resume)
        elif match["was"] and _BEFORE.search(match[0]):
            yield from resume.read_past(about, 0, len(about.text.text))
    its = _ITS.search(sentence.text)
    company = sentence.carried_or_section("Organization") if its else None
    if (
        its
        and company
        and sentence.span(0, its.end()).start <= person.span.start < sentence.span(its.start(), its.end()).start
    ):
        about = _about(sentence, person, *its.span("title"))
        for title in split_titles(its["title"]):
            yield about.post(Employer.of(company), title.start, title.end, title=title.words)
    joins = _FROM.search(sentence.text)
    if joins and split_titles(joins["title"]):
        about = _about(sentence, person, *joins.span())
        shift = joins.start()
        begin, end = joins.start("place") - shift, joins.end("place") - shift
        employer = Employer(Mention(joins["place"], "Organization"), begin, end)
        for title in split_titles(joins["title"]):
            yield about.post(employer, begin, joins.end("title") - shift, title=title.words, former=True)


def _held(about: About, roles: re.Match[str], resume: Resume) -> Iterator[Claim]:
    """“engineering roles at X and Y”: former posts at each."""
    text, at = about.text.text, roles.end()
    while (found := resume.employer_at(text, at)) is not None:
        name, end = found
        yield about.post(Employer(name, at, end), roles.start("title"), end, title=roles["title"], former=True)
        more = _LIST.match(text, end)
        if not more:
            return
        at = more.end()
