"""Whose a post is: the employer before the titles, named or not, else whom the text is about."""

from __future__ import annotations

import re

from geju.claims.context import Said
from geju.claims.sentences.firms.parties import latin_before
from geju.claims.sentences.sentence import Sentence
from geju.claims.titles import split_titles, title_words
from geju.model.naming.names import Name

FAR = 40
_ITS = re.compile(r"\b[Ii]ts (?:new |current |former |first )?\Z")
_JOINT = re.compile(
    r"(?:['’]s|\s?的)?\s*(?P<was>前任?|原|曾任|former |ex-)?(?:现任|新任|the |current )?\s*", re.IGNORECASE
)
WAS_BEFORE = re.compile(r"(?:前|原|曾任|former |ex-)\s*\Z", re.IGNORECASE)
# Titles of which a company has one or few, so that the name of the company may go unsaid.
LEADS = re.compile(
    r"创始人|创办人|创始合伙人|首席|董事长|总裁|总经理|C[ETOFPMSRI]O|[Ff]ounder|[Pp]resident|[Cc]hair|[Cc]hief"
)
# “Interim CEO”: a word of the title, no company.
_FOR_NOW = re.compile(r"Interim|Acting|Deputy|Founding|Outgoing|Incoming|Current|New|Former|Then|Longtime")


def titled_by(sentence: Sentence, end: int) -> tuple[Name, int, int, bool] | None:
    """The employer in front of the titles that end at an offset, where titles and all begin, whether they are former."""
    for employer in reversed(sentence.named("Organization", "Institution")):
        joint = _JOINT.match(sentence.text, employer.end)
        if not joint or not employer.end < end <= employer.end + FAR or joint.end() >= end:
            continue
        if split_titles(sentence.text[joint.end() : end]):
            was = WAS_BEFORE.search(sentence.text[: employer.start])
            return employer, joint.end(), was.start() if was else employer.start, bool(was or joint["was"])
        return None
    return _unheard_employer(sentence, end)


def _unheard_employer(sentence: Sentence, end: int) -> tuple[Name, int, int, bool] | None:
    """The same where the employer is a name in Latin letters that no lexicon has for sure: “Lovable CEO Anton …”."""
    for match in title_words().finditer(sentence.text, max(0, end - FAR), end):
        place = latin_before(sentence.text, match.start())
        if not place or not LEADS.match(match[0]) or not split_titles(sentence.text[match.start() : end]):
            continue
        inside = [n for n in sentence.names if n.start < place[1] and place[0] < n.end]
        words = sentence.text[slice(*place)]
        other = any(n.type != "Product" and n.as_type("Organization") is None for n in inside)
        if other or title_words().search(words) or _FOR_NOW.fullmatch(words):
            return None
        was = WAS_BEFORE.search(sentence.text[: place[0]])
        name = Name(*place, words, "Organization")
        return name, match.start(), was.start() if was else place[0], bool(was)
    return None


def its_company(sentence: Sentence, at: int) -> Said | None:
    """Whom “its” right before an offset means, where the sentence names no company before it: the one just told of."""
    carried = sentence.carried
    if carried is None or carried.mention.type != "Organization" or not _ITS.search(sentence.text, 0, at):
        return None
    return None if any(n.end <= at for n in sentence.named("Organization")) else carried


def employer_unsaid(sentence: Sentence, person: Name, at: int) -> Said | None:
    """Whose post it is where the title names no employer: the section's company, or the one named before it.

    Where these are several, the one that the lexicon has the person at; else none.
    """
    if whose := its_company(sentence, at):
        return whose
    section = sentence.carried_or_section("Organization") or sentence.passage.topic
    candidates = [
        *([section] if section else []),
        *(sentence.said(n) for n in sentence.named("Organization") if n.end <= at),
    ]
    known = [
        said
        for said in candidates
        if said.name.known and person.known and person.known.entity_id in said.name.known.people
    ]
    things = {said.name.known.entity_id if said.name.known else said.mention.name for said in known or candidates}
    return (known or candidates)[0] if len(things) == 1 else None
