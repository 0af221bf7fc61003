"""A sheet: everything that the press needs to know to print one document."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workshop import shipped
from workshop.documents import letters

Gettext = Callable[[str], str]

PAPERS = ("letter", "a4")


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
    """`html` is trusted: it comes from our templates, in which every value was escaped. `is_bindable`: flat, on
    one page, and without a foot that counts pages, so that many can be rendered in one go."""

    html: str
    title: str
    is_fillable: bool = False
    is_bindable: bool = False


def set_sheet(
    template: str,
    edition: Edition,
    *,
    title: str,
    is_fillable: bool = False,
    is_bindable: bool = False,
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
            _=edition.gettext,
            **values,
        )
    )
    return Sheet(html, letters.tidy(title), is_fillable, is_bindable)


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
