"""Names of products: the maker that a name begins with, and the rest: ``阶跃开放平台`` is *stepfun*, *开放平台*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from geju.base.text import fold
from geju.model.naming.lexicon import Known, Lexicon

# What a product's name may add without naming another.
_APP = re.compile(r"\s*(?:APP|应用|网页版|官网)+\Z", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def read_product(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """The id of the maker that a product's name begins with, empty for none, and the rest of the name folded."""
    bare = _APP.sub("", name.strip()) or name
    for start, end, things, _ in lexicon.spans(bare):
        maker = next((thing for thing in things if thing.type == "Organization"), None)
        rest = fold(bare[end:].removeprefix("'s").removeprefix("’s").lstrip(" 的"))
        if start or maker is None or not rest:
            break
        return maker.entity_id, rest
    return "", fold(bare)


def known_product(name: str, lexicon: Lexicon) -> Known | None:
    """The product that the lexicon knows under that name, with its maker's name before it or without, or with ``APP``."""
    maker, rest = read_product(name, lexicon)
    known = _by_parts(lexicon).get((maker, rest))
    if known or not maker:
        return known
    return next((t for t in lexicon.named(rest) if t.type == "Product" and t.by == maker), None)


@lru_cache(maxsize=8)
def _by_parts(lexicon: Lexicon) -> Mapping[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    for thing in lexicon.things:
        if thing.type == "Product":
            for name in thing.names:
                found.setdefault(read_product(name, lexicon), thing)
    return found
