"""A title whose name is damaged in print: “阶跃晨——融资”."""

from __future__ import annotations

import re

from geju.model.naming.lexicon import Lexicon
from geju.model.naming.names import Name

_TITLE = re.compile(r"(?P<name>[\u4e00-\u9fff]{3,8})——")


def damaged_name(title: str, text: str, lexicon: Lexicon) -> Name | None:
    """The one organization like the word that a title begins with and that the document's text names whole."""
    found = _TITLE.match(title)
    if not found or lexicon.lookup(found["name"]):
        return None
    word = found["name"]
    near = [
        thing
        for thing in lexicon.things
        if thing.type == "Organization" and any(_alike(word, name) and name in text for name in thing.names)
    ]
    if len(near) != 1:
        return None
    thing = near[0]
    return Name(0, found.end("name"), thing.name, thing.type, thing, True, thing)


def _alike(damaged: str, name: str) -> bool:
    """Whether a name could have become another in print: the same two characters first, the rest nearly the same."""
    if damaged[:2] != name[:2] or abs(len(damaged) - len(name)) > 1 or len(name) < 4:
        return False
    missing = len(set(name) - set(damaged))
    return missing <= 2
