"""The site: static pages in every language of the landscape, each number linked to the words it was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geju.base.limits import kept_aside
from geju.landscape.view import View
from geju.model.figure import Figure
from geju.outputs.publisher import Earlier, Illustrated, Progress


class Site(Illustrated):
    """Pages that open from any web server or from a folder, and ask nothing of anyone.

    ``<language>/…`` holds the pages of a language, the same paths in each; ``index.html`` chooses one.
    """

    def publish(
        self,
        view: View,
        folder: Path,
        *,
        progress: Progress | None = None,
        figures: Sequence[Figure] = (),
        earlier: Sequence[Earlier] = (),
    ) -> None:
        """Write the site; raises LandscapeError where a link would lead nowhere.

        Every file is written and looked at when it is made, and none of them is kept.
        """
        from geju.outputs.site.assets import assets
        from geju.outputs.site.contents import Contents
        from geju.outputs.site.earlier import earlier_versions
        from geju.outputs.site.pages import all_pages, root_page, site_script, speak
        from geju.outputs.site.parts.explore import vega_files
        from geju.outputs.site.parts.fonts import font_files
        from geju.outputs.site.search import search_scripts
        from geju.outputs.site.writer import Writer

        contents, out, vega = Contents(view), Writer(folder), vega_files()
        files = assets() | vega
        css = files.pop("assets/site.css")
        for path, data in files.items():
            out.file(path, data)
        out.page(*root_page(contents))
        contents.claims, contents.facts, contents.documents, contents.fact_of_claim  # noqa: B018 - read before
        with kept_aside():
            n_pages = len(contents.languages) * (len(contents.entities) + len(contents.documents)) + len(figures)
            for language in contents.languages:
                dates = [one.date for one in earlier]
                spoken = speak(contents, figures, language, dates=dates, explorable=bool(vega))
                for path, html in all_pages(spoken):
                    out.page(path, html)
                    for beside, data in spoken.files():
                        out.file(beside, data)
                    if progress:
                        progress("publish", min(out.n_pages, n_pages), n_pages)
                for path, data in spoken.twins():
                    out.file(path, data)
                for path, script in search_scripts(spoken.wording, spoken.figures):
                    out.file(path, script)
                out.file(f"assets/site-{language}.js", site_script(spoken))
            have = frozenset(figure.name for figure in spoken.figures)
            turned = earlier_versions(contents, earlier, out.read, have, explorable=bool(vega)) if earlier else ()
            for path, data, shown in turned:
                out.file(path, data)
                for html in shown:
                    out.version(path, html)
        for path, data in (font_files(out.characters, css) or {"assets/site.css": css}).items():
            out.file(path, data)
        out.check.finish()
