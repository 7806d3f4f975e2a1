"""Why a header is not read as it is printed, in both languages."""

from __future__ import annotations

from geju.base.language import say

_LANGUAGES = ("en", "zh")


def note(key: str, **said: str) -> str:
    """The words of a note: English, then Chinese."""
    return " / ".join(say(key, language, **said) for language in _LANGUAGES)
