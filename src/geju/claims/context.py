"""What the surroundings of a block say: whose section it is, under which headings, between which neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geju.claims.damaged import damaged_name
from geju.claims.learnt import learn
from geju.claims.once import once
from geju.claims.values.moment import find_moments
from geju.model.document import Block, Document
from geju.model.naming.names import Name, find_names, read_name
from geju.model.span import Evidence, Span
from geju.model.value import Mention, Moment
from geju.model.vocabulary import Vocabulary

_SUBJECT_TYPES = ("Organization", "Model", "Product", "Person")
# What may stand before the name in a heading: numbers, bullets, emphasis, signs; or words that only frame it.
_LEAD = re.compile(
    r"(?:[^\w]|[\d_第章节一二三四五六七八九十])*(?:(?:Why|About|Introducing|Meet|What is|Introduction to)\s+|(?:关于|认识|(?:[\u4e00-\u9fff]{0,4}(?:公司|企业|企業|厂商|玩家))?(?:档案|檔案|简介|簡介|概况|概況|速览|速覽|观察|觀察|研究|画像|分析|案例|介绍)?(?<=[业業司商家案檔介簡况況览覽察究像析例绍])\s*[:：|｜]|(?:Company\s+)?[Pp]rofile\s*:)\s*)?\Z"
)
# “#actor #ai #china”: tags at the head of a note are no heading.
_TAGS = re.compile(r"#?[\w/-]+(?:\s+#[\w/-]+)+\s*\Z")
# How a first paragraph says what the document is about: “Name — …”, “Name (…) is a …”, “The Name family of … is a …”.
_OPENS = re.compile(
    r"\s*(?:[(（][^()（）]{0,60}[)）]\s*)?(?:——|[—–]|--|[:：|｜]|,? (?:is|are|was) (?:a|an|the|our|one)\b|是(?:一|由|中|国|全)|"
    r"(?: (?:model|family|series|collection|herd)s?)(?: of [^.,;]{0,60})? (?:is|are) (?:a|an|the|our)\b)"
)
# A title in the markup of pages within a text of another: “<h1>Name</h1>”.
_RAW_TITLE, _RAW_LENGTH = re.compile(r"<h1[\s>]", re.IGNORECASE), 200
_BOLD = re.compile(r"\s*\*\*[^*\n]+\*\*\s*\Z")
_SENTENCE = re.compile(r"[。！？]|[.!?:](?:\s|\Z)")
_WELCOMES = re.compile(r"\W*(?:Welcome to|Introducing|Meet|We (?:introduce|present))\s+(?:the\s+)?\W*\Z")
# “Acme developed and released the Name family of language models”.
_RELEASES = re.compile(
    r"\W*[A-Z][\w.&' -]{1,30} (?:developed|released|built|introduces?)(?: and \w+ed)? (?:the )?(?:[A-Z][\w.]+ )?\W*\Z"
)
_FAMILY_OF = re.compile(r"\W* (?:family|series|collection|herd) of\b")
_OPENING_LEAD = re.compile(r"[^\w]*(?:The\s+(?:Meta\s+|Google\s+)?)?\Z")
# A heading that goes on after its subject: “智谱 AI——模型：…”, “DeepSeek: the model”, “MiniMax 融资历程”.
_BACKS, _BACKED = (
    re.compile(r"[-‑](?:backed|owned|led|funded|linked)\b"),
    re.compile(r"\S+[-‑](?:backed|owned|led|funded|linked) \Z"),
)
_DASH = re.compile(r"\s*(?:——|—|–|--|[:：|｜])")
_BRACKETS_LAST = re.compile(r"[(（](?P<name>[^()（）]{1,40})[)）]\s*\Z")
_TITLE_LENGTH = 60
# The level of a titled line: below every heading.
_DEEPEST = 99


@dataclass(frozen=True, slots=True)
class Said:
    """A name that the surroundings give, and where they give it; ``mended`` where the printed one was damaged."""

    mention: Mention
    span: Span
    name: Name
    mended: bool = False

    def evidence(self, role: str = "subject") -> Evidence:
        """The words as evidence of a claim."""
        return Evidence(f"mended {role}" if self.mended else role, self.span)


@dataclass(frozen=True, slots=True)
class Context:
    """Block ``index`` of a document and what stands around it.

    ``headings``: the open headings, outermost first. ``subject``: the thing the section is about, from the nearest
    heading (or titled line) that begins with a name; ``company`` the nearest organization among those,
    ``person`` whose card the block stands in, ``dated`` the titled line or heading
    above that names one time. ``title``: the nearest heading or titled line as a block. ``model``: the model that the section,
    else the whole document, is about, though a company or a page may bear the heading.
    """

    index: int
    block: Block
    headings: tuple[Block, ...] = ()
    title: Block | None = None
    subject: Said | None = None
    company: Said | None = None
    person: Said | None = None
    dated: Block | None = None
    model: Said | None = None
    before: Block | None = field(default=None, repr=False)
    after: Block | None = field(default=None, repr=False)


def heading_time(document: Document, context: Context) -> tuple[Moment, Evidence] | None:
    """The one time that the nearest heading or titled line names (“### May 2024”, “2025 rounds”), with its place."""
    for block in [*([context.dated] if context.dated else []), *reversed(context.headings)]:
        found = find_moments(block.text.text)
        if len(found) == 1:
            one = found[0]
            return one.value, Evidence("time", document.span_of(block.text, one.start, one.end))
        year = re.findall(r"(?<![\d.$])20[0-3]\d(?![\d.])", block.text.text)
        if not found and len(year) == 1:
            at = block.text.text.index(year[0])
            return Moment(year[0], year[0]), Evidence("time", document.span_of(block.text, at, at + 4))
    return None


@once
def contexts(document: Document, vocabulary: Vocabulary) -> tuple[Context, ...]:
    """One context a block, in order."""
    state = _State(document, vocabulary)
    blocks = document.blocks
    found = []
    for index, block in enumerate(blocks):
        state.enter(block)
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        found.append(
            Context(
                index,
                block,
                tuple(state.headings),
                state.title,
                state.subject,
                state.company,
                state.person,
                state.dated,
                state.model,
                before,
                after,
            )
        )
    return tuple(found)


@dataclass
class _State:
    """What is open where a document has been read to."""

    document: Document
    vocabulary: Vocabulary
    headings: list[Block] = field(default_factory=list)
    subjects: dict[int, Said | None] = field(default_factory=dict)
    subject: Said | None = None
    company: Said | None = None
    person: Said | None = None
    dated: Block | None = None
    title: Block | None = None
    main: Said | None = None
    opened: bool = False
    bold: bool = False

    @property
    def model(self) -> Said | None:
        """The model that the nearest open heading is about; else the document's, where no other's section is open."""
        for level, said in sorted(self.subjects.items(), reverse=True):
            if said and said.mention.type == "Model":
                return said
            if said and level > 1:
                return None
        return self.main

    def _open(self, block: Block) -> None:
        """Learn from the title and the first paragraph what the whole document is about."""
        top = block.level == 1 if block.kind == "heading" else _RAW_TITLE.search(self._source(block))
        if top and self.main is None:
            self.main = _only_model(self.document, block, self.vocabulary)
        titled = _BOLD.match(self.document.text, block.start, block.end)
        if block.kind == "paragraph" and not self.opened and not titled and block.text.text.strip():
            said = _opening(self.document, block, self.vocabulary)
            self.opened = bool(said or _SENTENCE.search(block.text.text))  # a row of links opens nothing
            if said and not any(self.subjects.values()):
                self.subjects[0] = self.subject = said
                self.company = said if said.mention.type == "Organization" else None
            if said and said.mention.type == "Model":
                self.main = self.main or said

    def _source(self, block: Block) -> str:
        return self.document.text[block.start : min(block.end, block.start + _RAW_LENGTH)]

    def enter(self, block: Block) -> None:
        """Read on to a block."""
        heading = block.kind == "heading"
        if heading and _TAGS.match(block.text.text):
            return
        self._open(block)
        if heading:
            self.headings = [h for h in self.headings if h.level < block.level] + [block]
            self.subjects = {level: s for level, s in self.subjects.items() if level < block.level}
        alone = _person(self.document, block, self.vocabulary)
        self.person = alone or (None if heading or block.table else self.person)
        if not heading and not _titled(block):
            return
        if heading or find_moments(block.text.text):
            self.dated = block
        said = _subject(self.document, block, self.vocabulary)
        bold = not heading and _BOLD.match(self.document.text, block.start, block.end) is not None
        # A title in bold ends the section that another title in bold began, though it names nobody known.
        if said or heading or (bold and self.bold):
            self.subjects[block.level if heading else _DEEPEST] = said
            self.title = block
            self.bold = bold and said is not None
        open_subjects = [s for _, s in sorted(self.subjects.items(), reverse=True) if s]
        self.subject = open_subjects[0] if open_subjects else None
        companies = [s for s in open_subjects if s.mention.type == "Organization"]
        if heading or bold or (self.subject and self.subject.mention.type == "Organization"):
            self.company = companies[0] if companies else None


def _titled(block: Block) -> bool:
    """Whether a paragraph is a title in all but markup: “智谱 AI——团队：学院派代表”, one short line, no full stop."""
    text = block.text.text
    if block.kind not in ("paragraph", "caption") or len(text) > _TITLE_LENGTH or "\n" in text.strip():
        return False
    return not text.rstrip().endswith(("。", ".", "；", ";", "，", ",", "！", "？", "!", "?"))


def _subject(document: Document, block: Block, vocabulary: Vocabulary) -> Said | None:
    """The name that a heading begins with, where the rest of it says that the section is about it."""
    text = block.text.text
    types = _SUBJECT_TYPES if block.kind == "heading" else _SUBJECT_TYPES[:3]
    names = _names(document, text, vocabulary, *types)
    if names and names[-1].end == len(text.rstrip(' ”’"»」')) and re.search(r"——[“‘\"«「]?\Z", text[: names[-1].start]):
        last = names[-1]  # “智能助手应用——跃问”
        return Said(last.mention, document.span_of(block.text, last.start, last.end), last)
    aside = _BRACKETS_LAST.search(text) if block.kind == "heading" and names and names[0].type == "Model" else None
    if aside and aside.span("name") == (names[0].start, names[0].end):
        return said_of(document, block, names[0], vocabulary)  # “Quick stats (V3)”
    damaged = damaged_name(text, document.text, vocabulary.lexicon)
    if damaged:
        return Said(damaged.mention, document.span_of(block.text, 0, damaged.end), damaged, mended=True)
    for name in names:
        if not _LEAD.match(_BACKED.sub("", text[: name.start])):
            return None
        if _BACKS.match(text, name.end):
            continue  # “Acme-backed X”
        rest = text[name.end :]
        whole = not rest.strip(" 　:：*_#")
        if block.kind == "heading" or whole or _DASH.match(rest):
            return said_of(document, block, name, vocabulary)
        return None
    return None


def _names(document: Document, text: str, vocabulary: Vocabulary, *types: str) -> list[Name]:
    learnt = learn(document, vocabulary.lexicon)
    return [n for n in learnt.add(text, find_names(text, vocabulary.lexicon, *types)) if n.type in types]


def said_of(document: Document, block: Block, name: Name, vocabulary: Vocabulary) -> Said:
    """A name of a block with its place; a short name with the place where the whole one stands."""
    whole = learn(document, vocabulary.lexicon).place(name, block.text.text[name.start : name.end])
    return Said(name.mention, whole or document.span_of(block.text, name.start, name.end), name)


def _only_model(document: Document, block: Block, vocabulary: Vocabulary) -> Said | None:
    """The one model that a title names."""
    names = [n for n in _names(document, block.text.text, vocabulary, "Model", "Product") if n.type == "Model"]
    if len({n.name.casefold() for n in names}) != 1:
        return None
    return said_of(document, block, names[0], vocabulary)


def _opening(document: Document, block: Block, vocabulary: Vocabulary) -> Said | None:
    """What a first paragraph begins with and says to be something."""
    text = block.text.text
    for name in _names(document, text, vocabulary, *_SUBJECT_TYPES):
        lead = text[: name.start]
        released = _RELEASES.match(lead)
        if name.sure and (_WELCOMES.match(lead) or (released and _FAMILY_OF.match(text, name.end))):
            return said_of(document, block, name, vocabulary)
        if released:
            continue  # the maker's name before the model's: “the Acme Name family”
        if not _OPENING_LEAD.match(text[: name.start]):
            return None
        if name.sure and _OPENS.match(text, name.end):
            return said_of(document, block, name, vocabulary)
    return None


def _person(document: Document, block: Block, vocabulary: Vocabulary) -> Said | None:
    """A known person who stands alone on a line."""
    text = block.text.text.strip()
    if block.table or not 2 <= len(text) <= 24:
        return None
    name = read_name(text, vocabulary.lexicon, "Person")
    return Said(name.mention, document.span_of(block.text), name) if name and name.known else None
