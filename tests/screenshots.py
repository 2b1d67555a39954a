"""Pictures of every view, for a person to look at: `make screenshots`. Made by Debian's Chromium.

Those of every view, wide and narrow, light and dark, go to `build/screenshots`; four small ones, of the samples, to
`docs/pictures` for the README.
"""

import json
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import served

VIEWS = {
    "start": "/",
    "nvidia": "/search?q=Nvidia",
    "question": "/search?q=all+deals+involving+Nvidia",
    "deals": "/deals",
    "table": "/deals?as=table",
    "companies": "/entities?type=company",
    "company": "/entities/company/nvidia",
    "figures": "/figures?unit=GW",
    "graph": "/graph?center=company/nvidia&node=company/nvidia",
    "whole": "/graph",
    "contradictions": "/checks",
    "arithmetic": "/checks?tab=checks",
    "corroborations": "/checks?tab=corroborations",
    "furniture": "/checks?tab=furniture",
    "statements": "/search?kind=statements",
    "claims": "/entities/company/nvidia?as=table",
    "documents": "/documents",
}
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",  # the graph is drawn by WebGL, here in software
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
README: dict[str, Literal["light", "dark"]] = {
    "question": "light",
    "reader": "light",
    "whole": "dark",
    "figures": "light",
}
"""The views that the README shows, and in which theme."""
PALETTE = 256
"""Colours of a README's picture: text on plain ground needs no more, and the file is half as large."""


def of_one(address: str) -> dict[str, str]:
    """The views of one thing: the deal of the README and the document that tells of it, at its words."""
    with urllib.request.urlopen(f"{address}/v1/deals?involving=Nvidia", timeout=30) as response:
        deal: dict[str, Any] = json.load(response)["items"][0]
    report = deal["reports"][0]
    reader = f"/documents/{report['document']['id']}?claim={report['claim']}"
    return {"deal": f"/deals/{deal['id']}", "reader": reader}


def opened(page: Page, address: str) -> None:
    """The view, all its answers there and its graph at rest."""
    page.goto(address, wait_until="networkidle")
    if page.locator(".canvas").count():
        page.locator('.canvas[data-state="settled"]').wait_for(timeout=60_000)
        page.wait_for_timeout(300)  # the last frame


def pictures(browser: Browser, address: str, views: Mapping[str, str], folder: Path) -> None:
    """One PNG of each view in each size, light and dark."""
    for scheme in SCHEMES:
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            for view, path in views.items():
                opened(page, address + path)
                page.screenshot(path=folder / f"{view}-{size}-{scheme}.png")
            page.close()


def small(browser: Browser, address: str, views: Mapping[str, str], folder: Path) -> None:
    """The README's pictures, in few colours."""
    for view, scheme in README.items():
        page = browser.new_page(viewport={"width": 1120, "height": 760}, color_scheme=scheme)
        opened(page, address + views[view])
        full = Image.open(BytesIO(page.screenshot())).convert("RGB")
        full.quantize(PALETTE, dither=Image.Dither.NONE).save(folder / f"{view}.png", optimize=True)
        page.close()


def main(folder: Path, committed: Path) -> None:
    """Start the service on the samples and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    committed.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, served(Path(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        views = VIEWS | of_one(address)
        small(browser, address, views, committed)
        pictures(browser, address, views, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"), Path("docs/pictures"))
