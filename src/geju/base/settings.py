"""One frozen Settings; the only reader of environment variables."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geju.base.errors import UsageError
from geju.base.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set from outside.

    ``language``: of messages (``GEJU_LANG``, else the locale, else ``en``). ``max_bytes``: the largest document that is
    read (``GEJU_MAX_BYTES``). ``max_line``: the longest line, in characters (``GEJU_MAX_LINE``). ``now``: the day that
    relative dates of an undated document are *not* resolved against; only shown as the edition's date when given
    (``SOURCE_DATE_EPOCH``, seconds).
    """

    language: str = "en"
    max_bytes: int = 64 * 1024 * 1024
    max_line: int = 1_000_000
    source_date_epoch: int | None = None


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from a mapping of environment variables; raises UsageError where a value cannot be meant."""
    return Settings(
        language=_language(environ),
        max_bytes=_integer(environ, "GEJU_MAX_BYTES", Settings().max_bytes) or Settings().max_bytes,
        max_line=_integer(environ, "GEJU_MAX_LINE", Settings().max_line) or Settings().max_line,
        source_date_epoch=_integer(environ, "SOURCE_DATE_EPOCH", None),
    )


def _language(environ: Mapping[str, str]) -> str:
    asked = environ.get("GEJU_LANG", "")
    if asked:
        if asked[:2].lower() not in LANGUAGES:
            raise UsageError("base.setting_wrong", name="GEJU_LANG", value=asked, wanted=" / ".join(LANGUAGES))
        return asked[:2].lower()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name, "")[:2].lower() in LANGUAGES:
            return environ[name][:2].lower()
    return LANGUAGES[0]


def _integer(environ: Mapping[str, str], name: str, default: int | None) -> int | None:
    text = environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal():
        raise UsageError("base.setting_wrong", name=name, value=text, wanted="1, 2, 3 …")
    return int(text)


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read_settings(os.environ)
