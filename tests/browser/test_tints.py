"""The words on the tiles of a map can be read whatever the hue of their panel and however dark their shade."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Open  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

# The least contrast between the words of a tile and its ground, over all hues, all shades, near and far.
LEAST_CONTRAST = """() => {
  const channels = text => text.match(/[\\d.]+/g).slice(0, 3).map(n => text.startsWith("color(") ? Number(n) : n / 255);
  const light = text => channels(text).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const tile = Array.from(document.querySelectorAll(".tile")).find(one => one.querySelector(":scope > .v"));
  const panel = tile.closest(".panel"), found = [];
  for (let hue = 0; hue < 9; hue++) for (let step = 0; step < 6; step++) {
    panel.className = `panel hue-${hue}`;
    tile.className = `tile s${step}`;
    tile.querySelectorAll(":scope > :first-child, :scope > .v, dt, dd, dd *").forEach(words => {
      const [a, b] = [getComputedStyle(words).color, getComputedStyle(tile).backgroundColor].map(light).sort((x, y) => y - x);
      found.push([(a + 0.05) / (b + 0.05), hue, step, words.tagName, words.className]);
    });
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_are_read_on_every_tint(open_page: Open, demo_site: Path, theme: str) -> None:
    for zoom in (3, 4):
        address = f"file://{demo_site}/en/exhibits/landscape.html#landscape?zoom={zoom}"
        page = open_page(address, viewport={"width": 1280, "height": 900}, color_scheme=theme)
        page.locator(f".landscape.level-{zoom}").wait_for()
        assert page.locator(".tile dt").count() or zoom < 4, "seen from near a tile tells facts"
        least = page.evaluate(LEAST_CONTRAST)
        assert least[0] >= 4.5, least
