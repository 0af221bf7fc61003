"""HTML to tagged PDF. Runs in the press's worker processes; the only module that loads weasyprint.

One render at a time in each process: a FontConfiguration that threads share crashes the process.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from workshop import shipped
from workshop.documents import fonts
from workshop.documents.errors import PressError

logger = logging.getLogger(__name__)


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Opens files below our own folders and `data:` addresses; anything else ends the job."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._folders = [folder.resolve() for folder in folders]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if not self._is_ours(url):
            # Logged too, because the renderer swallows the error for images inside SVG.
            logger.error("refused to open %.200s", url)
            raise FatalURLFetchingError(f"not one of our own files: {url:.200}")
        return super().fetch(url, headers)

    def _is_ours(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return True
        if parts.scheme != "file" or parts.netloc:
            return False
        path = Path(url2pathname(parts.path)).resolve()
        return any(path.is_relative_to(folder) for folder in self._folders)


@dataclass(frozen=True)
class Tools:
    """What is costly to make and the same for every sheet."""

    font_config: Any
    stylesheets: list[Any]
    fetcher: OwnFilesOnly


@cache
def tools(data_folder: Path) -> Tools:
    faces, styles = fonts.make(data_folder), shipped("static") / "css" / "paper"
    fetcher = OwnFilesOnly([faces, styles])
    font_config = FontConfiguration()
    known: dict[str, Any] = {"font_config": font_config, "url_fetcher": fetcher}
    sheets = [CSS(string=fonts.font_faces(faces), **known)]
    sheets += [CSS(filename=path, **known) for path in sorted(styles.glob("*.css"))]
    return Tools(font_config, sheets, fetcher)


def print_html(data_folder: Path, pages: Sequence[str], title: str | None, is_fillable: bool) -> bytes:
    """One PDF of one HTML page or several; `title`: None for that of the first. Only PressError leaves this
    process: no other error could be read in the server."""
    try:
        return _print(tools(data_folder), pages, title, is_fillable)
    except FatalURLFetchingError as error:  # a BaseException: `except Exception` does not see it
        raise PressError("failed", str(error)) from None
    except Exception as error:
        logger.exception("a sheet could not be printed")
        raise PressError("failed", repr(error)) from None


def _print(with_: Tools, pages: Sequence[str], title: str | None, is_fillable: bool) -> bytes:
    documents = [
        HTML(string=html, url_fetcher=with_.fetcher).render(
            font_config=with_.font_config, stylesheets=with_.stylesheets, pdf_forms=is_fillable
        )
        for html in pages
    ]
    document = documents[0].copy([page for one in documents for page in one.pages])
    document.metadata.title = title or document.metadata.title
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=is_fillable, finisher=_finish)
    return pdf


def _finish(_document: Any, pdf: Any) -> None:
    """Adds the scope of header cells, which the renderer leaves out, and mends how ticked boxes are drawn."""
    parts: list[Any] = [part for part in pdf.objects if isinstance(part, dict)]
    by_reference = {part.reference: part for part in parts}
    for part in parts:
        if part.get("S") == "/TH":
            part["A"]["Scope"] = "/Column" if _is_in_head(part, by_reference) else "/Row"
    if "AcroForm" in pdf.catalog:
        # Else readers draw the boxes anew with a font that is not there, and a ticked box comes out empty.
        # Our fields are blank: nothing needs to be drawn before somebody types.
        pdf.catalog["AcroForm"]["NeedAppearances"] = "false"


def _is_in_head(part: Any, by_reference: dict[bytes, Any]) -> bool:
    while part is not None and part.get("S") != "/Table":
        if part.get("S") == "/THead":
            return True
        part = by_reference.get(part.get("P"))
    return False
