"""Lines that begin somebody's card: a name above titles, a name beside titles, a title before a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geju.base.text import MappedText
from geju.claims.context import Said
from geju.claims.titles import Title, looks_like_person, split_titles
from geju.model.document import Document
from geju.model.naming.names import Name, find_names, read_name
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary

_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# “Tang Jie (唐杰) - Co-Founder & Chief Scientist”, “Arthur Mensch (CEO) — ex-DeepMind”
_BESIDE = re.compile(
    r"\A\s*(?P<name>[^()（）:：,，;；|]{2,40}?)\s*(?:[(（](?P<aside>[^()（）]{1,60})[)）])?"
    r"(?:\s*/\s*[A-Z][\w. ]{2,30}?)?(?:\s*(?P<mark>——|[-–—:：|｜])\s+|\s*(?:——|[—：｜])\s*|\s*\Z)(?P<tail>.*)\Z",
    re.DOTALL,
)
# “**陆明** 创始人、CEO。…”, “Ann Lee，首席财务官，…”: titles right behind a name, in a section of people.
_SET_OFF = re.compile(
    r"\A\s*(?P<name>[\u4e00-\u9fff·]{2,8}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})\s*(?:[(（](?P<aside>[^()（）]{1,60})[)）])?"
    r"(?P<mark>\s*，\s*|\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+(?=C[ETOFPM]O)|(?<=[)）]))(?P<tail>[\u4e00-\u9fffA-Z].*)\Z",
    re.DOTALL,
)
_KEYED = re.compile(r"\A\s*(?P<key>[^:：()（）]{2,40}?)\s*[:：]\s*(?P<value>\S.{0,160})\Z")
_TAIL_END = re.compile(r"\s*[;；。(（\[｜|]|\s+(?:——|[—–])\s+|\.\s|,\s+(?=ex-|former|previously|PhD)")
_PIECE = re.compile(r"\s*(?:[、，,;；/&]|\band\b|和|与|及)\s*(?![^()（）]*[)）])")
_HAN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])")
_WORD = re.compile(r"[A-Z][a-z]{2,11}")
_EX = re.compile(r"\A(?P<was>(?:[Ee]x-|[Ff]ormer |前|原).+?)\s*(?=\Z)")


@dataclass(frozen=True)
class Head:
    """Whose card begins with a block: the person, the titles printed in the block, and what is told after them.

    ``rest`` holds the offsets of the parts of the block that tell more of the person.
    """

    person: Said
    titles: tuple[Title, ...] = ()
    rest: tuple[tuple[int, int], ...] = ()


def read_alone(document: Document, text: MappedText, vocabulary: Vocabulary) -> Said | None:
    """A person's name that is a line of its own."""
    words = text.text.strip()
    if not 2 <= len(words) <= 24:
        return None
    known = read_name(words, vocabulary.lexicon, "Person")
    if not known and not looks_like_person(_SPACED.sub("", words)):
        return None
    if not known and read_name(words, vocabulary.lexicon):
        return None
    name = known or Name(0, len(words), words, "Person")
    return Said(Mention(words, "Person"), document.span_of(text), name)


def read_beside(document: Document, text: MappedText, vocabulary: Vocabulary, *, team: bool) -> Head | None:
    """A name with titles or a biography beside it; without titles only in a ``team`` section."""
    match = _BESIDE.match(text.text) or (_SET_OFF.match(text.text) if team else None)
    if not match:
        return None
    person = _named(
        document, text, match.start("name"), match.end("name"), vocabulary, bool(_HAN.search(match["aside"] or ""))
    )
    if person is None or (match["mark"] == ":" and not person.name.known):
        return None
    titles: list[Title] = []
    rest: list[tuple[int, int]] = []
    for group in ("aside", "tail"):
        if not match[group]:
            continue
        at = match.start(group)
        stop = _TAIL_END.search(match[group])
        words = match[group][: stop.start()] if stop else match[group]
        found, words = ([], words) if titles else _titles_first(words)
        titles += [Title(t.words, at + t.start, at + t.end, t.former) for t in found]
        begin = at + (len(words) if found else 0)
        if begin < match.end(group) and not (group == "aside" and not found):
            rest.append((begin, match.end(group)))
    if titles or (team and person.name.known and rest) or (team and rest and _tells(text.text[rest[0][0] :])):
        return Head(person, tuple(titles), tuple(rest))
    return None


def _titles_first(words: str) -> tuple[list[Title], str]:
    """The titles that some words are, else those that they begin with up to a comma, with the words that are titles."""
    for stop in [len(words), *(m.start() for m in reversed([*re.finditer("[，,]", words)]))]:
        found = split_titles(words[:stop])
        if found:
            return found, words[:stop]
    return [], words


def _tells(words: str) -> bool:
    return bool(re.match(r"\W*(?:ex-|former|previous|PhD|曾|前|原)", words, re.IGNORECASE))


def read_keyed_people(document: Document, text: MappedText, vocabulary: Vocabulary) -> list[Head]:
    """The persons behind a title: “Founder & CEO: Wang Xiaochuan (former Sogou CEO)”, “联合创始人：周昕宇、吴育昕”."""
    match = _KEYED.match(text.text)
    if not match:
        return []
    key = re.sub(r"(?i)\b(co-?founder|founder|partner|director)s\b", r"\1", match["key"])
    titles = split_titles(re.sub(r"\A(?i:core|key|the|lead) ", "", key))
    if not titles or any(len(t.words) > 30 for t in titles):
        return []
    at = match.start("key")
    placed = tuple(Title(t.words, at, match.end("key"), t.former) for t in titles)
    heads: list[Head] = []
    value, base = match["value"], match.start("value")
    begin = 0
    for cut in [*_PIECE.finditer(value), None]:
        end = cut.start() if cut else len(value)
        head = _piece(document, text, base + begin, base + end, vocabulary)
        if head is None:
            return heads if heads and heads[0].person.name.known else []
        heads.append(Head(head.person, placed, head.rest))
        begin = cut.end() if cut else end
    return heads


def _piece(document: Document, text: MappedText, start: int, end: int, vocabulary: Vocabulary) -> Head | None:
    """One person of a list, with an aside before (“Ex-Sogou CEO”) or behind in brackets."""
    words = text.text[start:end].rstrip(" .。")
    aside = re.search(r"\s*[(（](?P<aside>[^()（）]+)[)）]?\s*\Z", words)
    stop = aside.start() if aside else len(words)
    rest = ((start + aside.start("aside"), start + aside.end("aside")),) if aside else ()
    person = _named(document, text, start, start + stop, vocabulary)
    if person:
        return Head(person, (), rest)
    names = find_names(words[:stop], vocabulary.lexicon, "Person")
    last = names[-1] if names else None
    if last and last.sure and last.end == stop and _EX.match(words[: last.start].strip()):
        said = Said(last.mention, document.span_of(text, start + last.start, start + last.end), last)
        return Head(said, (), ((start, start + last.start), *rest))
    return None


def _named(
    document: Document, text: MappedText, start: int, end: int, vocabulary: Vocabulary, aside: bool = False
) -> Said | None:
    """The person that ``text[start:end]`` names, known or shaped like one and known as nothing else.

    One word in Latin letters is a name where an ``aside`` gives it in Chinese.
    """
    words = text.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not 2 <= len(words) <= 32:
        return None
    known = read_name(words, vocabulary.lexicon, "Person")
    inside = [] if known else find_names(words, vocabulary.lexicon)
    if not known and (
        not (looks_like_person(words) or (aside and _WORD.fullmatch(words))) or any(n.type != "Person" for n in inside)
    ):
        return None
    name = known or Name(0, len(words), words, "Person")
    return Said(Mention(words, "Person"), document.span_of(text, start, start + len(words)), name)
