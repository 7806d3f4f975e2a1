"""geju reads documents about an industry and publishes a landscape in which every number leads to its source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geju.api import Landscape as Landscape
    from geju.api import build as build
    from geju.api import open as open
    from geju.api import read as read
    from geju.base.errors import GejuError as GejuError
    from geju.base.errors import Problem as Problem
    from geju.base.errors import UnknownNameError as UnknownNameError
    from geju.model.claim import Claim as Claim
    from geju.model.document import Document as Document
    from geju.model.entity import Entity as Entity
    from geju.model.fact import Fact as Fact
    from geju.model.span import Span as Span
    from geju.model.value import Mention as Mention
    from geju.model.value import Moment as Moment
    from geju.model.value import Quantity as Quantity
    from geju.model.value import Term as Term

__version__ = "0.1.0"

# Where each name of the front door stands; a module is loaded when its name is first asked for.
_PLACES = {
    "Claim": "geju.model.claim",
    "Document": "geju.model.document",
    "Entity": "geju.model.entity",
    "Fact": "geju.model.fact",
    "GejuError": "geju.base.errors",
    "Landscape": "geju.api",
    "Mention": "geju.model.value",
    "Moment": "geju.model.value",
    "Problem": "geju.base.errors",
    "Quantity": "geju.model.value",
    "Span": "geju.model.span",
    "Term": "geju.model.value",
    "UnknownNameError": "geju.base.errors",
    "build": "geju.api",
    "open": "geju.api",
    "read": "geju.api",
}
__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Fact",
    "GejuError",
    "Landscape",
    "Mention",
    "Moment",
    "Problem",
    "Quantity",
    "Span",
    "Term",
    "UnknownNameError",
    "__version__",
    "build",
    "open",
    "read",
]


def __getattr__(name: str) -> object:
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'geju' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
