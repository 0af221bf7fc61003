"""HTML to tagged PDF. Runs in the press's worker processes; the only module that loads weasyprint.

One render at a time in each process: a FontConfiguration that threads share crashes the process.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from workshop import shipped
from workshop.documents import binding, fonts
from workshop.documents.decoding import MOST_PIXELS, whole_pictures
from workshop.documents.errors import FULL, PressError
from workshop.documents.sheet import AT_A_TIME, Sheet

logger = logging.getLogger(__name__)


class BadPicture(FatalURLFetchingError):  # type: ignore[misc]
    """The renderer would print the words for it instead, and tell nobody."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Opens files below our own folders, and pictures that lie on the shelf or in a `data:` address; anything
    else ends the job."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.shelf: dict[str, bytes] = {}  # of the sheets in work, by address
        self._folders = [folder.resolve() for folder in folders]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url in self.shelf:
            return _looked_at(URLFetcherResponse(url, self.shelf[url], {"Content-Type": "image/jpeg"}))
        if not self._is_ours(url):
            # Logged too, because the renderer swallows the error for images inside SVG.
            logger.error("refused to open %.200s", url)
            raise FatalURLFetchingError(f"not one of our own files: {url:.200}")
        answer = super().fetch(url, headers)
        return _looked_at(answer) if urlsplit(url).scheme == "data" else answer

    def _is_ours(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return True
        if parts.scheme != "file" or parts.netloc:
            return False
        path = Path(url2pathname(parts.path)).resolve()
        return any(path.is_relative_to(folder) for folder in self._folders)


def _looked_at(answer: Any) -> Any:
    """A picture that is whole, and no larger than paper needs: it is decoded in full here, so that no half of
    one is printed. Sizes are read before anything is decoded."""
    content: bytes = answer.read()
    try:
        with whole_pictures(), Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise BadPicture(f"a picture has {picture.width} x {picture.height} pixels")
            picture.load()
    except Exception as error:  # whatever a broken file brings about
        raise BadPicture(f"a picture cannot be read: {error!r:.200}") from None
    return URLFetcherResponse(answer.url, content, dict(answer.headers.items()))


@dataclass(frozen=True)
class Tools:
    """What is costly to make and the same for every sheet."""

    font_config: Any
    stylesheet: Any
    fetcher: OwnFilesOnly


@cache
def tools(data_folder: Path) -> Tools:
    faces, styles = fonts.make(data_folder), shipped("static") / "css" / "paper"
    fetcher = OwnFilesOnly([faces, styles])
    font_config = FontConfiguration()
    # All in one: the renderer asks each style sheet by itself about each element.
    texts = [
        fonts.font_faces(faces),
        *(path.read_text(encoding="utf-8") for path in sorted(styles.glob("*.css"))),
    ]
    stylesheet = CSS(string="\n".join(texts), font_config=font_config, url_fetcher=fetcher)
    return Tools(font_config, stylesheet, fetcher)


def print_each(data_folder: Path, sheets: Sequence[Sheet]) -> list[bytes]:
    """A PDF for each. Only PressError leaves this process: no other error could be read in the server."""
    with _told_to_the_server():
        with_ = tools(data_folder)
        return [
            _written(document, sheet.is_fillable, sheet.is_for_cutting)
            for sheet, document in zip(sheets, _rendered(with_, sheets), strict=True)
        ]


def print_joined(
    data_folder: Path, sheets: Sequence[tuple[Sheet, int]], title: str, tally: Path | None = None
) -> bytes:
    """One PDF of flat sheets, in their order, each as often as it says: all copies are of one rendering.
    `tally` gets a byte for each that is rendered."""
    with _told_to_the_server():
        rendered = _rendered(tools(data_folder), [sheet for sheet, _copies in sheets])
        documents = list(_counted(rendered, tally))
        copied = zip(documents, (copies for _sheet, copies in sheets), strict=True)
        pages = [page for document, copies in copied for page in _copied(document.pages, copies)]
        joined = documents[0].copy(pages)
        joined.metadata = _titled(joined.metadata, title)
        # One rule for the whole file: among other sheets, only people can say which pages stay one-sided.
        return _written(joined, False, all(sheet.is_for_cutting for sheet, _copies in sheets))


def _counted(documents: Iterator[Any], tally: Path | None) -> Iterator[Any]:
    if tally is None:
        yield from documents
        return
    with tally.open("wb", buffering=0) as marks:
        for document in documents:
            with suppress(OSError):  # the job tells of a full disk where it matters
                marks.write(b".")
            yield document


@contextmanager
def _told_to_the_server() -> Iterator[None]:
    try:
        yield
    except PressError:
        raise
    except FatalURLFetchingError as error:  # a BaseException: `except Exception` does not see it
        code = "picture" if isinstance(error, BadPicture) else "failed"
        raise PressError(code, str(error)) from None
    except OSError as error:
        logger.exception("a sheet could not be printed")
        raise PressError("disk-full" if error.errno in FULL else "failed", repr(error)) from None
    except Exception as error:
        logger.exception("a sheet could not be printed")
        raise PressError("failed", repr(error)) from None


def _rendered(with_: Tools, sheets: Sequence[Sheet]) -> Iterator[Any]:
    """A document for each sheet. Neighbours that can be bound are rendered in one go, which saves a sixth of
    the work; what comes out is the same to the byte."""
    with_.fetcher.shelf = {address: picture for sheet in sheets for address, picture in sheet.pictures}
    for head, group in groupby(sheets, binding.head):  # what is bound is flat
        if head is None:
            yield from (_fitted(with_, sheet) for sheet in group)
        else:
            yield from _in_parts(with_, list(group))


def _in_parts(with_: Tools, sheets: Sequence[Sheet]) -> Iterator[Any]:
    """Not all of a class in one go: somebody looks how far it is."""
    for start in range(0, len(sheets), AT_A_TIME):
        yield from _bound(with_, sheets[start : start + AT_A_TIME])


def _fitted(with_: Tools, sheet: Sheet) -> Any:
    """By itself. Only a sheet that runs over its page is set anew, a step closer each time."""
    document = _render(with_, sheet.html, sheet.is_fillable)
    while _runs_over(document.pages) and (closer := sheet.tighter):
        sheet = closer
        document = _render(with_, sheet.html, sheet.is_fillable)
    return document


def _bound(with_: Tools, sheets: Sequence[Sheet]) -> Iterator[Any]:
    """In one go. Those that run over their page go together once more, a step closer."""
    document = _render(with_, binding.bound(sheets), False)
    pages = [list(own) for _body, own in groupby(document.pages, _body_on)]
    tighter = [sheet.tighter if _runs_over(own) else None for sheet, own in zip(sheets, pages, strict=True)]
    crowded = [sheet for sheet in tighter if sheet]
    again = _bound(with_, crowded) if crowded else iter(())
    for number, sheet in enumerate(sheets):
        if tighter[number]:
            yield next(again)
            continue
        own = document.copy(pages[number])
        own.metadata = _titled(document.metadata, sheet.title)
        yield own


def _runs_over(pages: Sequence[Any]) -> bool:
    """A row of a table may reach into the margin a little, and gets no second page for that."""
    (box, *others) = (page._page_box for page in pages)
    return bool(others) or box.children[0].height > box.height


def _body_on(page: Any) -> Any:
    """Which of the sheets that are bound together stands on a page: its element."""
    html = page._page_box.children[0]
    return html.children[0].children[0].element


def _render(with_: Tools, html: str, is_fillable: bool) -> Any:
    return HTML(string=html, url_fetcher=with_.fetcher).render(
        font_config=with_.font_config, stylesheets=[with_.stylesheet], pdf_forms=is_fillable
    )


def _titled(metadata: Any, title: str) -> Any:
    """Copies of a document share their metadata."""
    own = copy(metadata)
    own.title = title
    return own


def _copied(pages: Sequence[Any], copies: int) -> Iterator[Any]:
    """All pages, and then again. A page with links is copied box by box: each box knows one link alone, and
    the tags of the others would be lost."""
    yield from pages
    for _copy in range(copies - 1):
        for page in pages:
            yield type(page)(page._page_box.deepcopy()) if page.links else page


def _written(document: Any, is_fillable: bool, is_for_cutting: bool) -> bytes:
    finish = partial(_finish, is_for_cutting)
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=is_fillable, finisher=finish)
    return pdf


def _finish(is_for_cutting: bool, _document: Any, pdf: Any) -> None:
    """Adds the scope of header cells, which the renderer leaves out, mends how ticked boxes are drawn, and
    tells the printer what is to be cut."""
    parts: list[Any] = [part for part in pdf.objects if isinstance(part, dict)]
    by_reference = {part.reference: part for part in parts}
    for part in parts:
        if part.get("S") == "/TH":
            part["A"]["Scope"] = "/Column" if _is_in_head(part, by_reference) else "/Row"
    if "AcroForm" in pdf.catalog:
        # Else readers draw the boxes anew with a font that is not there, and a ticked box comes out empty.
        # Our fields are blank: nothing needs to be drawn before somebody types.
        pdf.catalog["AcroForm"]["NeedAppearances"] = "false"
    if is_for_cutting:
        pdf.catalog["ViewerPreferences"]["Duplex"] = "/Simplex"


def _is_in_head(part: Any, by_reference: dict[bytes, Any]) -> bool:
    while part is not None and part.get("S") != "/Table":
        if part.get("S") == "/THead":
            return True
        part = by_reference.get(part.get("P"))
    return False
