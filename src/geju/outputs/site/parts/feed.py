"""What changed as a feed (Atom, RFC 4287): an entry an edition, with how much changed and the first of it.

Atom and not RSS: its links may be relative, and a site does not know where it will stand unless its project says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from geju.landscape.auditing.history import Issue
from geju.outputs.site.parts.changes import Step
from geju.outputs.site.render import render
from geju.outputs.site.spoken import Spoken

_MOST = 15
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\Z")
# What is text for us, but cannot stand in XML.
_NOT_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition in the feed; ``content`` is HTML."""

    issue: Issue
    urn: str
    updated: str
    address: str
    summary: str
    content: str


def feed(spoken: Spoken, first: Issue) -> bytes:
    """The feed in one language; ``first`` is the earliest edition that is told of, the last entry."""
    place = f"{spoken.contents.site_address}{spoken.language}/" if spoken.contents.site_address else ""
    entries = [_entry(spoken, step.new, step, place) for step in spoken.changes]
    entries.append(_entry(spoken, first, None, place))
    xml = render(
        "changes.xml",
        t=spoken.words,
        site_title=spoken.title,
        urn=_urn(spoken, "feed"),
        updated=max(entry.updated for entry in entries),
        place=place,
        entries=entries,
    )
    return _NOT_XML.sub("\ufffd", xml).encode()


def _entry(spoken: Spoken, issue: Issue, step: Step | None, place: str) -> Entry:
    if step is None:
        counts = {name: f"{issue.counts.get(name, 0):,}" for name in ("n_documents", "n_facts", "n_entities")}
        summary = spoken.words["changes_holds"].format(**counts)
    else:
        counted = (f"{group.words} {len(group.rows):,}" for group in step.groups)
        summary = spoken.words["comma"].join(counted) or spoken.words["changes_none"]
    rows = step.rows if step else []
    address = f"{place}changes.html#{issue.edition_id}"
    said = {"t": spoken.words, "summary": summary, "place": place, "address": address}
    content = render("changes_entry.html", **said, rows=rows[:_MOST], left=max(0, len(rows) - _MOST))
    # The first edition is the same wherever it is built, and so is what is said of it; when a later one came is history.
    built = issue.built_at if step and _MOMENT.match(issue.built_at) else ""
    return Entry(issue, _urn(spoken, issue.edition_id), built or _moment(issue.date), address, summary, content)


def _urn(spoken: Spoken, what: str) -> str:
    """An identifier that stays the same wherever the site stands."""
    titles = "\n".join(f"{language} {title}" for language, title in spoken.contents.view.edition.title)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'geju {titles} {spoken.language} {what}')}"


def _moment(date: str) -> str:
    """The first moment of a day, a month or a year; of time itself, as computers count, where nothing is said."""
    found = _DATE.match(date)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}T00:00:00Z" if found else "1970-01-01T00:00:00Z"
