"""A line of somebody's biography in Chinese: studies, former and present posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from geju.base.text import simplify
from geju.claims.cards.employers import employers_at, skip_acronym
from geju.claims.cards.person import About, Employer
from geju.claims.cards.studies import STUDIED, read_studies
from geju.claims.titles import FORMER, PRESENT, is_title, title_words
from geju.model.claim import Claim
from geju.model.naming.names import find_names
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

# The degrees behind “，拥有” are of the school before it.
_PIECE = re.compile(
    r"[，,](?!(?:先后)?(?:拥有|获得?|取得)(?:(?!大学|学院)[^，。；]){0,30}(?:学[士位]|硕士|博士))|[；;。｜]|(?<=[\u4e00-\u9fffA-Za-z])\s+(?=曾|现任)"
)
# What is said of other people, or with them.
_OTHERS = re.compile(
    r"\s*(?:与|和|跟|同(?!时)|受|由|被|帮助|支持|带领|师从|联合|合著|向|为了?(?=[\u4e00-\u9fff]+提供))"
)
_LEAD = re.compile(
    r"[\s\-–•·]*(?:\d{4}\s*年?(?:\s*\d{1,2}\s*月)?(?:\s*[-–至到]\s*\d{4}\s*年?)?\s*)?(?:早年|此前|先前|早前|之前|目前|如今|先后|同时|期间|现|并|兼|还|后来?|也)*"
    r"(?:[\u4e00-\u9fff]{0,4}曾经?)?(?:先后|也|还)*(?:历任|现任|现为|任职于?|就职于?|供职于?|担任|出任|任|在|于|是|为|加入|转投|转战|入职|跳槽[到至]?|前|原)*\s*"
)
_VERB = re.compile(r"\s*(?:担任|出任|任职?|做|的|从事|,|，|前|原)+\s*")
_WORK = re.compile(r"任职|就职|工作|供职|实习|从事|效力|在[^，。；]{2,16}?负责|曾在|曾于|曾任")
# Where somebody with a post here is told to have worked.
_WORKED = re.compile(r"\s*在[^，。；]{2,20}?从事[^，。；]{1,12}工作")
# “2014 年加入 X”, of somebody who is elsewhere now, and “由 X 跳槽而来”.
_JOINED = re.compile(r"[\s\d年月]*(?:[他她]|随后|此后|后来?|又|先)*(?:加入|加盟|转投|转战|入职|跳槽[到至])(?=\S)")
_CAME_FROM = re.compile(r"[\s\d年月｜|]*(?:由|从|自)\s?(?=[^，。；]{2,20}(?:跳槽|离职|加盟|加入|转投|转会))")
_CREATED = re.compile(r"\s*(?:曾|并|后|联合|共同|参与|又|先后)*(?:创立|创办|创建)了?\s*")
_NEW_NAME = re.compile(
    r"[“\"「]?(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z .]{1,11}?)[”\"」]?(?=任|担任|并|后|且|[，,。；;]|\s*\Z)"
)
_NO_NEW = re.compile(r"\A(?:一|自己|多|两|三|数|了|该|公司|团队|其)")
# “与 X 共建 Y，任院长”: what is set up with another is where the next post is.
_SHARED = re.compile(
    r"\s*(?:与|和|同)[^，。；]{2,14}?(?:共建|共同(?:成立|创办|建立)|联合(?:成立|创办|建立)|合作成立)了?"
)
_FOUNDER = re.compile(r"创始人|创办人")
_NARRATED = re.compile(r"担任|出任|加入")
_SEPARATOR = re.compile(r"\s*(?:[、，,/]|兼(?!职)任?|和|与|及)\s*")


@dataclass
class Biography:
    """Reads the lines of one person's biography; what is former goes on from line to line until something is present.

    ``home`` is the company that the person is at: whatever else somebody joined has been left.
    """

    vocabulary: Vocabulary
    former: bool = False
    home: str = ""
    employer: Employer | None = field(default=None, repr=False)

    def read(self, about: About) -> Iterator[Claim]:
        """education, role, former_role and founder of one line."""
        text = simplify(about.text.text)
        self.employer = None
        studied = False
        at = 0
        for cut in [*_PIECE.finditer(text), None]:
            end = cut.start() if cut else len(text)
            words = text[at:end]
            shared = _SHARED.match(words)
            past, now = bool(FORMER.search(words)) or self._left(words), bool(PRESENT.search(words))
            came = _CAME_FROM.match(words) if self.home else None
            if came and (left := employers_at(words, came.end(), self.vocabulary)):
                employer = _printed(about, left[0], at)
                yield about.post(employer, employer.start, employer.end, former=True)
                self.employer, at = _elsewhere(about, employer), cut.end() if cut else end
                continue
            before, self.former = self.former, (self.former or past) and not (now and not past)
            studies = list(read_studies(about, about.text.text[at:end], at, self.vocabulary))
            yield from studies
            if studies:
                studied, self.former = True, False
                rest = max(claim.span.end for claim in studies)
                begin = next((i for i in range(at, end) if about.span(i, i + 1).start >= rest), end)
                yield from self._behind(about, text[begin:end], begin)
            elif (
                not _OTHERS.match(words)
                and not re.search("就读|毕业于", words)
                and not (studied and not past and not now and _NARRATED.search(words))
            ):
                posts = list(self._posts(about, words, at))
                yield from posts
                self.former = self.former if posts else before
            else:
                self.former = before
            if shared and (here := employers_at(words, shared.end(), self.vocabulary)):
                self.employer = _elsewhere(about, _printed(about, here[0], at))
            at = cut.end() if cut else end

    def _left(self, words: str) -> bool:
        """Whether somebody who is at ``home`` is told to have joined another company."""
        joined = _JOINED.match(words) if self.home else None
        here = employers_at(words, joined.end(), self.vocabulary) if joined else []
        return bool(here) and here[0].mention.name not in self.home and self.home not in here[0].mention.name

    def _behind(self, about: About, words: str, at: int) -> Iterator[Claim]:
        """Posts in a list that begins with studies: “天津大学博士、西安交通大学兼职博导”."""
        mark = re.match(r"\s*、\s*", words)
        if mark and not STUDIED.search(words):
            yield from self._posts(about, words[mark.end() :], at + mark.end())

    def _posts(self, about: About, words: str, at: int) -> Iterator[Claim]:
        """The posts of one piece: employers, each with the titles behind it, up to the next employer."""
        created = _CREATED.match(words)
        if created:
            yield from self._created(about, words, at, created.end())
            return
        lead = _LEAD.match(words)
        place = lead.end() if lead else 0
        framed = bool(re.search(r"曾任|曾为|历任|现任|担任", words[:place]))
        current: list[Employer] = [self.employer] if self.employer and is_title(words[place:]) else []
        said = False
        first = place
        while place < len(words):
            here = employers_at(words, place, self.vocabulary, framed=framed)
            if here:
                current = [_printed(about, e, at) for e in here]
                place, said = skip_acronym(words, here[-1].end), False
                framed = False
            verb = _VERB.match(words, place)
            begin = verb.end() if verb else place
            stop = self._title_end(words, begin)
            if stop and current:
                yield from self._titled(about, current, words, at, begin, stop)
                said = True
            elif here and here[0].start == first and not said:
                yield from self._untitled(about, here, current, words, at)
            separator = _SEPARATOR.search(words, stop or begin)
            if not separator or (stop and separator.start() > stop):
                return
            current = current if stop else []
            place = separator.end()

    def _title_end(self, words: str, begin: int) -> int:
        """Where the title at ``begin`` ends, 0 where none stands there; a title right before a person is that person's."""
        for match in title_words().finditer(words, begin):
            phrase = words[begin : match.end()]
            if _SEPARATOR.match(phrase) or self._names_another(phrase):
                return 0
            if find_names(phrase, self.vocabulary.lexicon, "Person"):
                return 0
            after = words[match.end() :]
            if is_title(phrase) and re.match(r"\s*(?:\Z|[、，,/和与及兼（(。；;]|等|之一)", after):
                return match.end()
        return 0

    def _names_another(self, phrase: str) -> bool:
        """Whether another employer stands behind a separator."""
        cuts = [cut.end() for cut in _SEPARATOR.finditer(phrase)]
        names = find_names(phrase, self.vocabulary.lexicon, "Organization", "Institution") if cuts else []
        return any(name.start in cuts for name in names)

    def _titled(
        self, about: About, employers: list[Employer], words: str, at: int, begin: int, stop: int
    ) -> Iterator[Claim]:
        title = re.sub(r"\A[”\"」\s]*(?:前任?|原任?)?\s*", "", about.text.text[at + begin : at + stop]).strip()
        for employer in employers:
            inside = at <= employer.start < at + begin
            start = employer.start if inside else at + begin
            yield about.post(employer, start, at + stop, title=title, former=self.former)
            if _FOUNDER.match(simplify(title)):
                yield about.founded(employer, about.span(start, at + stop))
        self.employer = _elsewhere(about, employers[-1])

    def _untitled(
        self, about: About, here: list[Employer], placed: list[Employer], words: str, at: int
    ) -> Iterator[Claim]:
        """A former employer without a title; a list of them stands before what was done there."""
        rest = words[here[-1].end :]
        if (
            not (self.former or _WORKED.match(words))
            or not (_WORK.search(words) or _JOINED.match(words) or not rest.strip())
            or title_words().search(rest)
        ):
            return
        self.employer = _elsewhere(about, placed[-1])
        intern = re.match(r"\s*(实习)", rest)
        for employer in placed:
            yield about.post(employer, employer.start, employer.end, title=intern[1] if intern else "", former=True)

    def _created(self, about: About, words: str, at: int, place: int) -> Iterator[Claim]:
        """“创立元因智能任 CEO”: founder, and the title where there is one."""
        here = employers_at(words, place, self.vocabulary)[:1]
        if not here:
            name = _NEW_NAME.match(words, place)
            if not name or _NO_NEW.search(name["name"]):
                return
            here = [Employer(Mention(name["name"].strip(), "Organization"), name.start("name"), name.end("name"))]
        employer = _printed(about, here[0], at)
        yield about.founded(employer, about.span(employer.start, employer.end))
        verb = _VERB.match(words, here[0].end)
        stop = self._title_end(words, verb.end()) if verb else 0
        if verb and stop:
            yield from self._titled(about, [employer], words, at, verb.end(), stop)


def _printed(about: About, found: Employer, at: int) -> Employer:
    """An employer found in a piece that begins at ``at``, in the characters that the source prints."""
    start, end = at + found.start, at + found.end
    words = about.text.text[start:end]
    same = simplify(words) == simplify(found.mention.name)
    return Employer(Mention(words, found.mention.type) if same else found.mention, start, end)


def _elsewhere(about: About, employer: Employer) -> Employer:
    """An employer with the place where it is printed, for a title that stands apart from it."""
    said = employer.said or Evidence("value", about.span(employer.start, employer.end))
    return Employer(employer.mention, employer.start, employer.end, said)
