"""The pages of the site in one language: which there are, and what each of them shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from geju.base.language import say
from geju.model.document import Document
from geju.model.figure import Figure
from geju.outputs.site.contents import Contents
from geju.outputs.site.marks import lines_of
from geju.outputs.site.places import address
from geju.outputs.site.render import render, visible, web_address
from geju.outputs.site.sections import entity_page
from geju.outputs.site.shape import Shape, shape, template_of
from geju.outputs.site.twins import endings, twins
from geju.outputs.site.wording import Wording, language_tag

Page = tuple[str, str]


class Pages:
    """All pages of one language as (path, HTML); ``figures`` are those drawn in that language."""

    def __init__(self, contents: Contents, figures: Sequence[Figure], language: str) -> None:
        self.contents = contents
        self.figures = figures
        self.language = language
        self.wording = Wording(contents, language)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """How each figure is shown, by its name."""
        return {figure.name: shape(figure) for figure in self.figures}

    def twins(self) -> Iterator[tuple[str, bytes]]:
        """The files beside the pages of exhibits, as (path, content)."""
        for figure in self.figures:
            for ending, data in twins(figure, self.shapes[figure.name], self.contents.view.edition).items():
                yield f"{self.language}/exhibits/{figure.name}.{ending}", data

    def all(self) -> Iterator[Page]:
        """Every page, the overview first."""
        yield self._overview()
        yield from map(self._exhibit, self.figures)
        yield from map(self._embed, self.figures)
        yield self._entities()
        yield from map(self._entity, self.contents.entities)
        yield self._conflicts()
        yield self._sources()
        yield from map(self._source, self.contents.documents.values())
        yield self._problems()

    @cached_property
    def _common(self) -> dict[str, Any]:
        words, contents = self.wording.messages, self.contents
        nav = [
            ("index", words["home"]),
            *((f"exhibits/{f.name}", f.title) for f in self.figures if self._head(f) == f.name),
            ("entities", words["entities"]),
            ("conflicts", words["conflicts"]),
            ("sources", words["sources"]),
        ]
        return {
            "c": contents,
            "w": self.wording,
            "t": words,
            "language": self.language,
            "others": [named(contents, other) for other in contents.languages if other != self.language],
            "nav": [{"address": address(f"{place}.html"), "words": said} for place, said in nav],
            "edition": contents.view.edition,
            "site_title": named(contents, self.language)["title"],
            "about": contents.view.about.get(f"about_{self.language}", ""),
            "chart_only": False,
            "beside": (),
            "bare": False,
        }

    def _head(self, figure: Figure) -> str:
        """The exhibit that heads the figure's section: its own name where it stands alone; none for those at home."""
        under = str(figure.options.get("under", ""))
        return (
            "" if figure.options.get("home") else under if any(f.name == under for f in self.figures) else figure.name
        )

    def _page(self, path: str, page: str, title: str, section: str = "", **values: object) -> Page:
        """One page at a path without its ending; ``section`` is the page of the navigation that it belongs to."""
        path = f"{path}.html"
        up = "../" * path.count("/")
        places = {
            "up": up,
            "root": f"../{up}",
            "here": address(path),
            "section": f"{section}.html" if section else address(path),
        }
        html = render(f"{page}.html", **{**self._common, **places, "title": title, **values})
        return f"{self.language}/{path}", html

    def _overview(self) -> Page:
        edition, words = self.contents.view.edition, self.wording.messages
        disputed = sum(fact.status == "disputed" for fact in self.contents.facts.values())
        counts = (
            (words["count_documents"], edition.n_documents, "sources"),
            (words["count_claims"], edition.n_claims, "sources"),
            (words["count_facts"], edition.n_facts, "entities"),
            (words["count_entities"], edition.n_entities, "entities"),
            (words["count_disputed"], disputed, "conflicts"),
        )
        at_home = [f for f in self.figures if f.options.get("home") and f.rows]
        shown = [(figure, self.shapes[figure.name], template_of(figure)) for figure in at_home]
        others = [figure for figure in self.figures if figure not in at_home and figure.rows]
        title = self._common["site_title"]
        return self._page("index", "overview", title, counts=counts, figures=shown, exhibits=others)

    def _exhibit(self, figure: Figure) -> Page:
        path, template, head = f"exhibits/{figure.name}", template_of(figure), self._head(figure)
        beside = [f for f in self.figures if head and self._head(f) == head]
        drawn = self.shapes[figure.name]
        values = {"figure": figure, "shape": drawn, "template": template, "twins": endings(drawn)}
        section = f"exhibits/{head}" if head else ""
        return self._page(path, "exhibit", figure.title, section, beside=beside if len(beside) > 1 else (), **values)

    def _embed(self, figure: Figure) -> Page:
        """The exhibit alone, for a frame in another page: its links open beside that page."""
        values: dict[str, Any] = {
            "figure": figure,
            "shape": self.shapes[figure.name],
            "template": template_of(figure),
        }
        return self._page(f"embed/{figure.name}", "embed", figure.title, bare=True, **values)

    def _entities(self) -> Page:
        entities = sorted(self.contents.entities.values(), key=lambda e: (e.type, e.label(self.language), e.entity_id))
        groups = [(name, list(group)) for name, group in groupby(entities, key=lambda e: e.type)]
        groups.sort(key=lambda group: _TYPES.get(group[0], 99))
        return self._page("entities", "entities", self.wording.messages["entities_title"], groups=groups)

    def _entity(self, entity_id: str) -> Page:
        path = self.contents.entity_path(entity_id).removesuffix(".html")
        title = self.wording.label(entity_id)
        values = entity_page(entity_id, self.wording, self.figures)
        return self._page(path, "entity", title, "entities", **values)

    def _conflicts(self) -> Page:
        disputed = [fact for fact in self.contents.facts.values() if fact.claims_against]
        title = self.wording.messages["conflicts"]
        return self._page("conflicts", "conflicts", title, facts=self.wording.tell_all(disputed))

    def _sources(self) -> Page:
        documents = self.contents.view.documents()
        return self._page("sources", "sources", self.wording.messages["sources"], documents=documents)

    def _source(self, document: Document) -> Page:
        claims = self.contents.claims_in.get(document.document_id, [])
        lines = lines_of(document, claims)
        shown = {line.number for line in lines}
        headings = [
            (number, min(block.level, 4), block.text.text)
            for block in document.blocks
            if block.kind == "heading" and (number := document.line_of(block.start)) in shown
        ]
        values = {
            "document": document,
            "meta": self._meta(document),
            "citation": json.dumps(self._citation(document), ensure_ascii=False),
            "lines": lines,
            "headings": headings,
            "n_claims": len(claims),
            "facts": self.contents.fact_of_claim,
            "left_out_after": document.n_lines - lines[-1].number if lines else document.n_lines,
        }
        title = self.wording.source(document.document_id)
        return self._page(
            self.contents.document_path(document.document_id).removesuffix(".html"),
            "source",
            title,
            "sources",
            **values,
        )

    def _citation(self, document: Document) -> dict[str, str]:
        """What a citation says of the source and of the edition."""
        origin, edition = document.origin, self.contents.view.edition
        return {
            "document": visible(document.name),
            "title": visible(origin.title or self.wording.source(document.document_id)),
            "producer": visible(origin.producer),
            "date": origin.date,
            "url": web_address(origin.url),
            "sha256": document.sha256,
            "edition": edition.edition_id,
            "edition_title": self._common["site_title"],
            "edition_date": edition.date,
        }

    def _meta(self, document: Document) -> list[tuple[str, str, str]]:
        origin, words = document.origin, self.wording.messages
        size = words["meta_bytes"].format(n=f"{document.n_bytes:,}", lines=f"{document.n_lines:,}")
        found = (
            ("file", document.name, ""),
            ("producer", origin.producer, ""),
            ("kind", self.wording.source_kind(origin.kind), ""),
            ("date", origin.date, ""),
            ("url", origin.url, web_address(origin.url)),
            ("licence", origin.licence, ""),
            ("retrieved_on", origin.retrieved_on, ""),
            ("format", f"{document.format}, {document.encoding}", ""),
            ("size", size, ""),
        )
        return [(words[f"meta_{name}"], said, place) for name, said, place in found if said]

    def _problems(self) -> Page:
        by_path = {f"sources/{d.name}": d for d in self.contents.documents.values()}
        listed = []
        for problem in self.contents.view.problems():
            document = by_path.get(problem.path)
            place = self.contents.document_address[document.document_id] if document else ""
            listed.append((problem.place, place, problem.severity, problem.words(self.language)))
        title, waiting = self.wording.messages["problems"], self.contents.view.waiting()
        return self._page("problems", "problems", title, problems=listed, waiting=waiting)


_TYPES = {name: n for n, name in enumerate(("Organization", "Model", "Product", "Person", "Benchmark", "Institution"))}


def named(contents: Contents, language: str) -> dict[str, str]:
    """A language: its code, its own name, its tag, and the landscape's title in it."""
    titles = dict(contents.view.edition.title)
    title = titles.get(language) or next(iter(titles.values()), "")
    name, tag = say("site.language_name", language), language_tag(language)
    switch = say("site.switch_to", language, language=name)
    return {"language": language, "name": name, "tag": tag, "title": title, "switch_to": switch}


def root_page(contents: Contents) -> Page:
    """The page at the root that chooses a language."""
    languages = [named(contents, language) for language in contents.languages]
    return "index.html", render("root.html", languages=languages, t=Wording(contents, contents.languages[0]).messages)
