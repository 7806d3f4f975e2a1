"""The page of problems: what was set aside and why, and the names that wait for a judgement."""

from __future__ import annotations

from collections.abc import Iterator

from geju.outputs.site.sheet import Sheet
from geju.outputs.site.spoken import Page, Spoken


class Problems(Sheet):
    """What did not go into the landscape."""

    order = 50

    def pages(self, spoken: Spoken) -> Iterator[Page]:
        """The one page."""
        contents = spoken.contents
        by_path = {f"sources/{d.name}": d for d in contents.documents.values()}
        listed = []
        for problem in contents.view.problems():
            document = by_path.get(problem.path)
            place = contents.document_address[document.document_id] if document else ""
            listed.append((problem.place, place, problem.severity, problem.words(spoken.language)))
        say = spoken.wording
        waiting = [
            (pair.a, pair.b, say.type(pair.type), say.reasons(pair.reasons), f"{pair.score:.2f}")
            for pair in contents.view.waiting()
        ]
        yield spoken.page("problems", "problems", spoken.words["problems"], problems=listed, waiting=waiting)
