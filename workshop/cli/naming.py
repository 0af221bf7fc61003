"""What can be printed from the shell, by the names that are typed for it."""

from collections.abc import Sequence
from difflib import get_close_matches

from workshop.cli import places
from workshop.cli.refusals import Misused, Refused
from workshop.web.kit.printables import Occasion, Printable, all_printables, printables

OF_ALL = {
    "certificates": ("certificate",),
    "proofs": ("proof",),
    "papers": ("proof", "certificate"),
}
_MOST_MEANT = 3  # names that are offered for one that is wrong


def listed(of: Occasion) -> str:
    """What can be printed here; without a class, also what would be there with one."""
    found = printables(of) if of.meeting else all_printables(of)
    rows = [
        (one.name, f"{one.title} (needs --class)" if one.is_of_a_class and not of.meeting else one.title)
        for one in found
    ] + [
        ("certificates", "Certificates of a class, or samples, to a folder"),
        ("proofs", "Proofs of attendance, likewise"),
        ("papers", "Both, likewise"),
    ]
    widest = max(len(name) for name, _title in rows)
    return "\n".join(f"{name:{widest}}  {title}" for name, title in rows)


def named(of: Occasion, name: str) -> Printable:
    every = {one.name: one for one in all_printables(of)}
    here = {one.name: one for one in printables(of)}
    if name in here:
        return here[name]
    if name in every and of.meeting is None:
        raise Misused(f"{name} is printed for a class; say for which one, with --class CODE.")
    if name in every:
        raise Refused(f"There is no {name} of the class {of.meeting and of.meeting.code}: nobody has joined.")
    meant = _meant(name, [*every, *OF_ALL])
    hint = f"Did you mean {' or '.join(meant)}? " if meant else ""
    unknown = f"There is nothing to print with the name {places.shown(name)}."
    raise Misused(f"{unknown} {hint}`workshop print --list` shows all.")


def _meant(typed: str, names: Sequence[str]) -> list[str]:
    """Those that are written nearly so, else those of which it is a part."""
    typed = typed.casefold()
    parts = [name for name in names if len(typed) > 2 and typed in name]
    return (get_close_matches(typed, names, _MOST_MEANT, cutoff=0.75) or parts)[:_MOST_MEANT]
