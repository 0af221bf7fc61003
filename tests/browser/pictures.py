"""The pictures of README: taken by the class that the browser test plays, kept where SCREENSHOTS says."""

import os
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page


def keep(page: Page, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        page.wait_for_timeout(400)  # let the status line settle
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def keep_paper(pdf: bytes, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        document = pypdfium2.PdfDocument(pdf)
        document[0].render(scale=1.4).to_pil().save(Path(folder) / f"{name}.png")
        document.close()
