"""Where words that a model names stand in a passage, and which of those places can belong to a value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geju.claims.llm.passage import Passage, Piece
from geju.claims.sentences.splitting import clause_ends, split
from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import Name, find_names
from geju.model.span import Span

_MOST = 50
_JOINED_ON = re.compile(
    r"(?:[-‑_+.](?!(?:based|like|style|powered|led|backed|class|level|related)\b)[A-Za-z0-9]+)+", re.IGNORECASE
)
_JOINED_BEFORE = re.compile(r"(?:[A-Za-z0-9]+[-‑_])+\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """``start`` to ``end`` in a passage's text, within piece ``piece``."""

    start: int
    end: int
    piece: int


def find(passage: Passage, words: str, start: int = 0, end: int | None = None) -> list[Place]:
    """Where words stand whole within one piece, exactly but for the width of white space; each place of the source once."""
    found = []
    for a, b in _ranges(passage, words, start, end):
        piece = passage.piece_at(a, b)
        if piece is not None:
            found.append(Place(a, b, piece))
    return found


def _ranges(passage: Passage, words: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found: dict[tuple[int, int], tuple[int, int]] = {}
    text = passage.text.text
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if _is_whole(text, *match.span()):
            found.setdefault(passage.text.source(*match.span()), match.span())
        if len(found) > _MOST:
            break
    return list(found.values())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word and no number is cut at either end."""
    left, right = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    cut = any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (left, right))
    return not cut and not re.match(r"\d[.,]\d", text[end - 1 : end + 2]) and not _tail(text, start)


def _tail(text: str, start: int) -> bool:
    return bool(re.fullmatch(r"\d[.,]\d", text[max(0, start - 2) : start + 1]))


def find_quote(passage: Passage, quote: str, line: int | None = None) -> list[tuple[int, int]]:
    """Where a quote stands, of cells side by side too: one place, by its line where there are several; else all."""
    found = _ranges(passage, quote)
    if len(found) > 1 and line is not None:
        on_line = [place for place in found if passage.span(*place).line == line]
        return on_line if len(on_line) == 1 else found
    return found


def span_of(passage: Passage, place: Place) -> Span:
    """The span in the document."""
    return passage.span(place.start, place.end)


def joined(passage: Passage, place: Place) -> Place:
    """A place with the Latin parts that hyphens and dots join to it on either side."""
    piece = passage.pieces[place.piece]
    text = passage.text.text[: piece.end]
    after = _JOINED_ON.match(text, place.end)
    before = _JOINED_BEFORE.search(text, piece.start, place.start)
    return Place(before.start() if before else place.start, after.end() if after else place.end, place.piece)


def first_beside(passage: Passage, words: str, value: Place, within: Iterable[tuple[int, int]]) -> Place | None:
    """The first place of words in some quotes, in their order, that may speak of a value."""
    for start, end in within:
        for place in find(passage, words, start, end):
            if belongs(passage, place, value):
                return place
    return None


def belongs(passage: Passage, place: Place, value: Place) -> bool:
    """Whether a place may speak of a value: its own block, a heading above it, its row or column, text before it."""
    one, other = passage.pieces[place.piece], passage.pieces[value.piece]
    if place.piece == value.piece or place.piece in other.above:
        return True
    if one.kind == other.kind == "cell" and one.block == other.block:
        return _meet(one.rows, other.rows) or _meet(one.columns, other.columns)
    return one.kind == "text" and (place.piece < value.piece or one.block == other.block)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def scopes(passage: Passage, value: Place) -> list[tuple[int, int]]:
    """The clause, the sentence and the piece that a value stands in, narrowest first; of a cell only the cell."""
    piece = passage.pieces[value.piece]
    if piece.kind == "cell":
        return [(piece.start, piece.end)]
    words = passage.words(piece)
    at = value.start - piece.start
    sentence = next(((a, b) for a, b in split(words) if a <= at < b), (0, len(words)))
    ends = clause_ends(words[slice(*sentence)])
    left = max((sentence[0] + b for _, b in ends if sentence[0] + b <= at), default=sentence[0])
    right = min((sentence[0] + a for a, _ in ends if sentence[0] + a > at), default=sentence[1])
    found = [(left, right), sentence, (0, len(words))]
    return [(piece.start + a, piece.start + b) for a, b in found]


def other_subject(passage: Passage, subject: Place, value: Place, lexicon: Lexicon, types: tuple[str, ...]) -> str:
    """Another name that stands nearer to a value than its subject and may be the subject itself; empty where none does."""
    for start, end in [*scopes(passage, value), *_between(passage, subject, value)]:
        if start <= subject.start < end:
            return ""
        for name in find_names(passage.text.text[start:end], lexicon, *types):
            a, b = start + name.start, start + name.end
            if name.sure and not (a < value.end and value.start < b) and not _same(passage, subject, name):
                return name.name
    return ""


def _same(passage: Passage, subject: Place, name: Name) -> bool:
    """Whether a name is the subject's own, printed again."""
    return passage.text.text[subject.start : subject.end] == name.name


def _between(passage: Passage, subject: Place, value: Place) -> list[tuple[int, int]]:
    """What else is read before the subject is reached: the head of the row, or the text in between, backwards."""
    mine = passage.pieces[value.piece]
    if mine.kind == "cell":
        head = next(
            (p for p in passage.pieces if p.block == mine.block and _meet(p.rows, mine.rows) and p.kind == "cell"), None
        )
        column = passage.pieces[subject.piece]
        aligned = column.kind == "cell" and column.block == mine.block and _meet(column.columns, mine.columns)
        return [(head.start, head.end)] if head and not aligned else []
    if passage.pieces[subject.piece].kind == "heading":
        return []
    pieces: list[Piece] = [p for p in passage.pieces[subject.piece : value.piece] if p.kind == "text"]
    return [(p.start, p.end) for p in reversed(pieces)]
