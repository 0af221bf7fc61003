"""Whole numbers that come with a request."""

# In addresses. The bound keeps a number that no database can hold from reaching one.
NUMBER = "int(max=2147483647)"
MOST_DIGITS = 14  # of a number in a form: far beyond any id or edit, and nothing that a database cannot hold


def whole(text: str | None, digits: int = MOST_DIGITS) -> int | None:
    """None for whatever is no plain whole number of at most so many digits."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= digits else None
