"""Saved web pages: what they are about, and not what stands around it; who wrote it, and when."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from geju.claims.extract import extract
from geju.documents.read import read
from geju.documents.web.head import day, told
from geju.model.document import Document
from geju.model.vocabulary import read_vocabulary

ARTICLE = """
<h1>MiniMax closes its next round</h1>
<p>MiniMax, a Shanghai company, raised $600 million in March 2024. The round valued the company at $2.5 billion, people
familiar with the matter said on Tuesday.</p>
<p>The company was founded by Yan Junjie in December 2021. Its app Talkie is used by many people outside of China, and its
models are sold through an interface by the token, like those of others.</p>
<h2>What it costs</h2>
<table><tr><th>Model</th><th>Input ($ / 1M tokens)</th><th>Output ($ / 1M tokens)</th></tr>
<tr><td><a href="/m">GPT-4o</a></td><td>5</td><td>15</td></tr><tr><td><a href="/n">Claude 3 Opus</a></td><td>15</td><td>75</td></tr></table>
<p>Prices like these have fallen by half within a year, and few in the trade expect them to stay where they are now.</p>
"""
OTHERS = """<ul><li><a href="/1">Anthropic raises $4 billion from Amazon</a></li><li><a href="/2">Mistral AI was founded by Arthur
Mensch in 2023</a></li><li><a href="/3">阶跃星辰完成 B 轮融资，金额达 5 亿美元</a></li></ul>"""
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>MiniMax closes | Example Wire</title>
<link rel="canonical" href="https://example.com/2024/03/06/minimax">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "x"}},
{{"@type": "NewsArticle", "headline": "MiniMax closes its next round", "datePublished": "2024-03-06T08:30:00+08:00",
"author": [{{"@type": "Person", "name": "Li Wei"}}], "publisher": {{"@type": "Organization", "name": "Example Wire"}}}}]}}</script>
</head><body><nav>{OTHERS}</nav><div class="cookie-consent"><p>We use cookies. xAI raised $6 billion in 2024. Accept all?</p></div>
<main><article>{ARTICLE}<div class="sponsored"><p>Advertisement: Cohere raised $500 million in 2024 and wants to tell you all
about it in a long and winding text that looks like any other.</p></div></article></main>
<aside class="related-articles"><h2>Related</h2>{OTHERS}</aside><footer><p>OpenAI was founded in 2015.</p></footer></body></html>"""
CHINESE = """<html><head><meta charset="utf-8"><title>智谱完成新一轮融资_示例网</title><meta name="author" content="王小明">
<meta property="og:site_name" content="示例网"></head><body><div class="topbar"><a href="/">首页</a><a href="/ai">人工智能</a></div>
<div class="left-main"><div class="title">智谱完成新一轮融资</div><div class="info"><span class="date">2024年05月31日 09:12</span></div>
<div class="text"><p>据知情人士透露，智谱 AI 于 2024 年 5 月完成约 4 亿美元融资，投后估值约 30 亿美元，投资方为 Prosperity7。</p>
<p>智谱 AI 成立于 2019 年，由清华大学技术成果转化而来。公司表示，所筹资金将用于新一代模型的研发与人才招聘工作。</p></div>
<div class="xiangguan"><p>相关阅读：</p><p><a href="/7">百川智能完成 A 轮融资 50 亿元</a></p><p><a href="/8">月之暗面估值达 30 亿美元</a></p></div></div>
<div class="foot">版权所有 © 2024 示例网　京ICP备00000000号　MiniMax 成立于 2021 年</div></body></html>"""


def page(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    return read(path)


def said(document: Document) -> set[tuple[str, str]]:
    return {(c.subject.name, c.kind) for c in extract(document, read_vocabulary()).claims}


def test_an_article_is_read_and_not_what_stands_around_it(tmp_path: Path) -> None:
    document = page(tmp_path, PAGE)
    found = said(document)
    assert {("MiniMax", "funding_amount"), ("MiniMax", "valuation"), ("MiniMax", "founder")} <= found
    assert {("GPT-4o", "price"), ("Claude 3 Opus", "price")} <= found
    assert {name for name, _ in found} <= {"MiniMax", "GPT-4o", "Claude 3 Opus", "Talkie"}


def test_what_is_set_aside_is_still_there_word_for_word(tmp_path: Path) -> None:
    document = page(tmp_path, PAGE)
    assert document.text == PAGE
    asides = [block for block in document.blocks if block.kind == "aside"]
    assert any("Anthropic raises" in document.text[b.start : b.end] for b in asides)
    assert any("cookies" in b.text.text for b in asides) and any("Advertisement" in b.text.text for b in asides)
    kept = " ".join(b.text.text for b in document.blocks if b.kind != "aside")
    assert "MiniMax closes its next round" in kept and "What it costs" in kept and "cookies" not in kept


def test_a_page_of_nothing_but_divisions(tmp_path: Path) -> None:
    document = page(tmp_path, CHINESE)
    found = said(document)
    assert {("智谱 AI", "funding_amount"), ("智谱 AI", "valuation"), ("智谱 AI", "founded")} <= found
    assert {name for name, _ in found} <= {"智谱 AI", "智谱"}
    origin = document.origin
    assert (origin.date, origin.author, origin.producer) == ("2024-05-31", "王小明", "示例网")


def test_a_head_is_believed(tmp_path: Path) -> None:
    origin = page(tmp_path, PAGE).origin
    assert origin.title == "MiniMax closes its next round"
    assert (origin.date, origin.author, origin.producer) == ("2024-03-06", "Li Wei", "Example Wire")
    assert (origin.url, origin.language) == ("https://example.com/2024/03/06/minimax", "en")


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ('<meta property="article:published_time" content="2024-05-06T01:02:03Z">', "2024-05-06"),
        ('<meta name="pubdate" content="20240506">', "2024-05-06"),
        ("<article><time datetime='2024-05-06'>yesterday</time></article>", "2024-05-06"),
        ("<time datetime='2023-01-01'>x</time><main><time>May 6, 2024</time></main>", "2024-05-06"),
        ("<div class='post-date'>6th May 2024</div>", "2024-05-06"),
        ("<span id='pubtime'>2024/5/6 10:00</span>", "2024-05-06"),
        ("<link rel='canonical' href='https://a.example/2024/5/6/x.html'>", "2024-05-06"),
        ("<p>On 2024-05-06 something happened.</p>", ""),
        ("<time datetime='2024-13-99'>x</time>", ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": ["2024-05-06"]</script>', ""),
        ('<script type="application/ld+json">' + "[" * 9999 + "</script>", ""),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": 7, "author": {"name": []}}</script>',
            "",
        ),
    ],
)
def test_dates_where_pages_put_them(markup: str, date: str) -> None:
    assert told(f"<html><body>{markup}</body></html>").get("date", "") == date


def test_days_as_they_are_written() -> None:
    assert [day(d) for d in ("2024.5.6", "2024 年 5 月 6 日", "Sept. 6, 2024", "06 May 2024", "soon", "2024-00-10")] == [
        "2024-05-06", "2024-05-06", "2024-09-06", "2024-05-06", "", "",
    ]  # fmt: skip


def test_a_table_page_keeps_its_tables(tmp_path: Path) -> None:
    row = "<tr><td><a href='/{0}'>Model {0}</a></td><td>{0}.5</td><td>8{0}</td></tr>"
    rows = "".join(row.format(n) for n in range(10, 40))
    menu = "<div class='menu'><ul><li><a href='/'>Home</a></li><li><a href='/b'>Board</a></li></ul></div>"
    document = page(
        tmp_path,
        f"<html><body>{menu}<h1>Board</h1><div class='sidebar'><table><tr><th>Model</th><th>MMLU</th><th>GSM8K</th></tr>"
        f"{rows}</table></div><p>{'Rows are sorted by the first score of the two. ' * 5}</p></body></html>",
    )
    tables = [block.table for block in document.blocks if block.table]
    assert len(tables) == 1 and tables[0].n_rows == 31


def test_a_fragment_is_read_whole(tmp_path: Path) -> None:
    document = page(tmp_path, "<div class='menu'><p>OpenAI released GPT-4 in March 2023.</p></div>")
    assert ("GPT-4", "released") in said(document)


def test_without_trafilatura_a_page_is_read_whole(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    program = """
import sys
from importlib.machinery import PathFinder
class Absent:
    def find_spec(name, path=None, target=None):
        return None if name.startswith("trafilatura") else PathFinder.find_spec(name, path, target)
sys.meta_path[:] = [f for f in sys.meta_path if f is not PathFinder] + [Absent]
from pathlib import Path
from geju.documents.read import read
document = read(Path(sys.argv[1]))
print({block.kind for block in document.blocks}, document.origin.date, document.problems)
"""
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert "aside" not in done.stdout and "2024-03-06 ()" in done.stdout


@pytest.mark.parametrize(
    "piece",
    [
        "<a>",
        "<a",
        "<!",
        "</",
        "<div class='ad'>",
        "<table><tr><td>",
        "&",
        "<p>x</p>",
        "<li><a href=x>y</a>",
        "<ul>",
        "<!--",
    ],
)
def test_a_page_made_to_take_long_does_not(tmp_path: Path, piece: str) -> None:
    began = time.process_time()  # of this process alone: other tests run beside it
    page(tmp_path, f"<html><body><p>{'MiniMax is a company. ' * 50}</p>\n{(piece * 20 + chr(10)) * 2000}</body></html>")
    assert time.process_time() - began < 20
