"""What a page of a model says of its licence outside its text: in a badge or in the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geju.claims.context import Context, Said
from geju.model.claim import Claim
from geju.model.document import Document
from geju.model.value import Term

_BADGE = re.compile(
    r"img\.shields\.io/badge/(?:[^\w\s\"<>()]+_)?(?P<label>(?:[A-Za-z]+_)?Licen[sc]e|LICEN[SC]E|license)-(?P<text>[A-Za-z](?:--|[\w.+])*)-[\w%]+",
)
_FRONT = re.compile(r"\A-{3}\s*\n(?:(?!-{3}\s*\n).*\n)*?license:\s*[\"']?(?P<text>[A-Za-z][\w.+-]*)[\"']?\s*\n")
# A page that tells the licence of its code apart means the code by a bare “License”, too.
_CODE = re.compile(
    r"code[\s_](?:license|repository (?:is|are) licen[sc]ed)|code (?:is|are) (?:\w+ )?licen[sc]ed|代码[^。\n]{0,30}(?:协议|许可)",
    re.IGNORECASE,
)
# A text that names no licence besides the label: “Model License | Model Agreement”.
_AGREED = re.compile(r"(?:model_)?agreement", re.IGNORECASE)
_NONE = re.compile(r"other|unknown|see|custom|check|license|yes|code", re.IGNORECASE)


def read_badges(document: Document, contexts: Sequence[Context]) -> Iterator[Claim]:
    """license of the one model that the page's title names."""
    subject = _page_model(contexts)
    if subject is None:
        return
    front = _FRONT.match(document.text)
    if front and not _NONE.fullmatch(front["text"]):
        yield _claim(document, subject, front["text"], front.span("text"))
    for badge in _BADGE.finditer(document.text):
        label = badge["label"].lower()
        of_model = label.startswith("model") or ("_" not in label and not _CODE.search(document.text))
        part = "label" if _AGREED.fullmatch(badge["text"]) else "text"
        words = badge[part].replace("--", "-").replace("_", " ")
        if of_model and not _NONE.fullmatch(words):
            yield _claim(document, subject, words, badge.span(part))


def _page_model(contexts: Sequence[Context]) -> Said | None:
    """The model that the title of the page names; of a page without one, that its first sentence is about."""
    titles = [c for c in contexts if c.block.kind == "heading" and c.block.level == 1]
    if titles:
        return titles[0].model
    return next((c.model for c in contexts if c.model), None)


def _claim(document: Document, subject: Said, words: str, place: tuple[int, int]) -> Claim:
    return Claim(
        document.name, document.document_id, subject.mention, "license", Term(words), document.span(*place),
        evidence=(subject.evidence(),), extractor="card",
    )  # fmt: skip
