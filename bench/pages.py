"""How well the text of a saved page is told from what stands around it: claims kept, claims let in.

    python bench/pages.py          a line for each way to build a page
    python bench/pages.py --show   and what was lost or let in

Notes and articles (Markdown) are set as pages, each in several templates with menus, adverts, banners and lists of other
pages, all of which say things of their own. Kept: claims of the bare article that its page still makes; let in: claims
that the page makes and the bare article does not. Needs the folder of documents beside the repository.
"""

from __future__ import annotations

import sys
import tempfile
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from geju.claims.extract import extract
from geju.documents.read import read
from geju.model.vocabulary import read_vocabulary
from quality import SHARED

TEASERS = (
    "Anthropic raises $4 billion from Amazon",
    "Mistral AI valued at $6 billion after new round",
    "阶跃星辰完成 B 轮融资，金额达 5 亿美元",
    "GPT-4 scores 86.4 on MMLU, says OpenAI",
    "昆仑万维发布天工 3.0",
    "xAI founded by Elon Musk in 2023",
)
ADVERT = "Sponsored: Cohere raised $500 million in 2024. Try Command R+ today, it scores 75.7 on MMLU."
COOKIES = "We and our 812 partners use cookies. By clicking Accept you agree to the storing of cookies on your device."


def links(wrap: str = "li") -> str:
    """Titles of other pages as links."""
    return "\n".join(f'<{wrap}><a href="/p/{n}">{escape(t)}</a></{wrap}>' for n, t in enumerate(TEASERS))


MENU = "".join(f'<li><a href="/{w}">{w}</a></li>' for w in ("Home", "News", "Models", "融资", "关于我们", "Login"))
FOOT = "© 2024 Example Media. All rights reserved. 京ICP备00000000号. OpenAI was founded in 2015 in San Francisco."


def semantic(body: str) -> str:
    """As a careful newsroom writes it."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>
<header><nav><ul>{MENU}</ul></nav></header>
<div id="cookie-banner" role="dialog"><p>{COOKIES}</p></div>
<main><article>{body}<aside class="related"><h2>Related stories</h2><ul>{links()}</ul></aside></article></main>
<aside class="sidebar"><h3>Trending</h3><ul>{links()}</ul></aside><footer><p>{FOOT}</p></footer></body></html>"""


def soup(body: str) -> str:
    """As a portal writes it: nothing but divisions and classes."""
    return f"""<html><head><meta charset="utf-8"><title>T</title></head><body><div class="top-nav"><ul>{MENU}</ul></div>
<div class="wrap"><div class="left"><div class="content">{body}</div><div class="ad-box"><p>{ADVERT}</p></div>
<div class="recommend-list"><div class="tit">相关推荐</div>{links("div")}</div></div>
<div class="right side"><div class="hot-news">{links("p")}</div></div></div><div class="footer"><p>{FOOT}</p></div></body></html>"""


def middle(body: str) -> str:
    """With an advert and a teaser in the midst of the text."""
    parts = body.split("</p>")
    half = len(parts) // 2
    box = f'<div class="advert"><p>{ADVERT}</p></div><div class="newsletter"><p>Subscribe! 12,000 readers did in 2024.</p></div>'
    parts.insert(half, f"{box}<div class='read-more'><ul>{links()}</ul></div>")
    whole = "</p>".join(parts[:half]) + ("</p>" if half else "") + parts[half] + "</p>".join(parts[half + 1 :])
    return f'<html><body><div class="menu">{MENU}</div><div class="post-body">{whole}</div></body></html>'


def nameless(body: str) -> str:
    """As a page builder writes it: classes are numbers."""
    return f"""<html><head><meta charset="utf-8"></head><body><div class="x1a"><div class="x1b">{MENU}</div></div>
<div class="x2a"><div class="x2b">{body}</div><div class="x2c"><div class="x9">More</div>{links("div")}</div></div>
<div class="x3"><span>{FOOT}</span></div></body></html>"""


TEMPLATES = {f.__name__: f for f in (semantic, soup, middle, nameless)}


def claims(page: str, folder: str) -> set[tuple[str, ...]]:
    """What a page says."""
    path = Path(folder) / "page.html"
    path.write_text(page, encoding="utf-8")
    line = ((c.to_line(), c) for c in extract(read(path), read_vocabulary()).claims)
    values = ("amount", "low", "high", "unit", "entity", "text", "time")
    return {(c.subject.name, c.kind, *(str(said.get(v, "")) for v in values)) for said, c in line}


def main() -> None:
    """Print a line for each template."""
    paths = [p for p in sorted((SHARED / "corpus" / "pages").glob("*.md")) if p.stat().st_size < 200_000]
    markdown = MarkdownIt("commonmark").enable("table")
    print("| template | pages | claims | kept | let in |\n| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        bodies = {p.name: markdown.render(p.read_text(encoding="utf-8")) for p in paths}
        bare = {name: claims(f"<div>{body}</div>", folder) for name, body in bodies.items()}
        for name, template in TEMPLATES.items():
            kept = more = 0
            for page, body in bodies.items():
                found = claims(template(body), folder)
                kept, more = kept + len(found & bare[page]), more + len(found - bare[page])
                if "--show" in sys.argv and found != bare[page]:
                    print(page, "lost", sorted(bare[page] - found)[:4], "let in", sorted(found - bare[page])[:4])
            total = sum(map(len, bare.values()))
            print(f"| {name} | {len(paths)} | {total} | {kept / total:.1%} | {more} |")


if __name__ == "__main__":
    main()
