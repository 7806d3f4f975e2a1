"""The site: static pages in every language of the landscape, each number linked to the words it was taken from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

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
        """Write the site; raises LandscapeError, before anything is written, where a link would lead nowhere."""
        from geju.outputs.site.assets import assets
        from geju.outputs.site.check import check_site
        from geju.outputs.site.contents import Contents
        from geju.outputs.site.earlier import earlier_versions
        from geju.outputs.site.pages import all_pages, root_page, speak
        from geju.outputs.site.search import search_scripts

        contents = Contents(view)
        files = assets()
        pages = dict([root_page(contents)])
        n_pages = len(contents.languages) * (len(contents.entities) + len(contents.documents)) + len(figures)
        for language in contents.languages:
            spoken = speak(contents, figures, language, dates=[one.date for one in earlier])
            for path, html in all_pages(spoken):
                pages[path] = html
                if progress:
                    progress("publish", min(len(pages), n_pages), n_pages)
            files.update(spoken.twins())
            files.update(search_scripts(spoken.wording, spoken.figures))
        versions: dict[str, str] = {}
        for path, script, shown in earlier_versions(contents, earlier, pages.__getitem__) if earlier else ():
            files[path] = script
            versions |= {f"{path}#{number}": html for number, html in enumerate(shown)}
        check_site(pages, frozenset(files), versions)
        written = {**files, **{path: html.encode("utf-8") for path, html in pages.items()}}
        for parent in sorted({(folder / path).parent for path in written}):
            parent.mkdir(parents=True, exist_ok=True)
        for path, data in sorted(written.items()):
            (folder / path).write_bytes(data)
