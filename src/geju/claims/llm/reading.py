"""A document read by a model, passage by passage; the first question without an answer ends it."""

from __future__ import annotations

from collections.abc import Iterator

from geju.base.errors import Problem
from geju.claims.llm.answer import MOST, Broken, read_answer, shown
from geju.claims.llm.asker import Asker
from geju.claims.llm.claims import claim_of
from geju.claims.llm.client import AskingError
from geju.claims.llm.passage import Passage, passages
from geju.claims.llm.prompt import question, task
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.vocabulary import Vocabulary

# Of one document; a longer one is a book, or an attempt to spend someone's money.
MOST_PASSAGES = 400


def read_with(asker: Asker, document: Document, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
    """The claims of a document that a model points at, and why others are none."""
    if asker.given_up:
        yield _problem(document, "claims.unanswered_given_up", model=shown(asker.model.model))
        return
    system = task(vocabulary.kinds)
    for number, passage in enumerate(passages(document, vocabulary)):
        if number == MOST_PASSAGES:
            yield _problem(document, "claims.llm_long", n=str(MOST_PASSAGES), line=passage.first_line)
            return
        try:
            answer = asker.ask(system, question(passage))
        except AskingError as error:
            asker.silent(True)
            where = {"endpoint": str(asker.endpoint)}
            yield _problem(document, error.key, line=passage.first_line, **where, **error.params)
            return
        asker.silent(False)
        yield from _statements(passage, vocabulary, answer)


def _statements(passage: Passage, vocabulary: Vocabulary, answer: str) -> Iterator[Claim | Problem]:
    document = passage.document
    for number, said in enumerate(read_answer(answer)):
        if number == MOST:
            yield _problem(document, "claims.llm_too_many", line=passage.first_line, n=str(MOST))
            return
        if isinstance(said, Broken):
            yield _problem(document, "claims.llm_broken", line=passage.first_line, words=said.words)
        else:
            yield claim_of(passage, vocabulary, said)


def _problem(document: Document, key: str, line: int = 1, **params: str) -> Problem:
    return Problem(key, tuple(sorted(params.items())), document.name, line, "warning")
