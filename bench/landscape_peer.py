"""The forerunner of CNCF's landscape builder, interactive-landscape, made to build the given landscape.yml offline.

What it would fetch (companies, repositories, badges) is left out, and a small drawing stands for every logo: it has less
to do than with all its data. Timed are all steps of its build that need neither the network nor a browser.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import yaml

PACKAGE = "interactive-landscape"
VERSION = "1.0.657"
# Its ``yarn build`` in order, without what asks the network, looks at links or takes pictures of the site.
STEPS = (
    "checkWrongCharactersInFilenames", "generateJson", "prepareLandscape", "renderItems", "renderAcquisitions", "sitemap",
    "addRobots", "exportFunctions",
)  # fmt: skip
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><rect width="120" height="60" rx="8" fill="#ddd"/></svg>'
_PIXEL = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"


def install(folder: Path) -> Path:
    """Install it into a folder of its own; returns the package. Raises CalledProcessError where it cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"name": "peer", "private": true}\n', encoding="utf-8")
    quiet = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "PUPPETEER_SKIP_CHROMIUM_DOWNLOAD": "1"}
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
    subprocess.run(command, cwd=folder, env=quiet, check=True, capture_output=True)
    return folder / "node_modules" / PACKAGE


def project(landscape: Path, folder: Path) -> None:
    """Write the project that the package builds: the landscape as it is, settings, and what it would have fetched."""
    for name in ("images", "cached_logos", "hosted_logos"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(landscape, folder / "landscape.yml")
    (folder / "images" / "favicon.png").write_bytes(bytes.fromhex(_PIXEL))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    said = yaml.load(landscape.read_text(encoding="utf-8"), Loader=loader)
    seen: dict[str, int] = {}
    known = {
        f"{category['name']} / {sub['name']}" for category in said["landscape"] for sub in category["subcategories"]
    }
    for n, item in enumerate(_items(said)):
        seen[item["name"]] = seen.get(item["name"], 0) + 1
        if seen[item["name"]] > 1:  # it refuses two items of one name
            item["name"] = f"{item['name']} ({seen[item['name']]})"
        item["image_data"] = {"fileName": f"{n}.svg", "hash": str(n)}
        item["allow_duplicate_repo"] = True
        item["crunchbase_data"] = {
            "name": item["name"],
            "parents": ["L"],
            "kind": "funding",
            "description": "",
            "industries": [],
        }
        item.setdefault("crunchbase", "https://www.crunchbase.com/organization/none")
        second = item.pop("second_path", None) or ()
        item["second_path"] = [path for path in ([second] if isinstance(second, str) else second) if path in known]
        item.pop("twitter", None)  # it stops at addresses that it does not like
        for key in ("homepage_url", "repo_url", "crunchbase"):
            if isinstance(item.get(key), str):
                item[key] = item[key].strip()
        (folder / "cached_logos" / f"{n}.svg").write_text(_LOGO, encoding="utf-8")
    said["twitter_options"] = {"count": 0}
    text = json.dumps(said, default=str)  # JSON is YAML
    (folder / "processed_landscape.yml").write_text(text, encoding="utf-8")
    (folder / "settings.yml").write_text(json.dumps(_settings(said)), encoding="utf-8")


def _items(said: dict) -> list[dict]:
    subcategories = [sub for category in said["landscape"] for sub in category["subcategories"]]
    return [item for sub in subcategories for item in sub["items"] or ()]


def _settings(said: dict) -> dict:
    """The least that it asks for: every category of the landscape in one picture."""
    names = [category["name"] for category in said["landscape"]]
    elements = [
        {"type": "HorizontalCategory", "category": name, "rows": 4, "width": 1200, "height": 300, "top": n * 320, "left": 0,
         "color": "rgb(24,54,114)", "href": f"/{n}"}
        for n, name in enumerate(names)
    ]  # fmt: skip
    levels = [
        {"id": level, "label": level, "tag": level} for level in ("graduated", "incubating", "sandbox", "archived")
    ]
    relation = [
        {"id": "hosted", "label": "Hosted", "children": levels},
        {"id": "company", "label": "Company"},
        {"id": "member", "label": "Member", "children": []},
        {"id": "false", "label": "Not hosted"},
    ]
    members = next((name for name in names if "Members" in name), names[0])
    shown = {"title": "Landscape", "description": "A landscape", "fullscreen_header": "Landscape"}
    return {
        "global": {
            "name": "Landscape", "short_name": "L", "company_url": "https://example.org", "website": "https://example.org",
            "email": "a@example.org", "repo": "a/b", "self": "L", "membership": members, "default_branch": "main",
            "meta": {**shown, "fb_admin": "", "twitter": "@a", "google_site_verification": "", "ms_validate": "", "url": ""},
            "flags": {}, "slack_channel": "", "app": {},
        },
        "relation": {"url": "relation", "label": "Relation", "values": relation},
        "big_picture": {"main": {"url": "landscape", "name": "Landscape", "short_name": "Landscape", "tab_index": 0,
                                 "title": "Landscape", "fullscreen_header": "L", "elements": elements, "fullscreen_size": {"width": 1300, "height": 4000}}},
        "home": {"header": "Landscape", "footer": ""}, "prerender": {}, "export": {}, "membership": {}, "presets": [],
        "twitter": {"search": "", "text": "", "url": ""}, "ad": [], "grouping": [], "footer": [],
    }  # fmt: skip


def commands(package: Path) -> list[list[str]]:
    """The steps, to be run in the package's folder with PROJECT_PATH and PWD set."""
    return [["node", str(package / "tools" / f"{step}.js")] for step in STEPS]
