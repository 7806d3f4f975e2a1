"""Asks a language model about passages, never twice the same: answers are kept by endpoint, model, prompt and passage."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from geju.base.cache import Cache
from geju.base.errors import UsageError
from geju.base.ids import sha256
from geju.base.settings import settings
from geju.claims.llm.endpoint import read_endpoint
from geju.model.project import LanguageModel

# After so many documents in a row without an answer nobody is asked again in this run.
_ENOUGH = 3


class Asker:
    """One model in one run: ``asker.ask(system, question)`` is its answer, from ``answers`` where it was asked before."""

    def __init__(self, model: LanguageModel, answers: Cache | None = None, **patience: Any) -> None:
        self.model = model
        self.endpoint = read_endpoint(model.endpoint)
        self.answers = answers
        self._patience = {"seconds": settings().llm_timeout, **patience}
        self._key = settings().llm_key if self._is_key_for() else ""
        self._n_silent = 0

    def _is_key_for(self) -> bool:
        """A key goes only to the host that the environment names, whatever address a landscape brings along."""
        own = settings().llm_endpoint
        return bool(own) and read_endpoint(own).origin == self.endpoint.origin

    def __repr__(self) -> str:
        return f"<Asker {self.model.model} at {self.endpoint}>"

    @property
    def given_up(self) -> bool:
        """Whether too many documents in a row got no answer."""
        return self._n_silent >= _ENOUGH

    def silent(self, yes: bool) -> None:
        """Note whether a document got no answer."""
        self._n_silent = self._n_silent + 1 if yes else 0

    def ask(self, system: str, question: str) -> str:
        """The model's words, made of valid characters; raises AskingError where there are none."""
        key = Cache.key("answer", str(self.endpoint), self.model.model, _hash(system), _hash(question))
        kept = self.answers.load(key) if self.answers else None
        if kept is not None:
            return kept.decode("utf-8")
        answer = _words(self._asked(system, question))
        if self.answers:
            self.answers.store(key, answer.encode("utf-8"))
        return answer

    def _asked(self, system: str, question: str) -> dict[str, Any]:
        from geju.claims.llm.client import AskingError, Patience, post

        patience = Patience(**self._patience)
        messages = [{"role": "system", "content": _clean(system)}, {"role": "user", "content": _clean(question)}]
        body: dict[str, Any] = {"model": self.model.model, "messages": messages, "stream": False}
        steady = {**body, "temperature": 0, "seed": 0}
        n_tries, wait = 0, patience.wait
        while True:
            n_tries += 1
            try:
                return post(self.endpoint, self._key, steady, patience)
            except AskingError as error:
                if error.status in (400, 422) and steady is not body:
                    steady = body  # some models take neither a temperature nor a seed
                    continue
                if not error.again or n_tries >= patience.n_tries:
                    raise
                time.sleep(max(wait, error.after))
                wait *= 2


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass"))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(data: dict[str, Any]) -> str:
    """What the model says in a completion."""
    from geju.claims.llm.client import AskingError

    try:
        words = data["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        words = None
    if not isinstance(words, str):
        raise AskingError("claims.unanswered_not_json")
    return _clean(words)


def in_force(said: LanguageModel | None = None) -> LanguageModel | None:
    """The model to ask: none unless the landscape names one or ``GEJU_LLM`` is ``on``; ``off`` overrules both.

    Raises UsageError where ``GEJU_LLM`` is ``on`` and neither says which.
    """
    own = settings()
    if own.llm == "off" or (not own.llm and said is None):
        return None
    if not own.llm:
        return said
    endpoint = own.llm_endpoint or (said.endpoint if said else "")
    model = own.llm_model or (said.model if said else "")
    for name, value in (("GEJU_LLM_ENDPOINT", endpoint), ("GEJU_LLM_MODEL", model)):
        if not value:
            raise UsageError("claims.llm_unnamed", name=name)
    return LanguageModel(endpoint, model)


def asker_in_force(said: LanguageModel | None, answers: Path) -> Asker | None:
    """Who is asked, with the answers kept in a folder; None where no model is to be asked."""
    model = in_force(said)
    return Asker(model, Cache(answers)) if model else None
