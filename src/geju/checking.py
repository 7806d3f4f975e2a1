"""What a project says, held against what there is: kinds that its least numbers name, producers that it trusts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from geju.base.content import read_content
from geju.base.errors import ContentError, Problem, listed, nearest
from geju.base.text import fold
from geju.model.document import SOURCE_KINDS
from geju.model.project import PROJECT_FILE, Project

if TYPE_CHECKING:
    from geju.model.document import Document
    from geju.model.vocabulary import Vocabulary


def check_assertions(project: Project, vocabulary: Vocabulary) -> None:
    """Raise ContentError where the least numbers name a kind that there is not."""
    asked = [name.removeprefix("kind:") for name, _ in project.assertions if name.startswith("kind:")]
    wrong = [
        _unknown(project, "assertion_unknown", name, vocabulary.kinds) for name in asked if name not in vocabulary.kinds
    ]
    if wrong:
        raise ContentError.of(wrong[0], wrong[1:])


def trust_problems(project: Project, documents: Iterable[Document]) -> list[Problem]:
    """A note for each name in the order of trust that is neither a kind of source nor a producer."""
    producers = sorted({d.origin.producer for d in documents if d.origin.producer})
    known = {fold(name) for name in (*SOURCE_KINDS, *producers)}
    return [
        _unknown(project, "trust_unknown", name, (*SOURCE_KINDS, *producers), "warning")
        for name in project.trust
        if fold(name) not in known
    ]


def _unknown(project: Project, key: str, name: str, known: Iterable[str], severity: str = "error") -> Problem:
    names = list(known)
    near = nearest(name, names)
    params = (("known", listed(names)), ("name", name), ("near", near))
    lines = enumerate(read_content(project.folder / PROJECT_FILE).splitlines(), 1)
    line = next((number for number, text in lines if name in text), None)
    whole = f"pipeline.{key}_near" if near else f"pipeline.{key}"
    return Problem(whole, params, PROJECT_FILE, line, "warning" if severity == "warning" else "error")
