"""Words as lines and columns: what stands on one base line, and the gaps that go through all lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geju.documents.paged.page import Line, Word

# Words whose base lines differ by less than this share of their size are on one line.
_LEVEL = 0.35
# The least gap between columns in shares of the size of type: wider than any space between words.
GAP = 0.5


def base_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by base line from the top, each line from left to right; a raised mark stays behind its word."""
    lines: list[list[Word]] = []
    last: Word | None = None
    for word in sorted((w for w in words if not w.raised), key=lambda w: (w.base, w.left)):
        if last is not None and word.base - last.base <= _LEVEL * max(min(word.size, last.size), 1):
            lines[-1].append(word)
            if word.size >= last.size:
                last = word
        else:
            lines.append([word])
            last = word
    for word in (w for w in words if w.raised):
        _attach(word, lines)
    for line in lines:
        line.sort(key=lambda w: w.left)
    return lines


def _attach(mark: Word, lines: list[list[Word]]) -> None:
    """Put a raised mark on the line of the word that it stands behind."""
    best, home = 1e9, None
    for line in lines:
        for word in line:
            off = abs(word.right - mark.left) + abs(word.base - mark.base - 0.4 * word.size)
            if abs(word.base - mark.base) < word.size and off < best:
                best, home = off, line
    if home is None or best > 3 * mark.size:
        lines.append([mark])
        lines.sort(key=lambda line: line[0].base)
    else:
        home.append(mark)


def as_line(words: list[Word]) -> Line:
    """Words on one base line as a Line."""
    plain = [w for w in words if not w.raised] or words
    size = max(w.size for w in plain)
    base = max((w for w in plain), key=lambda w: (w.size, len(w.text))).base
    return Line(
        words,
        words[0].left,
        min(w.top for w in words),
        max(w.right for w in words),
        max(w.bottom for w in words),
        base,
        size,
    )


def segments(line: Sequence[Word], gap: float) -> list[list[Word]]:
    """A line's words parted where a gap is wider than ``gap`` times the size of type."""
    parts: list[list[Word]] = []
    end = 0.0
    for word in line:
        if parts and (word.raised or word.left - end <= gap * max(word.size, parts[-1][-1].size)):
            parts[-1].append(word)
        else:
            parts.append([word])
        end = max(end, word.right) if len(parts[-1]) > 1 else word.right
    return parts


def corridors(lines: Sequence[Sequence[Word]], least: float, tolerated: int = 0) -> list[tuple[float, float]]:
    """The upright gaps, at least so wide, that go through lines: each from its left to its right end.

    Up to ``tolerated`` lines may lie across; both outer ends are no gaps.
    """
    events: list[tuple[float, int]] = []
    for line in lines:
        for left, right in _covered(line):
            events += [(left, 1), (right, -1)]
    events.sort(key=lambda event: (event[0], -event[1]))
    found, depth, since = [], 0, None
    for at, step in events:
        before, depth = depth, depth + step
        if before > tolerated >= depth:
            since = at
        elif before <= tolerated < depth and since is not None:
            if at - since >= least:
                found.append((since, at))
            since = None
    return found


def _covered(line: Sequence[Word]) -> list[tuple[float, float]]:
    """What of a line words cover, spaces between words of one cell included."""
    found: list[tuple[float, float]] = []
    for word in line:
        if found and word.left - found[-1][1] <= 0.34 * word.size:
            found[-1] = (found[-1][0], max(found[-1][1], word.right))
        else:
            found.append((word.left, word.right))
    return found
