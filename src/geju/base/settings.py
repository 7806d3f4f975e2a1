"""One frozen Settings; the only reader of environment variables."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from geju.base.errors import UsageError
from geju.base.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set from outside.

    ``language``: of messages (``GEJU_LANG``, else the locale, else ``en``). ``max_bytes``: the largest document that is
    read (``GEJU_MAX_BYTES``). ``max_line``: the longest line, in characters (``GEJU_MAX_LINE``), ``max_text``: the
    longest text (``GEJU_MAX_TEXT``). Of files that are no text (PDF, Office, images): ``read_seconds`` a document, and
    again for each image in it that is read as such (``GEJU_READ_SECONDS``), ``read_megabytes`` of memory
    (``GEJU_READ_MEGABYTES``), ``max_pages`` pages, slides or sheets (``GEJU_MAX_PAGES``), ``max_scans`` images
    (``GEJU_MAX_SCANS``), ``max_cells`` cells of a workbook (``GEJU_MAX_CELLS``); of archives ``max_entries`` files
    (``GEJU_MAX_ENTRIES``), ``max_unpacked`` bytes (``GEJU_MAX_UNPACKED``), each at most ``max_ratio`` times its packed
    size (``GEJU_MAX_RATIO``). ``now``: the day that relative dates of an undated document are *not* resolved against;
    only shown as the edition's date when given (``SOURCE_DATE_EPOCH``, seconds). ``llm``: whether a language model may
    be asked: ``on``, ``off``, or empty for what the landscape says (``GEJU_LLM``); ``llm_endpoint``, ``llm_model``,
    ``llm_timeout`` (seconds) and ``llm_key`` are the variables of the same names. The key is shown nowhere. ``cache``:
    the folder for what belongs to no landscape and can be made again (``XDG_CACHE_HOME`` or ``LOCALAPPDATA``, else
    ``.cache`` at home); empty where there is none.
    """

    language: str = "en"
    max_bytes: int = 64 * 1024 * 1024
    max_line: int = 1_000_000
    read_seconds: int = 60
    read_megabytes: int = 2048
    max_pages: int = 5000
    max_text: int = 20_000_000
    max_scans: int = 500
    max_entries: int = 20_000
    max_unpacked: int = 512 * 1024 * 1024
    max_ratio: int = 400
    max_cells: int = 200_000
    source_date_epoch: int | None = None
    llm: str = ""
    llm_endpoint: str = ""
    llm_model: str = ""
    llm_timeout: int = 120
    llm_key: str = field(default="", repr=False)
    cache: str = ""

    @property
    def asks(self) -> str:
        """What of the settings decides which language model is asked; the key does not."""
        return f"{self.llm} {self.llm_endpoint} {self.llm_model}" if self.llm == "on" else self.llm


# Each is the variable GEJU_… of the same name; none of them may be nothing.
_COUNTS = (
    "max_bytes",
    "max_line",
    "read_seconds",
    "read_megabytes",
    "max_pages",
    "max_text",
    "max_scans",
    "max_entries",
    "max_unpacked",
    "max_ratio",
    "max_cells",
)


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from a mapping of environment variables; raises UsageError where a value cannot be meant."""
    return Settings(
        language=_language(environ),
        **{name: _integer(environ, f"GEJU_{name.upper()}", None) or getattr(Settings(), name) for name in _COUNTS},
        source_date_epoch=_integer(environ, "SOURCE_DATE_EPOCH", None),
        llm=_switch(environ, "GEJU_LLM"),
        llm_endpoint=environ.get("GEJU_LLM_ENDPOINT", "").strip(),
        llm_model=environ.get("GEJU_LLM_MODEL", "").strip(),
        llm_timeout=_integer(environ, "GEJU_LLM_TIMEOUT", Settings().llm_timeout) or Settings().llm_timeout,
        llm_key=_key(environ, "GEJU_LLM_KEY"),
        cache=_cache(environ),
    )


def _cache(environ: Mapping[str, str]) -> str:
    home = environ.get("HOME", "")
    folder = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA") or (home and os.path.join(home, ".cache"))  # noqa: PTH118
    return os.path.join(folder, "geju") if folder and os.path.isabs(folder) else ""  # noqa: PTH117, PTH118


def _switch(environ: Mapping[str, str], name: str) -> str:
    word = environ.get(name, "").strip().lower()
    if word not in ("", "on", "off"):
        raise UsageError("base.setting_wrong", name=name, value=word, wanted="on / off")
    return word


def _key(environ: Mapping[str, str], name: str) -> str:
    """A key as it may stand in a header; what is wrong with it is said without showing it."""
    key = environ.get(name, "").strip()
    if not re.fullmatch(r"[!-~]*", key):
        raise UsageError("base.setting_no_key", name=name)
    return key


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
