"""The command `workshop`: what an operator does from the shell."""

import sys
from io import TextIOWrapper


def main() -> None:
    try:
        # Imported here, so that a part of this package can be used without the whole app.
        from workshop.cli.commands import workshop
    except KeyboardInterrupt:  # it takes a second, in which nothing has begun
        sys.exit(130)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter gets its number
    workshop(prog_name="workshop")
