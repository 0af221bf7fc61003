"""Content and HTML name a language by its tag (pt-BR); Babel has a locale for it (pt_BR), or none."""

from babel import Locale, UnknownLocaleError


def locale_of(language: str) -> Locale:
    """For dates and our own words; English where Babel does not know the language."""
    return _known(language) or Locale("en")


def name_of(language: str) -> str:
    """As its speakers call it, else the tag."""
    locale = _known(language)
    return ((locale.get_display_name() if locale else None) or language).capitalize()


def _known(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
