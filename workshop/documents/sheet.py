"""A sheet: everything that the press needs to know to print one document."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workshop import shipped
from workshop.documents import letters

Gettext = Callable[[str], str]

PAPERS = ("letter", "a4")
AT_A_TIME = 10  # sheets that a worker of the press takes up, or renders before it tells how far it is


@dataclass(frozen=True)
class Edition:
    """How a sheet is set: `paper` is "letter" or "a4"; `is_large`: at 18 points instead of 12."""

    paper: str
    language: str
    gettext: Gettext
    is_large: bool = False

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise ValueError(f"paper is letter or a4, not {self.paper!r}")


@dataclass(frozen=True)
class Sheet:
    """`html` is trusted: it comes from our templates, in which every value was escaped. `is_bindable`: flat,
    on one page, without a foot that counts pages, so that many can be rendered in one go. `is_for_cutting`:
    its back must stay empty, which the file tells the printer. `pictures`: JPEGs, each by the address that
    stands for it in `html`: written into it, it would be read a dozen times. `fits`: of a sheet that
    must stay on one page, how it may be set, from the usual to the closest (static/css/paper/tight.css);
    `html` has the first of them."""

    html: str
    title: str
    is_fillable: bool = False
    is_bindable: bool = False
    is_for_cutting: bool = False
    pictures: tuple[tuple[str, bytes], ...] = ()
    fits: tuple[str, ...] = ()

    @property
    def tighter(self) -> "Sheet | None":
        """The same a step closer; None where there is none."""
        if len(self.fits) < 2:
            return None
        first, second = (f'data-fit="{fit}"' for fit in self.fits[:2])
        return replace(self, html=self.html.replace(first, second, 1), fits=self.fits[1:])


def picture_address(picture: bytes | None) -> str | None:
    """How a template names it, where `set_sheet` is given it too."""
    return f"picture:{hashlib.sha256(picture).hexdigest()[:32]}" if picture else None


def set_sheet(
    template: str,
    edition: Edition,
    *,
    title: str,
    is_fillable: bool = False,
    is_bindable: bool = False,
    is_for_cutting: bool = False,
    pictures: Sequence[bytes] = (),
    fits: Sequence[str] = (),
    **values: object,
) -> Sheet:
    """Sets `template` (a path in templates/); the templates know the edition's parts, `gettext` as `_`."""
    html = (
        _environment()
        .get_template(template)
        .render(
            title=title,
            paper=edition.paper,
            is_large=edition.is_large,
            language=edition.language,
            fits=fits,
            _=edition.gettext,
            **values,
        )
    )
    named = tuple((str(picture_address(picture)), picture) for picture in pictures)
    title = letters.tidy(title)
    return Sheet(html, title, is_fillable, is_bindable, is_for_cutting, named, tuple(fits))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=letters.tidy_value,
    )
