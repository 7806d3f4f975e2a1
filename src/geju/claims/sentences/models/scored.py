"""Whose a result on a test is that running text tells."""

from __future__ import annotations

import re

from geju.claims.context import Said
from geju.claims.sentences.sentence import Sentence
from geju.claims.sentences.subjects import own_model
from geju.model.naming.names import Name

# “With 71% on MMLU, X leads”: who stands behind; “our small model”, “the two”: another than who is carried.
_LEADS_IN = re.compile(r"\W*(?:[Ww]ith|[Aa]t|[Ss]coring|[Pp]osting|[Aa]chieving|[Rr]eaching) (?:a score of |about )?\Z")
# “compared with Y, which scores 61% on MMLU”: Y has it
_WHICH = re.compile(
    r",?\s+which (?:(?:only|just|itself) )?(?:scor|reach|get|got|achiev|post|hit|manag|record)\w*\s+(?:a score of |about |just |only )?\Z"
)
_THEN = re.compile(r"[*”\"]*,\s+(?:the )?[*“\"]*")
_SIBLING = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]ts) (?:small(?:er)?|larger?|big(?:ger)?|mini|other|previous|older|lighter|compact) (?:model|one|version|sibling|variant)\b|\b[Tt]he two\b|\brespectively\b"
)


def scored(sentence: Sentence, test: Name, number: int, at: int) -> Said | None:
    """Whose result a number on a test is: the model behind the comma of “With 71% on MMLU, X leads”, else whom ``at`` is about.

    Nobody is carried where the words speak of another of the family.
    """
    which = _WHICH.search(sentence.text, 0, number)
    if which:
        rival = next((n for n in sentence.named("Model") if n.end == which.start()), None)
        return sentence.said(rival) if rival else None
    comma = _THEN.match(sentence.text, test.end)
    if comma and _LEADS_IN.search(sentence.text, 0, number):
        name = next((n for n in sentence.named("Model") if n.start == comma.end()), None)
        return sentence.said(name) if name else None
    named = any(n.type == "Model" and n.end <= at for n in sentence.names)
    return None if not named and _SIBLING.search(sentence.text) else own_model(sentence, at, "Model")
