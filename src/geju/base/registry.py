"""Finds the entries of a shelf: one file is one entry, its name is the file's name, its docstring its documentation.

A shelf is a package folder (``documents/formats``). Each module there defines one class that keeps the room's promise:
a subclass of the promise's class (``Format``). Nothing is listed anywhere: the file is the registration.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Hashable
from functools import cache
from types import ModuleType
from typing import Any, TypeVar, cast

from geju.base.errors import UnknownNameError

T = TypeVar("T")


@cache
def entry_names(package: str) -> tuple[str, ...]:
    """The names of a shelf's entries, sorted, without importing any of them."""
    shelf = importlib.import_module(package)
    return tuple(sorted(m.name for m in pkgutil.iter_modules(shelf.__path__) if not m.name.startswith("_")))


def entry_module(package: str, name: str, what: str) -> ModuleType:
    """Import one entry's module; ``what`` is the singular of the shelf for the error message."""
    if name not in entry_names(package):
        raise UnknownNameError(what, name, entry_names(package))
    return importlib.import_module(f"{package}.{name}")


@cache
def _entry(package: str, name: str, promise: Any) -> object:
    module = entry_module(package, name, package.rpartition(".")[2].removesuffix("s"))
    found = [
        value
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, promise) and value is not promise and value.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise TypeError(f"{module.__name__} must define exactly one {promise.__name__}, not {len(found)}")
    return found[0]()


def entry(package: str, name: str, promise: type[T]) -> T:
    """The one entry of that name: an instance of the single subclass of ``promise`` that the module defines."""
    return cast(T, _entry(package, name, cast(Hashable, promise)))


def entries(package: str, promise: type[T]) -> dict[str, T]:
    """All entries of a shelf by name, sorted."""
    return {name: entry(package, name, promise) for name in entry_names(package)}
