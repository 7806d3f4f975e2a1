"""People in sentences: known ones and those shaped like one, where the words around say that a person must stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geju.claims.context import Said
from geju.claims.sentences.firms.parties import read_party
from geju.claims.sentences.sentence import Sentence, mention_value
from geju.claims.titles import surname_class, title_words
from geju.model.claim import Claim
from geju.model.naming.names import Name
from geju.model.span import Evidence

LATIN_NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][a-zß-ž]+(?:-[A-ZÀ-ÞĀ-Ž][a-zß-ž]+)?(?: [A-Z]\.)?(?: [A-ZÀ-ÞĀ-Ž][A-Za-zß-ž’'-]+){1,2}"
)
_BEGINS = re.compile(r"(?:\A|[，,。；;：:、\s“「]|和|与|及|由)\Z")
_IT = re.compile(r"[\W\d]*(?:(?:该|这家)?(?:公司|企业|机构)|它|其|最早|最初|于|在|年|月|日|[\d\s])*")
# Posts that a company has one or few of: “唐明任 CEO”, “执行长为唐明”.
_DOERS = ("Person", "Organization", "Institution")
_LEADING = r"(?:联合|共同)?(?:C[ETOFPM]O|首席[\u4e00-\u9fff]{2,5}|副?董事长|副?总裁|副?总经理|创始人|创办人|(?:执行|技术|财务|营运)长)"
_LEADING = rf"{_LEADING}(?:\s?(?:兼任?|、|及|和|与|/)\s?{_LEADING})*"
_PRONOUN = re.compile(
    r"(?:\A|[，,。；;“「]|如今|现在|后来|随后|此后|于是)\s*[他她](?:又|还|也|后来|随后|便|就|在|于|与[^，。]{2,8}|和[^，。]{2,8}|\d|[年月日]|\s)*\Z"
)
# “和一群工程师”, “等人”: founders beside those named.
_MORE = re.compile(
    r"\s*(?:和|与|以及|及)(?:一群|一批|一众|几[位名个]|多[位名]|数[位名]|另外|其他)[^，。、；]{1,16}\Z|\s*等[^，。、；]{0,12}\Z|(?<=\S)\s*[在于][^，。、；\d]{1,8}\Z"
)
# “former Google researchers” before names.
_EX = re.compile(
    r"\s*(?P<was>ex-|former )(?P<org>[\w’&. -]+?) (?P<title>(?:[a-z]+ )?(?:researcher|engineer|scientist|executive|professor))s?\s+(?:including\s+|such as\s+)?"
)
_ASIDE = re.compile(r"\s*[（(][A-Z][A-Za-z .’'-]{2,30}[)）]\s*\Z")
_ABROAD = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[官长席裁人家员授]))[\u4e00-\u9fff]{1,5}·[\u4e00-\u9fff]{1,6}\Z")
_JOINT = re.compile(r"\s*(?:、|,|，|和|与|及|以及|and|&)\s*")


@cache
def _han_name() -> re.Pattern[str]:
    return re.compile(rf"{surname_class()}[\u4e00-\u9fff]{{1,2}}")


@cache
def _posts() -> tuple[re.Pattern[str], ...]:
    person = rf"(?P<person>{surname_class()}[\u4e00-\u9fff]{{1,2}}?)"
    return (
        re.compile(
            rf"(?:(?<=[，,。；;：:、）)])|\A|(?<=官)|(?<=长)|(?<=授)|(?<=人))\s?{person}\s?(?:现任|目前担任|继续担任|升任|接任|转任|改任|调任|履新|获任|兼任|担任|出任|任)\s?(?:公司)?(?P<title>{_LEADING})(?=[，,。；;]|\Z)"
        ),
        re.compile(
            rf"(?:(?<=[，,。；;])|\A)\s?(?:公司|现任)?(?P<title>{_LEADING})\s?(?:为|是)\s?{person}(?=[，,。；;]|\Z)"
        ),
        re.compile(
            rf"(?:(?<=[，,。；;])|\A)\s?(?:公司|现任)?(?P<title>{_LEADING})\s?(?:为|是|由)\s?(?P<person>{LATIN_NAME.pattern})(?=\s?(?:担任)?[，,。；;]|\Z)"
        ),
    )


def find_people(sentence: Sentence, start: int, *, shaped: bool = False) -> list[Name]:
    """The people named from an offset on; with ``shaped`` also unknown names in Latin letters."""
    found = [n for n in sentence.named("Person") if n.start >= start]
    if shaped:
        taken = [(n.start, n.end) for n in sentence.names]
        for match in LATIN_NAME.finditer(sentence.text, start):
            if not any(a < match.end() and match.start() < b for a, b in taken) and not title_words().search(match[0]):
                found.append(Name(match.start(), match.end(), match[0], "Person"))
    return sorted(found, key=lambda n: n.start)


def people_before(sentence: Sentence, end: int) -> list[Name]:
    """The person, or the list of people, whose names end at an offset."""
    found: list[Name] = []
    aside = _ASIDE.search(sentence.text, max(0, end - 40), end)  # “某某（Ann Lee）创办”
    end = aside.start() if aside else end
    more = _MORE.search(sentence.text, max(0, end - 24), end)
    end = more.start() if more else end
    while True:
        person = _person_at_end(sentence, end)
        if person is None:
            return found[::-1]
        found.append(person)
        joint = next((m for m in _JOINT.finditer(sentence.text, 0, person.start) if m.end() == person.start), None)
        if joint is None:
            return found[::-1]
        end = joint.start()


def _person_at_end(sentence: Sentence, end: int) -> Name | None:
    known = next((n for n in sentence.names if n.end == end), None)
    if known:
        return known if known.type == "Person" else None
    text = sentence.text
    latin = next((m for m in LATIN_NAME.finditer(text, 0, end) if m.end() == end), None)
    if latin:
        inside = any(latin.start() < n.end and n.start < latin.end() for n in sentence.names)
        return None if inside or title_words().search(latin[0]) else Name(latin.start(), end, latin[0], "Person")
    abroad = _ABROAD.search(text, max(0, end - 14), end)
    if abroad and not any(abroad.start() < n.end and n.start < end for n in sentence.names):
        titles = [m.end() for m in title_words().finditer(text, max(0, abroad.start() - 8), end)]
        start = max([abroad.start(), *titles])
        return Name(start, end, sentence.printed(start, end), "Person") if "·" in text[start:end] else None
    for length in (3, 2):
        name = _han_name().fullmatch(text, max(0, end - length), end)
        titled = any(m.end() == end - length for m in title_words().finditer(text, max(0, end - 20), end - length))
        if name and (titled or _BEGINS.search(text[: name.start()])):
            return Name(name.start(), end, sentence.printed(name.start(), end), "Person")
    return None


def spoken_of(sentence: Sentence, end: int) -> list[tuple[Sentence, Name]]:
    """The person that “she” or “he” before an offset means: the only one whom the sentence before names, and that sentence.

    Where the sentence itself begins with a person and names nobody else before, that one is meant.
    """
    first = next((n for n in sentence.names if n.end <= end), None)
    alone = first is not None and not any(first.end <= n.start < end for n in sentence.names if n.type in _DOERS)
    if first and first.type == "Person" and alone and not sentence.text[: first.start].strip("“「 "):
        return [(sentence, first)]  # “李强后来离开，2023 年另创某某”
    earlier = sentence.previous
    if earlier is None or not _PRONOUN.search(sentence.text, 0, end) or find_people(sentence, 0):
        return []
    people = {person.name: person for person in find_people(earlier, 0, shaped=True)}
    return [(earlier, person) for person in people.values()] if len(people) == 1 else []


def founded_by(sentence: Sentence, match: re.Match[str]) -> Said | None:
    """The company that “由 … 创立” is told of: what stands right before it, where anything does."""
    left, _ = sentence.clause(*match.span())
    ahead = sentence.text[left : match.start()]
    inside = any(n.start >= left and n.end <= match.start() for n in sentence.named("Organization"))
    if match[0] != "由" or inside or _IT.fullmatch(ahead):
        return sentence.subject(match.start(), "Organization")
    party = read_party(sentence, left, match.start())
    return sentence.said(party) if party and party.type == "Organization" else None


def posts(sentence: Sentence) -> list[tuple[Name, int, int]]:
    """People told to hold a leading post of a company that the clause does not name, with where the post stands."""
    found = []
    for pattern in _posts():
        for match in pattern.finditer(sentence.text):
            place = match.span("person")
            known = next((n for n in sentence.names if (n.start, n.end) == place), None)
            if known is None or known.type == "Person":
                person = known or Name(*place, sentence.printed(*place), "Person")
                found.append((person, *match.span("title")))
    return found


@cache
def han_name_closed() -> re.Pattern[str]:
    """What is shaped like a Chinese name and ends where its clause or a list goes on."""
    return re.compile(rf"{surname_class()}[\u4e00-\u9fff]{{1,2}}(?=[，,。；;、（(\s]|和|与|\Z)")


def came_from(sentence: Sentence, sort: re.Match[str] | None, people: list[Name]) -> Iterator[Claim]:
    """former_role of all whom “former Google researchers” stands before."""
    told = _EX.fullmatch(sentence.text, sort.start(), sort.end()) if sort and sort[0].strip() else None
    if told is None:
        return
    employer = next((n for n in sentence.named("Organization") if (n.start, n.end) == told.span("org")), None)
    if employer is None:
        return
    place = (Evidence("value", sentence.span(employer.start, employer.end)),)
    for person in people:
        said = Said(mention_value(person), sentence.span(person.start, person.end), person)
        begin, end = told.start("was"), told.end("title")
        yield sentence.claim(said, "former_role", mention_value(employer), begin, end, place, title=told["title"])
