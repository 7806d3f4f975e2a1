"""Models of which a table names the size in a column of its own: several rows share a name, the size tells them apart."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from geju.base.text import fold
from geju.claims.fields.columns import Column
from geju.claims.tables.making import Subject
from geju.claims.tables.sheet import Sheet
from geju.model.naming.families import read_model
from geju.model.span import Evidence
from geju.model.value import Mention
from geju.model.vocabulary import Vocabulary


def size_column(typed: dict[int, Column]) -> int | None:
    """The one column of sizes, None where there is none or several."""
    sizes = [c for c, t in typed.items() if t.kind == "parameters"]
    return sizes[0] if len(sizes) == 1 else None


@lru_cache(maxsize=4)
def sources(sheet: Sheet, at: int, size: int) -> tuple[int, ...]:
    """For each row the one that names its model: the next above, where a name stands only at the first of several sizes."""
    above: list[int] = []
    for row in range(sheet.n_rows):
        goes_on = row > 1 and not sheet.text(row, at).strip() and not sheet.missing(row, size)
        above.append(above[-1] if goes_on else row)
    return tuple(row if source < 1 or sheet.missing(source, size) else source for row, source in enumerate(above))


_SIZE = re.compile(
    r"\s*(?P<size>\d{1,4}(?:\.\d{1,2})?\s?[BbMT](?:\s?[-(（]?\s?A\d+(?:\.\d+)?[Bb]\)?)?)(?:\s*[(（][^()（）]*[)）])?\s*\Z"
)


def sized(
    sheet: Sheet, row: int, at: int, typed: dict[int, Column], subject: Subject, vocabulary: Vocabulary
) -> Subject:
    """A model that several rows share, told apart by the sizes beside it: “Llama 3” and “8B” is Llama 3 8B."""
    size = size_column(typed)
    told = _SIZE.match(sheet.text(row, size)) if size is not None and subject.mention.type == "Model" else None
    if size is None or told is None or read_model(subject.mention.name, vocabulary.lexicon).size:
        return subject
    own = fold(sheet.text(sources(sheet, at, size)[row], at))
    place = sheet.span(row, size, *told.span("size"))
    if own not in _sharing(sheet, at, size) or place is None:
        return subject
    mention = Mention(f"{subject.mention.name} {told['size']}", "Model")
    return replace(subject, mention=mention, name=None, said=(Evidence("subject", place),))


@lru_cache(maxsize=4)
def _sharing(sheet: Sheet, at: int, size: int) -> frozenset[str]:
    """The names in column ``at``, folded, that several rows share, each with a size of its own."""
    sizes: dict[str, list[str]] = {}
    for row in range(1, sheet.n_rows):
        name = fold(sheet.text(sources(sheet, at, size)[row], at))
        sizes.setdefault(name, []).append(sheet.text(row, size))
    return frozenset(name for name, texts in sizes.items() if len(set(texts)) == len(texts) > 1)
