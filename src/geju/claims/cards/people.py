"""Cards of people: a name, a title or two, a few lines of biography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.base.text import MappedText
from geju.claims.cards.biography import Biography
from geju.claims.cards.counts import read_counts
from geju.claims.cards.employers import employers_at
from geju.claims.cards.heads import Head, read_alone, read_beside, read_keyed_people
from geju.claims.cards.person import About, Employer
from geju.claims.cards.resume import PAST, Resume
from geju.claims.context import Context, Said
from geju.claims.titles import FOUNDER, Title, is_title_line, split_titles
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_LINES = ("paragraph", "heading", "caption", "item")
_TEAM = re.compile(
    r"team|founder|leader|people|executive|management|who'?s who|团队|創始|创始|创办|成员|高管|人物|管理层|核心人员",
    re.IGNORECASE,
)
_TELLING = re.compile(r"曾|任|毕业|博士|硕士|教授|former|previous|PhD|degree", re.IGNORECASE)
_LEAD = re.compile(r"[\s;,—–-]*")
# “House Trade Committee chair”: a post at a body of its own, which the title names.
_BODY = re.compile(
    r"(?P<body>(?:[A-Z][\w.&’'-]* )+(?:Committee|Commission|Board|Council|Capital|Ventures|Partners|University|Bank|Ministry|Senate|Agency|Institute|Foundation|Fund))\s+(?P<post>[a-z][\w -]{2,30})\Z"
)
_DAMAGED_LINES = 3
_DAMAGED_LENGTH = 12


def read_people(document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Roles, founders and biographies of every card."""
    cards = _Cards(document, contexts, vocabulary)
    index = 0
    while index < len(contexts):
        claims, after = cards.at(index)
        yield from claims
        index = max(after, index + 1)


class _Cards:
    """The cards of a document, found one after another."""

    def __init__(self, document: Document, contexts: Sequence[Context], vocabulary: Vocabulary) -> None:
        self.document, self.contexts, self.vocabulary = document, contexts, vocabulary
        self.resume = Resume(vocabulary)

    def at(self, index: int) -> tuple[list[Claim], int]:
        """The claims of the card that begins at a block, and the index behind it; nothing where none begins."""
        context = self.contexts[index]
        block = context.block
        if block.kind not in _LINES or len(block.text) > 400:
            return [], index
        person = read_alone(self.document, block.text, self.vocabulary) if len(block.text) <= 32 else None
        if person and self._begins(index, person):
            return self._below(index, person)
        keyed = read_keyed_people(self.document, block.text, self.vocabulary)
        if keyed:
            return [claim for head in keyed for claim in self._headed(context, head)], index + 1
        head = read_beside(self.document, block.text, self.vocabulary, team=self._in_team(context))
        if head is None:
            return [], index
        claims = list(self._headed(context, head))
        after = self._end(index + 1, context)
        left = bool(head.titles) and all(title.former for title in head.titles)
        return claims + self._told(range(index + 1, after), head.person, left=left), after

    def _home(self, index: int) -> str:
        company = self.contexts[max(0, index)].company
        return company.mention.name if company else ""

    def _in_team(self, context: Context) -> bool:
        near = [*context.headings[-1:], *([context.title] if context.title else [])]
        return any(_TEAM.search(block.text.text) for block in near)

    def _begins(self, index: int, person: Said) -> bool:
        """Whether a name alone on a line begins a card: titles stand below it, or items below a known name."""
        if self.contexts[index].block.kind == "item":
            return False
        if index + 1 < len(self.contexts) and self._titles(index + 1):
            return True
        return bool(person.name.known) and any(c.block.kind == "item" for c in self.contexts[index + 1 : index + 3])

    def _titles(self, index: int) -> list[Title]:
        block = self.contexts[index].block
        if block.kind not in ("paragraph", "caption") or not is_title_line(block.text.text.strip()):
            return []
        return split_titles(block.text.text)

    def _below(self, index: int, person: Said) -> tuple[list[Claim], int]:
        """A card of lines: the name, lines of titles, lines of biography."""
        company = self.contexts[index].company
        claims: list[Claim] = []
        at = index + 1
        while at < len(self.contexts) and (titles := self._titles(at)):
            for title in titles:
                claims += self._post(self.contexts[at].block.text, person, company, title)
            at += 1
        if at == index + 1 and company and person.name.known:
            claims += self._untitled(index, person, company)
        at = self._past_damage(at)
        after = self._end(at, self.contexts[index])
        return claims + self._told(range(at, after), person), after

    def _untitled(self, index: int, person: Said, company: Said) -> Iterator[Claim]:
        """Somebody in a company's team whose title is not printed, or of whose title only a scrap is left."""
        at = self._past_damage(index + 1)
        if at < len(self.contexts) and self.contexts[at].block.kind == "item":
            text = self.contexts[index if at == index + 1 else index + 1].block.text
            yield About(self.document, text, person).post(Employer.of(company), 0, len(text))

    def _past_damage(self, index: int) -> int:
        """The index of the items behind a few short lines that say nothing: damaged titles, the words of a logo."""
        at = index
        while at < min(index + _DAMAGED_LINES, len(self.contexts)):
            block = self.contexts[at].block
            if block.kind != "paragraph" or len(block.text) > _DAMAGED_LENGTH or self._starts(at):
                return at if block.kind == "item" else index
            at += 1
        return at if at < len(self.contexts) and self.contexts[at].block.kind == "item" else index

    def _starts(self, index: int) -> bool:
        """Whether a person's name or a title stands alone on a line."""
        text = self.contexts[index].block.text
        return bool(self._titles(index) or (len(text) <= 32 and read_alone(self.document, text, self.vocabulary)))

    def _end(self, index: int, first: Context) -> int:
        """Where the lines that tell of a person end: at the next head, heading, or line about something else."""
        while index < len(self.contexts) and self._tells(index, first):
            index += 1
        return index

    def _tells(self, index: int, first: Context) -> bool:
        context = self.contexts[index]
        block = context.block
        if block.kind == "item":
            deeper = first.block.kind != "item" or block.level > first.block.level
            return (
                deeper and read_beside(self.document, block.text, self.vocabulary, team=self._in_team(context)) is None
            )
        if block.kind != "paragraph" or first.block.kind == "item":
            return False
        if self._starts(index):
            return False
        return (
            context.title is first.title
            and len(block.text) > 8
            and bool(_TELLING.search(block.text.text))
            and not read_beside(self.document, block.text, self.vocabulary, team=self._in_team(context))
        )

    def _told(self, lines: range, person: Said, *, left: bool = False) -> list[Claim]:
        """What lines tell of a person; of one who has ``left`` all posts are former ones."""
        biography = Biography(self.vocabulary, home=self._home(lines.start - 1))
        claims: list[Claim] = []
        past: int | None = None  # the level of a line “Previous experience:” with a list below it
        for index in lines:
            block = self.contexts[index].block
            about = About(self.document, block.text, person)
            if past is not None and block.kind == "item" and block.level > past:
                claims += self.resume.read_listed(about)
                continue
            past = block.level if block.kind == "item" and PAST.fullmatch(block.text.text) else None
            reader = biography if _is_han(about.text.text) else self.resume
            read = list(reader.read(about))
            if left and not read and reader is self.resume and ":" not in about.text.text:
                read = list(self.resume.read_part(about, 0, len(about.text.text), former=True))
            claims += read
            claims += read_counts(about, self.vocabulary)
        return claims

    def _headed(self, context: Context, head: Head) -> Iterator[Claim]:
        """The claims of a head itself: titles, and what is told beside them."""
        text = context.block.text
        for title in head.titles:
            yield from self._post(text, head.person, context.company, title)
        about = About(self.document, text, head.person)
        for start, end in head.rest:
            if _is_han(text.text[start:end]):
                more = About(self.document, text.cut(start, end), head.person)
                yield from Biography(self.vocabulary, home=self._home(context.index)).read(more)
                yield from read_counts(more, self.vocabulary)
            else:
                lead = _LEAD.match(text.text, start, end)
                yield from self.resume.read_part(about, lead.end() if lead else start, end)

    def _post(self, text: MappedText, person: Said, company: Said | None, title: Title) -> Iterator[Claim]:
        """One title of a person at the organization that it names, else at the section's; a founder is its founder too."""
        about = About(self.document, text, person)
        words, employer = self._employed(text, title, company)
        if employer is None:
            return
        yield about.post(employer, title.start, title.end, title=words, former=title.former)
        if FOUNDER.search(words):
            said = about.span(title.start, title.end)
            same = person.span.line == said.line and person.span.start < said.start
            place = self.document.span(person.span.start, said.end) if same else person.span
            yield about.founded(employer, place, Evidence("title", said))

    def _employed(self, text: MappedText, title: Title, company: Said | None) -> tuple[str, Employer | None]:
        """The title without its employer, and the employer: one that the title names, else the section's company."""
        words = title.words
        body = _BODY.match(words)
        if body:
            begin = title.start
            return body["post"], Employer(Mention(body["body"], "Organization"), begin, begin + body.end("body"))
        if _is_han(words) or not re.search(r" (?:at|of|in) ", words):
            here = employers_at(words, 0, self.vocabulary)[:1]
            rest = words[here[0].end :].strip() if here else ""
            if here and split_titles(rest):
                return rest, Employer(here[0].mention, title.start, title.start + here[0].end)
        else:
            post = self.resume.post(words)
            if post:
                name, a, b = post[1]
                return post[0], Employer(name, title.start + a, title.start + b)
        return words, Employer.of(company) if company else None


def _is_han(text: str) -> bool:
    """Whether a line is Chinese rather than Latin: at least as many Han characters as Latin words."""
    return len(re.findall("[\u4e00-\u9fff]", text)) > len(re.findall("[A-Za-z]+", text))
