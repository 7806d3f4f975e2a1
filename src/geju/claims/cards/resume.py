"""A line of somebody's biography in English: degrees, former and present posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geju.claims.cards.person import About, Employer
from geju.claims.titles import FOUNDER, is_title, split_titles, title_words
from geju.model.claim import Claim
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_KEY = re.compile(r"\s*(?P<key>[A-Z][A-Za-z /&-]{2,30}):\s+")
_FORMER_KEY = re.compile(r"previous|prior|former|past|background|career", re.IGNORECASE)
_PRESENT_KEY = re.compile(r"title|\brole\b|position|affiliation|current", re.IGNORECASE)
_STUDY_KEY = re.compile(r"education|degree|studies|alma mater|academic background", re.IGNORECASE)
_NAME = r"(?:the )?[A-Z][\w.&'’-]*(?:(?: (?:of|for|and|de))? [A-Z0-9][\w.&'’-]*){0,12}"
# A line over a list of former posts, and a line of that list: “Acme Research (AR): Researcher”.
PAST = re.compile(
    r"\W*(?:[Pp]revious|[Pp]rior|[Pp]ast|[Ff]ormer|[Ee]arlier) (?:\w+ )?(?:[Ee]xperiences?|[Rr]oles?|[Pp]ositions?|[Ee]mployment|[Ww]ork|[Cc]areer|[Pp]osts?)\W*"
)
_LISTED = re.compile(
    r"\s*(?P<place>[A-Z][^:()]{1,60}?)\s*(?:[(（](?P<aside>[^()（）]*)[)）])?\s*(?::|[–—]|\s-\s)\s*(?P<title>[^,;(（]{2,60})"
)
_NAME_SHORT = r"(?:[A-Z][\w&-]* ){1,5}"
_DEGREE = (
    r"Ph\.?D\.?|[Dd]octorate|[Dd]octoral degree|MBA|EMBA|(?:BSc?|B\.S\.|BA|B\.A\.|BEng|MSc?|M\.S\.|MA|M\.A\.|MEng)(?![A-Za-z])|"
    r"(?:[Bb]achelor|[Mm]aster)(?:['’]?s)?(?: degree)?(?: of (?:Science|Arts|Engineering|Business Administration))?"
)
_STUDIED = re.compile(
    rf"(?P<degree>{_DEGREE})(?: degree)?(?P<field>(?: in [A-Za-z&,' -]{{2,60}}?)?)(?:,? (?:from|at) |\s*[,@]\s*)(?P<school>{_NAME})|"
    rf"[Gg]raduated (?:from|at) (?P<from>{_NAME})|(?<![\w-])(?P<degree_first>PhD|MSc|MBA|BSc?) (?P<school_after>[A-Z]{{2,6}}|{_NAME})|"
    rf"(?P<school_before>[A-Z]{{2,6}}|{_NAME}) (?P<degree_after>Ph\.?D|MBA|alum(?:na|nus|ni)?)\b"
)
_SCHOOL = re.compile(r"University|Institute|College|School|Academy|Polytechnic|Universit|\A[A-Z]{2,6}\Z")
_PART = re.compile(r"\s*(?:[;•]|→|->|,(?![^()]*\))(?=\s*(?:and )?(?:[A-Z]|ex-|former|previously))|\.\s(?=[A-Z]))\s*")
_EX = re.compile(
    rf"(?:and )?(?:(?P<ex>[Ee]x-\s?)|(?:[Ff]ormerly|[Pp]reviously|[Ff]ormer|[Pp]ast)(?: at| of| with)? )(?P<rest>{_NAME}.*)"
)
_NOW = re.compile(
    r"(?:and )?(?:[Cc]urrently|[Cc]ontinues as|[Ss]erves as|[Nn]ow|[Cc]urrent|[Ii]s)(?: an?| the)? (?P<rest>.+)"
)
_AT = re.compile(rf"(?P<title>.+?) (?P<joint>at|of|in|for) (?P<place>{_NAME})")
_UNIT = re.compile(
    r"(?:Cent(?:er|re)|Institute|Laborator(?:y|ies)|Lab|School|College|Academy|University|Department|Society|Committee)\b"
)
# Parts of a company that bear no name of their own.
_INNER = re.compile(r"(?:Department|Division|Team|Business Unit)\Z")
_YEARS = re.compile(r"\((?:[^()]*?,\s*)?(?:19|20)\d\d\s*[-–—]\s*(?P<end>(?:19|20)\d\d|[Pp]resent|[Nn]ow)\)")
# “10+ years at Google before the firm”
_YEARS_AT = re.compile(rf"(?:\d+\+? years|[Ss]pent [\w+ ]{{2,16}}) at (?P<place>{_NAME})(?=,? (?:before|prior to)\b)")
_AS = re.compile(r"\A\s*as (?:an?|the|its) ")
_ACADEMIC = re.compile(r"professor|fellow|chair", re.IGNORECASE)


@dataclass
class Resume:
    """Reads the lines of one person's biography in English; each line stands for itself."""

    vocabulary: Vocabulary

    def read(self, about: About) -> Iterator[Claim]:
        """education, role and former_role of one line."""
        text = about.text.text
        key = _KEY.match(text)
        start = key.end() if key else 0
        former = now = False
        if key:
            former, now = bool(_FORMER_KEY.search(key["key"])), bool(_PRESENT_KEY.search(key["key"]))
            if former and now and not re.search("current", key["key"], re.IGNORECASE):
                now = False
            if not (former or now or _STUDY_KEY.search(key["key"])):
                return
        yield from self.read_part(about, start, len(text), former=former, now=now)

    def read_part(
        self, about: About, start: int, end: int, *, former: bool = False, now: bool = False
    ) -> Iterator[Claim]:
        """The same of ``text[start:end]``, which is not keyed."""
        text = about.text.text
        for a, b in _parts(text, start, end):
            studies = list(self._studies(about, a, b))
            yield from studies
            if not studies:
                yield from self._posts(about, a, b, former, now)

    def _studies(self, about: About, start: int, end: int) -> Iterator[Claim]:
        for match in _STUDIED.finditer(about.text.text, start, end):
            group = next(g for g in ("school", "from", "school_after", "school_before") if match[g])
            school = self._school(match[group])
            if school is None:
                continue
            degree = match["degree"] or match["degree_first"] or match["degree_after"] or ""
            degree = "" if degree.startswith("alum") else degree
            at = match.start(group) + match[group].find(school.name)
            yield about.study(school, match.start(), max(at + len(school.name), match.end("degree_after")), degree)

    def read_past(self, about: About, start: int, end: int) -> Iterator[Claim]:
        """former_role, told by words that begin with the post or the employer: “Google Brain”, “a CTO of Stripe”."""
        words = about.text.text[start:end]
        named = re.match(_NAME, words)
        if named or self.post(words):
            whole = self.post(words) or not named or _AS.match(words[named.end() :])
            yield from self._former(about, start, words if whole or not named else named[0], bare=True)

    def read_listed(self, about: About) -> Iterator[Claim]:
        """former_role of a line of a list of former posts: the employer, then the title."""
        found = _LISTED.match(about.text.text)
        place = self._employer(found["place"], known=False) if found else None
        if found is None or place is None or not title_words().search(found["title"]):
            yield from self.read_part(about, 0, len(about.text.text), former=True)
            return
        start, end = found.span("title")
        employer = Employer(place, *found.span("place"))
        title = found["title"].strip()
        yield about.post(employer, start, start + len(title), title=title, former=True)
        if FOUNDER.search(title):
            yield about.founded(employer, about.span(*found.span("place")), Evidence("title", about.span(start, end)))

    def school(self, words: str) -> Mention | None:
        """The school that words begin with."""
        name = re.match(_NAME, words)
        return self._school(name[0]) if name else None

    def _school(self, words: str) -> Mention | None:
        """A school by its known name, else by the words that schools bear."""
        names = find_names(words, self.vocabulary.lexicon, "Institution", "Organization")
        if names and names[0].start == 0 and names[0].type == "Institution":
            return names[0].mention
        clean = re.sub(r"\Athe |['’]s\b.*", "", words)
        if names and names[0].start == 0 and not _UNIT.search(words):
            return None
        return Mention(clean, "Institution") if _SCHOOL.search(clean) and len(clean) > 2 else None

    def _posts(self, about: About, start: int, end: int, former: bool, now: bool) -> Iterator[Claim]:
        text = about.text.text[start:end]
        lead = len(text) - len(text.lstrip())
        text, start = text.strip(), start + lead
        years = _YEARS.search(text)
        if years:
            former, now = years["end"].isdigit(), not years["end"].isdigit()
        current, past = _NOW.match(text), _EX.match(text)
        if current:
            text, start, now = current["rest"], start + current.start("rest"), True
        elif past:
            yield from self._former(about, start + past.start("rest"), past["rest"], bare=not past["ex"])
            return
        years_at = _YEARS_AT.match(text)
        if years_at and (name := self._employer(years_at["place"], known=False)):
            at = years_at.start("place") + years_at["place"].find(name.name)
            yield about.post(
                Employer(name, start + at, start + at + len(name.name)), start, start + at + len(name.name), former=True
            )
            return
        post = self.post(text)
        if not post:
            return
        titles, (name, a, b) = post
        academic = bool(_ACADEMIC.search(titles)) and not former
        if not (former or now or academic) or not split_titles(titles):
            return
        employer = Employer(name, start + a, start + b)
        for title in split_titles(titles):
            yield about.post(employer, start, start + b, title=title.words, former=former or title.former)

    def post(self, text: str) -> tuple[str, tuple[Mention, int, int]] | None:
        """The titles and the employer of “Director of Marketing at Google”, with the employer's place; None where it is no post.

        ``of`` parts title and employer only where what follows is a known organization or names a unit that people
        work at.
        """
        for match in _AT.finditer(text) if " at " not in text else [m for m in [_AT_ONLY.match(text)] if m]:
            titles, place = match["title"], match["place"]
            if not title_words().search(titles):
                return None
            if match["joint"] == "at":
                unit = re.search(r" of (?P<unit>[A-Z].*)", titles)
                if unit and _UNIT.search(unit["unit"]):
                    whole = text[match.start("title") + unit.start("unit") : match.end("place")]
                    begin = match.start("title") + unit.start("unit")
                    return titles[: unit.start()], (Mention(whole, "Organization"), begin, match.end("place"))
            employer = self._employer(place, known=match["joint"] != "at")
            if employer:
                begin = match.start("place") + place.find(employer.name)
                return titles, (employer, begin, begin + len(employer.name))
        return None

    def employer_at(self, text: str, at: int) -> tuple[Mention, int] | None:
        """The known organization that stands at an offset, and where its name ends."""
        names = find_names(text, self.vocabulary.lexicon, "Organization", "Institution")
        name = next((n for n in names if n.start == at and n.sure), None)
        return (name.mention, name.end) if name else None

    def _employer(self, words: str, *, known: bool) -> Mention | None:
        """The organization that words name: the known one they begin with, else the whole of them."""
        first = re.match(rf"{_NAME_SHORT}(?:Center|Centre|Laboratory|Lab)(?= of )", words)
        if first:
            return Mention(first[0], "Organization")
        owner = re.match(rf"(?P<owner>.+?)['’]s (?P<unit>{_NAME})", words)
        if owner and _UNIT.search(owner["unit"]) and not re.match("Department|School|College", owner["unit"]):
            return Mention(owner["unit"], "Organization")
        group = re.match(rf".+?['’]s (?P<unit>{_NAME} Group)\b", words)
        if group:
            return Mention(group["unit"], "Organization")
        names = find_names(words, self.vocabulary.lexicon, "Organization", "Institution")
        if names and names[0].start == 0 and names[0].sure:
            more = re.match(r"(?: [A-Z][\w&-]*)+", words[names[0].end :])  # “Microsoft China”, “Alibaba DAMO Academy”
            more = None if more and _INNER.search(more[0]) else more
            return Mention(words[: names[0].end + (more.end() if more else 0)], names[0].type)
        if _INNER.search(words) or (known and not _UNIT.search(words)):
            return None
        clean = re.sub(r"\Athe |['’]s\b.*|[.,]\Z", "", words).strip()
        return Mention(clean, "Institution" if _SCHOOL.search(clean) else "Organization") if clean else None

    def _former(self, about: About, start: int, words: str, *, bare: bool) -> Iterator[Claim]:
        """What stands behind “ex-” or “former”: “Google Brain”, “Sogou CEO”, “Vice President at Baidu”."""
        post = self.post(words)
        if post:
            titles, (name, a, b) = post
            employer = Employer(name, start + a, start + b)
            for one in split_titles(titles):
                yield about.post(employer, start, start + b, title=one.words, former=True)
            return
        names = find_names(words, self.vocabulary.lexicon, "Organization", "Institution")
        if not names or names[0].start != 0 or not names[0].sure:
            return
        stop = names[0].end
        employer = Employer(names[0].mention, start, start + stop)
        rest = re.split(r"[()（,;]", words[stop:])[0]
        title = _AS.sub("", rest).strip(" .")
        if title and is_title(title):
            after = start + stop + rest.find(title) + len(title)
            yield about.post(employer, start, after, title=title, former=True)
        elif not title:
            yield about.post(employer, start, start + stop, former=True)


_AT_ONLY = re.compile(rf"(?P<title>.+?) (?P<joint>at) (?P<place>{_NAME})")


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line between semicolons, arrows, and commas before a capital; brackets stay whole."""
    found, at = [], start
    for cut in _PART.finditer(text, start, end):
        if text.count("(", at, cut.start()) > text.count(")", at, cut.start()):
            continue
        found.append((at, cut.start()))
        at = cut.end()
    return [*found, (at, end)]
