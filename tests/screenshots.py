"""Pictures of every view, for a person to look at: `make screenshots`. Made by Debian's Chromium; never committed."""

import json
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, sync_playwright

from tests.serving import served

VIEWS = {
    "start": "/",
    "nvidia": "/search?q=Nvidia",
    "question": "/search?q=all+deals+involving+Nvidia",
    "deals": "/deals",
    "companies": "/entities?type=company",
    "company": "/entities/company/nvidia",
    "figures": "/figures?unit=GW",
    "graph": "/graph?center=company/nvidia",
    "contradictions": "/checks",
    "arithmetic": "/checks?tab=checks",
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
SETTLED = 600
"""Milliseconds after the last answer until the graph's layout rests."""


def of_one(address: str) -> dict[str, str]:
    """The views of one thing: the deal of the README and the document that tells of it, at its words."""
    with urllib.request.urlopen(f"{address}/v1/deals?involving=Nvidia", timeout=30) as response:
        deal: dict[str, Any] = json.load(response)["items"][0]
    report = deal["reports"][0]
    reader = f"/documents/{report['document']['id']}?claim={report['claim']}"
    return {"deal": f"/deals/{deal['id']}", "reader": reader}


def pictures(browser: Browser, address: str, views: Mapping[str, str], folder: Path) -> None:
    """One PNG of each view in each size, light and dark."""
    for scheme in SCHEMES:
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            for view, path in views.items():
                page.goto(address + path, wait_until="networkidle")
                page.wait_for_timeout(SETTLED if view == "graph" else 0)
                page.screenshot(path=folder / f"{view}-{size}-{scheme}.png")
            page.close()


def main(folder: Path) -> None:
    """Start the service on the samples and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, served(Path(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        pictures(browser, address, VIEWS | of_one(address), folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
