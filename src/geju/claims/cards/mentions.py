"""People who are named with a post in a sentence: “小米联合创始人黎万强”, “Dario Amodei, CEO of Anthropic”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geju.claims.cards.lives import Carried, read_life
from geju.claims.cards.workplaces import FAR, LEADS, WAS_BEFORE, employer_unsaid, its_company, titled_by
from geju.claims.context import Said
from geju.claims.sentences.firms.appointing import appointed, employer_behind, joined, moved, named_at, was_appointed
from geju.claims.sentences.firms.people import LATIN_NAME, posts
from geju.claims.sentences.flow import sentences, with_hints
from geju.claims.sentences.sentence import Sentence
from geju.claims.titles import FOUNDER, split_titles, surname_class, title_words
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.naming.names import Name, find_names
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

# “某某全球前副总裁”
_WAS_WITHIN = re.compile(r"(?:全球|亚太区?|大中华区|中国区?|集团|北美)前")
_OF = re.compile(
    r"\s*[,，(（]\s*(?:the |a |an )?(?P<was>former(?:ly)? |ex-)?(?:the |current )?(?P<title>[A-Za-z][\w &,/-]{1,50}?) (?:of|at) (?:the )?"
)
_IS = re.compile(
    r"\s+(?:is|serves as|remains|became|becomes)(?: also| now| currently)?(?: the| an?)? (?P<title>[A-Za-z][\w &,/-]{1,50}?) (?:of|at) (?:the )?"
)
_WAS_BEHIND = re.compile(r",\s+(?:an?\s+(?:former|ex-)|(?:who )?(?:previously|formerly))\b")
_HOLDS = re.compile(r"\s*[，,]?\s*(?P<was>曾任|曾为|曾担任|前|原)?(?:目前|现)?(?:现任|担任|现为|任|为|是)?\s*")
# “公司联合创始人”: whose, the section says.
_OF_THE_FIRM = re.compile(r"公司\s*\Z")
_POSSESSED = re.compile(r"\s*的?\s*")
_APART = re.compile(r"\s*[，,]")
_APPOSED = re.compile(r"\s*,\s*(?:the |our |its )?(?P<title>[A-Za-z][\w &/-]{1,40}?)(?=\s*(?:,|\.|\Z))")
_ELSEWHERE = re.compile(r"[，,]\s*(?:曾|前|原|现|此前|毕业|兼任)")
_LEFT = re.compile(
    r"(?:已|已经|于|将|近日|日前|正式|宣布|在[^，。]{2,12}|因[^，。]{2,10}?|[\d年月日]|\s)*(?:离职|离任|卸任|辞职|辞任|辞去|离开(?:了)?公司|转投|改投|加盟|跳槽)|\s+(?:has |had )?(?:left|departed|resigned|stepped down|quit|was (?:fired|ousted|dismissed))\b"
)
_HELD = re.compile(r"曾任|曾为|曾担任|现任|担任|现为|任|为|是")
# What follows a Chinese name that no lexicon knows, so that its end is seen.
_AFTER_NAME = (
    r"(?=[，,。、；;：:（(《“”\s]|表示|认为|说|称|透露|指出|介绍|创办|创立|曾|在|将|于|的|也|和|与|及|等|跟投|领投|参投|宣布|是|为|对|已|目前|则|日前|随后|担任|出任|加入|加盟|转投|跳槽|升任|接任|继续|因|卸任|辞[任职去]|离[任开]|离职|"
    r"出生|生于|毕业|持有|亲自|接受|长期|此前|则|曝光|发布|推出|带领|回忆|直言|坦承|告诉|写道|坦言|强调|发文|回应|教授|博士|先生|女士|\Z)"
)
_ABROAD = re.compile(r"[\u4e00-\u9fff]{1,5}·[\u4e00-\u9fff]{1,6}?" + _AFTER_NAME)
_ANOTHERS = re.compile(
    r"(?<=[A-Za-z\d.])\s+[A-Z][\w.&-]*(?:['’]s)?\s+\Z|\A\W*(?!The\b|Its\b|Their\b|Our\b)[A-Z][\w.&-]*(?:['’]s)?\s+\Z"
)
_DOCTOR = re.compile(r"\A\W*(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?")
_NO_NAME = re.compile(r"\b(?:Former|Chief|Head|Vice|Senior|Deputy|Group|Foundation|Team|Ventures|Capital|Labs?)\b")
_FOR_NOW_BEFORE = re.compile(r"\b(?:[Ii]nterim|[Aa]cting|[Dd]eputy) \Z")
_OPENS = re.compile(
    r"(?:\A|[，,。；;：:、“\"「（(]|公司|其|据|由|和|与|于|为|是|对|让|and|said|\s)\s*\Z", re.IGNORECASE
)


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?:{title_words().pattern})[\s,，、]*\Z")


@cache
def _han_name() -> re.Pattern[str]:
    return re.compile(rf"{surname_class()}[\u4e00-\u9fff]{{1,2}}?{_AFTER_NAME}")


def read_mentions(document: Document, vocabulary: Vocabulary) -> Iterator[Claim]:
    """role, former_role and founder of the people that running text names with a post."""
    carried = Carried()
    every = sentences(document, vocabulary)
    titled = with_hints(every, (title_words(),))
    passages = {id(sentence.passage) for sentence, hints in zip(every, titled, strict=True) if hints}
    for sentence, hints in zip(every, titled, strict=True):
        if id(sentence.passage) not in passages or not sentence.asserts:
            continue
        yield from carried.read(sentence)
        if hints:
            told = list(_told(sentence))
            yield from told
            carried.told_of(told, sentence)


def _told(sentence: Sentence) -> Iterator[Claim]:
    yield from _before(sentence)
    yield from _behind(sentence)
    for company, person, begin, end, first in (
        *appointed(sentence),
        *was_appointed(sentence),
        *joined(sentence),
    ):
        yield from _claims(sentence, company, person, begin, end, False, first, end)
    yield from _posted(sentence)
    for company, person, at in moved(sentence):
        who = Said(
            Mention(sentence.printed(person.start, person.end), "Person"),
            sentence.span(person.start, person.end),
            person,
        )
        yield sentence.claim(who, "role", company.mention, at.start, at.end)


def _before(sentence: Sentence) -> Iterator[Claim]:
    """Employer, titles, person; or titles and a known person, the employer being whom the text is about."""
    taken: set[int] = set()
    for match in title_words().finditer(sentence.text):
        person = _person(sentence, match.end())
        if person is None or person.start in taken or sentence.unreal(match.start(), match.end()):
            continue
        found = titled_by(sentence, match.end())
        if found:
            taken.add(person.start)
            employer, titles_at, first, former = found
            said = sentence.said(employer)
            yield from _claims(sentence, said, person, titles_at, match.end(), former, first, person.end)
            yield from read_life(sentence, person)
            continue
        begin = _title_begin(sentence, match)
        if begin is not None and not person.known and not _may_be_unsaid(sentence, match, begin, person):
            begin = None
        subject = employer_unsaid(sentence, person, begin) if begin is not None else None
        if begin is not None and subject and LEADS.search(match[0]):
            taken.add(person.start)
            former = bool(WAS_BEFORE.search(sentence.text[:begin]))
            yield from _claims(sentence, subject, person, begin, match.end(), former, begin, person.end)
            yield from read_life(sentence, person)


def _may_be_unsaid(sentence: Sentence, title: re.Match[str], begin: int, person: Name) -> bool:
    """Whether the title of somebody unheard of needs no employer: behind “公司”, or in the section of a company that is told of."""
    if _OF_THE_FIRM.search(sentence.text[:begin]) or (LEADS.match(title[0]) and not person.name.isascii()):
        return True
    if its_company(sentence, begin):
        return True
    aside = sentence.text.count("(", 0, begin) > sentence.text.count(")", 0, begin)  # “(fmr CEO Acme Foundation)”
    if aside or _ANOTHERS.search(sentence.text, 0, begin):
        return False
    company, told = sentence.context.company, sentence.carried_or_section("Organization")
    named = any(n.end <= begin for n in sentence.named("Organization"))
    return bool(company and told and told.mention == company.mention and not named and sentence.text[begin:].isascii())


def _person(sentence: Sentence, at: int) -> Name | None:
    """The person named at an offset, known or shaped like one."""
    start = at + len(sentence.text[at:]) - len(sentence.text[at:].lstrip(" ,、"))
    known = next((n for n in sentence.names if n.start == start), None)
    if known:
        return known if known.type == "Person" and known.sure else None
    shapes = (_ABROAD, _han_name(), LATIN_NAME) if start - at < 2 else (LATIN_NAME,)
    found = next((m for shape in shapes if (m := shape.match(sentence.text, start))), None)
    inside = find_names(found[0], sentence.vocabulary.lexicon) if found else []
    if not found or any(n.type != "Person" for n in inside):
        return None
    if title_words().search(found[0]) or _NO_NAME.search(found[0]):
        return None
    return Name(start, found.end(), sentence.printed(start, found.end()), "Person")


def _title_begin(sentence: Sentence, match: re.Match[str]) -> int | None:
    """Where titles without an employer begin: at the start of a clause; None where other words run into them."""
    titles = list(title_words().finditer(sentence.text, 0, match.start()))
    for begin in range(match.start(), max(-1, match.start() - 24), -1):
        if split_titles(sentence.text[begin : match.end()]) and _OPENS.search(sentence.text[:begin]):
            joined = re.search(r"(?:兼|/|、|和|与|and|&)\s*\Z", sentence.text[:begin])
            if not joined or not any(m.end() == len(sentence.text[: joined.start()].rstrip()) for m in titles):
                now = _FOR_NOW_BEFORE.search(sentence.text[:begin])
                return now.start() if now else begin
    return None


def _behind(sentence: Sentence) -> Iterator[Claim]:
    """Person, then employer and titles: “…, CEO of Anthropic”, “王明为百度合伙人、CTO”."""
    for person in [*sentence.named("Person"), *_shaped(sentence)]:
        life = list(read_life(sentence, person)) if not _titled().search(sentence.text[: person.start]) else []
        yield from life
        if life:
            continue
        match = _OF.match(sentence.text, person.end) or _IS.match(sentence.text, person.end)
        if match:
            employer, stop = employer_behind(sentence, match)
            begin = match.start("title")
            titled = employer and split_titles(sentence.text[begin:stop])
            if employer and titled and not sentence.unreal(person.start, employer.end):
                former = bool(match.groupdict().get("was"))
                said = sentence.said(employer)
                yield from _claims(sentence, said, person, begin, stop, former, person.start, employer.end)
                yield from read_life(sentence, person, employer.end)
            continue
        holds = _HOLDS.match(sentence.text, person.end)
        said_so = holds and (_HELD.search(holds[0]) or _APART.match(holds[0]))
        employer = named_at(sentence, holds.end()) if holds and said_so else None
        if employer is None:
            yield from _apposed(sentence, person)
        if holds is None or employer is None or sentence.unreal(person.start, employer.end):
            continue
        joint = _POSSESSED.match(sentence.text, employer.end)
        begin = joint.end() if joint else employer.end
        stop = _titles_end(sentence, begin)
        other = next((n for n in sentence.named("Organization", "Institution") if begin < n.start < stop), None)
        if other:  # “X 教授、Y 联合创始人”: the first house's titles end before the next
            yield from _next_house(sentence, person, other, stop)
            stop = begin + len(re.sub(r"(?:\s*[、，,/和与及兼])+\s*\Z", "", sentence.text[begin : other.start]))
        if stop > begin:
            said = sentence.said(employer)
            former = bool(holds["was"])
            yield from _claims(sentence, said, person, begin, stop, former, employer.start, stop)
            yield from read_life(sentence, person, stop)


def _next_house(sentence: Sentence, person: Name, employer: Name, stop: int) -> Iterator[Claim]:
    """The titles at another house that a list of posts goes on with: “X 教授、Y 联合创始人”."""
    joint = _POSSESSED.match(sentence.text, employer.end)
    begin = joint.end() if joint else employer.end
    if not any(begin < n.start < stop for n in sentence.named("Organization", "Institution")):
        yield from _claims(sentence, sentence.said(employer), person, begin, stop, False, employer.start, stop)


def _shaped(sentence: Sentence) -> Iterator[Name]:
    """People no lexicon knows by the words behind them: “Ann Lee, CEO of …” where the organization is known."""
    taken = [(n.start, n.end) for n in sentence.names]
    for match in LATIN_NAME.finditer(sentence.text):
        of = _OF.match(sentence.text, match.end())
        free = not any(a < match.end() and match.start() < b for a, b in taken) and not title_words().search(match[0])
        told = _WAS_BEHIND.match(sentence.text, match.end()) or (of and employer_behind(sentence, of)[0])
        if free and (told or _is_headed(sentence, match)):
            yield Name(*match.span(), match[0], "Person")


def _is_headed(sentence: Sentence, name: re.Match[str]) -> bool:
    """Whether a sentence begins with a name that a leading title stands behind: “Ann Lee, Chief Business Officer.”."""
    match = (
        None if _DOCTOR.sub("", sentence.text[: name.start()]).strip() else _APPOSED.match(sentence.text, name.end())
    )
    return bool(match and LEADS.search(match["title"]) and split_titles(match["title"]))


def _posted(sentence: Sentence) -> Iterator[Claim]:
    """“…，唐明任 CEO”, “执行长为唐明”: of the company that the text is about."""
    for person, begin, end in posts(sentence):
        company = employer_unsaid(sentence, person, min(person.start, begin))
        if company and split_titles(sentence.text[begin:end]) and not sentence.unreal(begin, end):
            yield from _claims(sentence, company, person, begin, end, False, begin, end)


def _apposed(sentence: Sentence, person: Name) -> Iterator[Claim]:
    """“Ada Lee, CEO and co-founder, …”: titles between commas, of the company that the text is about."""
    match = _APPOSED.match(sentence.text, person.end)
    company = employer_unsaid(sentence, person, person.start) if match else None
    if match and company and split_titles(match["title"]) and LEADS.search(match["title"]):
        yield from _claims(sentence, company, person, *match.span("title"), False, person.start, match.end("title"))
        yield from read_life(sentence, person, match.end("title"))


def _titles_end(sentence: Sentence, begin: int) -> int:
    """Where a run of titles ends, 0 where none begins; it must end its clause."""
    ends = [m.end() for m in title_words().finditer(sentence.text, begin, begin + FAR)]
    for end in reversed(ends):
        closes = re.match(r"\s*(?:\Z|[，,。；;、（(])", sentence.text[end:])
        words = sentence.text[begin:end]
        if closes and split_titles(words) and not _ELSEWHERE.search(words):
            return end
    return 0


def _printed(sentence: Sentence, person: Name) -> Said:
    """A person as the text prints the name."""
    place = sentence.span(person.start, person.end)
    return Said(Mention(sentence.printed(person.start, person.end), "Person"), place, person)


def _claims(
    sentence: Sentence, employer: Said, person: Name, begin: int, end: int, former: bool, first: int, last: int
) -> Iterator[Claim]:
    """One claim a title of ``text[begin:end]``, quoting ``text[first:last]``; a founder is the employer's founder too."""
    who = sentence.said(person) if person.known is None else _printed(sentence, person)
    evidence = (employer.evidence("value"),)
    former = former or bool(_LEFT.match(sentence.text, person.end))
    for title in split_titles(sentence.text[begin:end]):
        kind = "former_role" if former or title.former or _WAS_WITHIN.match(title.words) else "role"
        words = sentence.printed(begin + title.start, begin + title.end)
        yield sentence.claim(who, kind, employer.mention, first, last, evidence, title=words)
        if FOUNDER.search(title.words) and employer.mention.type == "Organization":
            said = (Evidence("value", who.span), Evidence("title", sentence.span(begin, end)))
            yield sentence.claim(employer, "founder", who.mention, first, last, said)
