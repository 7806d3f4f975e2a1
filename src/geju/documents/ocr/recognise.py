"""The text of an image: lines with their boxes, the place of each character, and how sure it is. The same each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

# One thread, one provider: sums are added in the same order everywhere.
_ENGINE = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": 4000,
    "Global.text_score": 0.3,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1600,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.use_cuda": False,
    "EngineConfig.onnxruntime.use_dml": False,
    "EngineConfig.onnxruntime.use_coreml": False,
}
# A gap in a line of so much of its height parts columns: three spaces and more.
_COLUMNS = 0.42
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Seen:
    """A line as seen, in pixels: ``edges`` are the left edges of its characters and the right edge of the last."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    edges: list[float]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_ENGINE)


def recognise(pixels: Any) -> list[Seen]:
    """The lines of text in an image (rows of blue, green, red), in no particular order."""
    found = _engine()(pixels, return_word_box=True)
    if found.boxes is None or found.txts is None:
        return []
    words = found.word_results or ((),) * len(found.txts)
    lines = zip(found.boxes, found.txts, found.scores, words, strict=True)
    return [seen for box, text, score, parts in lines for seen in _seen(box, text, score, parts)]


def _seen(box: Any, text: str, score: float, parts: Any) -> Iterator[Seen]:
    """A recognised line: in several where a gap in it is as wide as between columns."""
    text = text.strip()
    if not text:
        return
    xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    sure = round(float(score), 3)
    spans = _spans(text, parts, left, right)
    wide = _COLUMNS * (bottom - top)
    at = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and spans[index][0] - spans[index - 1][1] < wide:
            continue
        piece = text[at:index].strip()
        first = at + len(text[at:index]) - len(text[at:index].lstrip())
        edges = [span[0] for span in spans[first : first + len(piece)]]
        if piece:
            end = spans[first + len(piece) - 1][1]
            ends = (left if not at else edges[0], right if index == len(text) else end)
            yield Seen(piece, ends[0], top, ends[1], bottom, sure, [*edges, end])
        at = index


def _spans(text: str, parts: Any, left: float, right: float) -> list[tuple[float, float]]:
    """Where each character begins and ends: within the words whose boxes are known, else evenly over the line.

    A space is as narrow as can be: what is wide between two words is the gap.
    """
    letters = _SPACE.sub("", text)
    known: list[tuple[float, float]] = []
    if _SPACE.sub("", "".join(str(part[0]) for part in parts)) == letters:
        for word, _, box in parts:
            bare = _SPACE.sub("", str(word))
            start, end = float(box[0][0]), float(box[2][0])
            step = (end - start) / max(1, len(bare))
            known += [(start + step * n, start + step * (n + 1)) for n in range(len(bare))]
    if len(known) != len(letters) or not known:
        step = (right - left) / len(text)
        return [(left + step * n, left + step * (n + 1)) for n in range(len(text))]
    spans: list[tuple[float, float]] = []
    rest = iter(known)
    last = left
    for character in text:
        start, end = (last, last) if character.isspace() else next(rest)
        spans.append((max(start, last), max(end, last)))
        last = spans[-1][1]
    return spans
