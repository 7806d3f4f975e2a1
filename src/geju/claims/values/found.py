"""A value found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """``text[start:end]`` says ``value``."""

    start: int
    end: int
    value: V
