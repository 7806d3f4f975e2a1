"""Pages printed by a browser: the rows of their tables come back from the PDF, whatever the tables look like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geju.documents.read import read

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROWS = [
    ("时间", "轮次", "金额", "投资机构"),
    ("2024/09", "C 轮", "约 4 亿美元", "甲资本、乙创投、丙基金、丁集团、戊控股、己科技投资与庚产业基金"),
    ("2023/11", "B+ 轮", "-", "辛资本"),
    ("2023/05", "B 轮", "2.5 亿美元", "First Harbour Ventures, Second Meadow Capital and the Third River Growth Fund"),
    ("2022/01", "天使轮", "5000 万元", "壬创投"),
]
STYLES = {
    "ruled": "td { border: 1px solid #333; padding: 3px 6px }",
    "three-lines": "table { border-top: 2px solid; border-bottom: 2px solid } tr:first-child td { border-bottom: 1px solid } "
    "td { padding: 3px 10px }",
    "rule a row": "tr { border-bottom: 1px solid #999 } td { padding: 4px 10px }",
    "shaded by turns": "tr:nth-child(odd) { background: #eee } td { padding: 4px 10px }",
}
PROSE = "<p>这是一段说明文字，介绍下面的表格以及数据的来源，并提醒读者注意单位与时间的不同。</p>" * 2


def printed(browser: Browser, folder: Path, style: str, rows: list[tuple[str, ...]]) -> Path:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    sheet = f"body {{ font-size: 12px }} table {{ border-collapse: collapse; width: 480px }} {style}"
    page = browser.new_page()
    page.set_content(f"<html><style>{sheet}</style><body>{PROSE}<table>{cells}</table>{PROSE}</body></html>")
    path = folder / "printed.pdf"
    page.pdf(path=str(path), format="A4", print_background=True)
    page.close()
    return path


def tables(path: Path) -> list[list[tuple[str, ...]]]:
    found = [block.table for block in read(path).blocks if block.table]
    return [[tuple(t.text(r, c) for c in range(t.n_columns)) for r in range(t.n_rows)] for t in found]


@pytest.mark.parametrize("style", sorted(STYLES))
def test_rows_come_back(browser: Browser, tmp_path: Path, style: str) -> None:
    assert tables(printed(browser, tmp_path, STYLES[style], ROWS)) == [ROWS]


def test_a_long_ruled_table_is_one_over_its_pages(browser: Browser, tmp_path: Path) -> None:
    rows = [("Model", "MMLU"), *((f"Model {n}", f"{50 + n / 10:.1f}") for n in range(90))]
    assert tables(printed(browser, tmp_path, STYLES["ruled"], rows)) == [rows]
