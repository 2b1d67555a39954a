"""Pictures of the page, for a person to look at: `make screenshots`. Made by Debian's Chromium; never committed."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.serving import served

VIEWS = {"start": "/", "nvidia": "/?q=Nvidia", "company": "/entities/company/nvidia", "documents": "/documents"}
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main(folder: Path) -> None:
    """One PNG for each view and size."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, served(Path(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for view, path in VIEWS.items():
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=folder / f"{view}-{size}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
