"""The site: static pages in every language of the landscape, each number linked to the words it was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from geju.base.limits import kept_aside
from geju.landscape.view import View
from geju.outputs.publisher import NOTHING, Beside, Facsimiles, Illustrated, Progress

if TYPE_CHECKING:
    from geju.outputs.site.contents import Contents
    from geju.outputs.site.spoken import Spoken
    from geju.outputs.site.writing.writer import Writer


class Site(Illustrated):
    """Pages that open from any web server or from a folder, and ask nothing of anyone.

    ``<language>/…`` holds the pages of a language, the same paths in each; ``index.html`` chooses one.
    """

    def publish(self, view: View, folder: Path, *, progress: Progress | None = None, beside: Beside = NOTHING) -> None:
        """Write the site; raises LandscapeError where a link would lead nowhere.

        Every file is written and looked at when it is made, and none of them is kept.
        """
        from geju.outputs.site.addresses.record import read_former
        from geju.outputs.site.addresses.signposts import Signposts
        from geju.outputs.site.contents import Contents
        from geju.outputs.site.earlier import earlier_versions
        from geju.outputs.site.pages import root_page, speak, with_pages
        from geju.outputs.site.parts.explore import vega_files
        from geju.outputs.site.writing.assets import assets
        from geju.outputs.site.writing.fonts import font_files
        from geju.outputs.site.writing.writer import Writer

        figures, earlier, have = beside.figures, beside.earlier, with_pages(beside.figures)
        contents, out = Contents(view, log=beside.log), Writer(folder)
        vega = vega_files(figure.form for figure in have)
        signposts = Signposts(contents, have, read_former(beside.before))
        css = (files := assets() | vega).pop("assets/site.css")
        out.files(files.items())
        out.page(*root_page(contents))
        contents.claims, contents.facts, contents.documents, contents.fact_of_claim  # noqa: B018 - read before
        out.files(_facsimiles(contents, beside.facsimiles))
        with kept_aside():
            dates = [one.date for one in earlier]
            for language in contents.languages:
                spoken = speak(contents, figures, language, dates=dates, explorable=bool(vega))
                spoken.notes, spoken.aliases = signposts.notes(spoken), signposts.aliases
                _write(spoken, out, progress, len(figures))
            turned = earlier_versions(contents, earlier, out.read, have, explorable=bool(vega)) if earlier else ()
            out.versions(turned)
            out.files([signposts.record(out.pages)])
            out.take(signposts.all_pages(lambda language: speak(contents, figures, language), frozenset(out.pages)))
        out.files((font_files(out.characters, css) or {"assets/site.css": css}).items())
        out.check.finish()


def _facsimiles(contents: Contents, draw: Facsimiles | None) -> Iterator[tuple[str, bytes]]:
    """The pages of documents on which claims stand, as images."""
    if draw is None:
        return
    for document_id, document in contents.documents.items():
        claims = contents.claims_in.get(document_id, ())
        wanted = sorted({claim.span.page for claim in claims if claim.span.page and claim.span.box})
        if not wanted:
            continue
        folder = f"pages/{contents.document_path(document_id).removeprefix('sources/').removesuffix('.html')}"
        made = draw(document, wanted)
        contents.facsimiles[document_id] = {number: f"{folder}/{number}.webp" for number in made}
        yield from ((f"{folder}/{number}.webp", image) for number, image in made.items())


def _write(spoken: Spoken, out: Writer, progress: Progress | None, n_figures: int) -> None:
    """Write the pages of one language, and what stands beside them."""
    from geju.outputs.site.pages import all_files, all_pages, site_script
    from geju.outputs.site.writing.search import search_scripts

    contents = spoken.contents
    n_pages = len(contents.languages) * (len(contents.entities) + len(contents.documents)) + n_figures
    for path, html in all_pages(spoken):
        out.page(path, html)
        out.files(spoken.files())
        if progress:
            progress("publish", min(len(out.pages), n_pages), n_pages)
    out.files(spoken.twins())
    out.files(all_files(spoken))
    out.files(search_scripts(spoken.wording, spoken.figures))
    out.file(f"assets/site-{spoken.language}.js", site_script(spoken))
