"""What geju says to people, in every language it speaks: keys in code, words in ``messages/*.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh")
_FOLDER = Path(__file__).parent / "messages"


@cache
def messages() -> dict[str, dict[str, str]]:
    """Every message: key -> language -> words. A key is ``room.name``; each room has one file."""
    import yaml

    found: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        content = yaml.load(path.read_bytes(), Loader=loader) or {}  # noqa: S506 - a safe loader
        for name, words in content.items():
            found[f"{path.stem}.{name}"] = words
    return found


def say(key: str, language: str = "en", /, **params: object) -> str:
    """The message ``key`` in ``language`` with its parameters filled in; raises KeyError for an unknown key."""
    words = messages()[key]
    return words.get(language, words["en"]).format(**params)
