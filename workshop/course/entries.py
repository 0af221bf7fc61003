"""YAML read strictly: every value has a known key and a kind, and every complaint its line."""

import difflib
import re
from collections.abc import Collection
from typing import TypeVar

import yaml

from workshop.course.pieces import Passage
from workshop.course.problems import Report
from workshop.course.shelf import is_name

T = TypeVar("T", bound=yaml.Node)

_SWITCH = {"true": True, "yes": True, "false": False, "no": False}
_KINDS = {
    yaml.ScalarNode: "a text",
    yaml.SequenceNode: "a list",
    yaml.MappingNode: "a group of names and values",
}


class Entry:
    """One mapping. Ask for each key that it may have, then call `finish`: it reports the other keys.

    A missing or wrong value is reported and read as "" or 0 or (), so that one look finds all problems.
    """

    def __init__(
        self, node: yaml.MappingNode, report: Report, shift: int = 0, passages: list[Passage] | None = None
    ) -> None:
        self.report = report
        # The prose of this entry and of all entries in it.
        self.passages: list[Passage] = [] if passages is None else passages
        self.first_line = node.start_mark.line + 1 + shift
        self._shift = shift
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        for key, value in node.value:
            self._take(key, value)

    def _take(self, key: yaml.Node, value: yaml.Node) -> None:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        line = key.start_mark.line + 1 + self._shift
        if name in self._values:
            self.report.add(line, f"“{name}” stands here twice.", "Keep one of the two.")
            return
        self._values[name] = value
        self._lines[name] = line

    def line(self, key: str) -> int:
        """Where the key stands; the first line of the entry where it is missing."""
        return self._lines.get(key, self.first_line)

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def text(self, key: str, *, is_required: bool = True, limit: int = 2000) -> str:
        node = self._node(key, yaml.ScalarNode, is_required)
        if node is None:
            return ""
        value = str(node.value).strip()
        if not value and is_required:
            self.report.add(self.line(key), f"“{key}” is empty.", f"Write the {key} after the colon.")
        elif len(value) > limit:
            message = f"“{key}” has {len(value)} characters; the most is {limit}."
            self.report.add(self.line(key), message, "Make it shorter.")
        return value

    def prose(
        self,
        key: str,
        *,
        is_required: bool = True,
        limit: int = 2000,
        is_bad_example: bool = False,
        is_spoken: bool = False,
    ) -> str:
        """A text that people read: its wording is kept for the checks."""
        value = self.text(key, is_required=is_required, limit=limit)
        if value:
            node = self._values[key]
            passage = _passage(node, self._shift, is_bad_example=is_bad_example, is_spoken=is_spoken)
            self.passages.append(passage)
        return value

    def label(self, key: str, limit: int = 80) -> str:
        """A title or label: prose that is too short to measure."""
        value = self.text(key, limit=limit)
        if value:
            self.passages.append(_passage(self._values[key], self._shift, is_heading=True))
        return value

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        node = self._node(key, yaml.ScalarNode, default is None)
        if node is None:
            return default or 0
        if re.fullmatch(r"[0-9]{1,6}", node.value) and low <= int(node.value) <= high:
            return int(node.value)
        mend = f"Write a whole number from {low} to {high}."
        self.report.add(self.line(key), f"“{key}” cannot be {_short(node.value)}.", mend)
        return 0

    def switch(self, key: str) -> bool:
        """False where the key is missing."""
        node = self._node(key, yaml.ScalarNode, False)
        if node is None:
            return False
        if node.value.lower() not in _SWITCH:
            self.report.add(
                self.line(key), f"“{key}” cannot be {_short(node.value)}.", "Write true or false."
            )
        return _SWITCH.get(node.value.lower(), False)

    def choice(self, key: str, options: Collection[str]) -> str:
        value = self.text(key)
        if value and value not in options:
            mend = f"Use one of: {', '.join(options)}."
            self.report.add(self.line(key), f"“{key}” cannot be {_short(value)}.", mend)
            return ""
        return value

    def prose_list(self, key: str, low: int, high: int, *, is_spoken: bool = False) -> tuple[str, ...]:
        node = self._node(key, yaml.SequenceNode, low > 0)
        if node is None:
            return ()
        texts = [item for item in node.value if isinstance(item, yaml.ScalarNode) and item.value.strip()]
        if len(texts) != len(node.value):
            self.report.add(
                self.line(key), f"“{key}” must be a list of texts.", "Start each line with a dash."
            )
        elif not low <= len(texts) <= high:
            message = f"“{key}” has {len(texts)} lines."
            self.report.add(self.line(key), message, f"Give {low} to {high} of them.")
        self.passages += [_passage(item, self._shift, is_spoken=is_spoken) for item in texts]
        return tuple(item.value.strip() for item in texts)

    def names(self, key: str, low: int, high: int) -> tuple[str, ...]:
        """A list of names of other files."""
        node = self._node(key, yaml.SequenceNode, low > 0)
        if node is None:
            return ()
        texts = [str(item.value).strip() for item in node.value if isinstance(item, yaml.ScalarNode)]
        if len(texts) != len(node.value) or not low <= len(texts) <= high or not all(texts):
            mend = f"Give {low} to {high} names, each on a line that starts with a dash."
            self.report.add(self.line(key), f"“{key}” must be a list of names.", mend)
        return tuple(texts)

    def entry(self, key: str) -> "Entry | None":
        node = self._node(key, yaml.MappingNode, True)
        return self._inner(node) if node is not None else None

    def entries(self, key: str, *, is_required: bool = True) -> list["Entry"]:
        node = self._node(key, yaml.SequenceNode, is_required)
        items = node.value if node is not None else []
        if not all(isinstance(item, yaml.MappingNode) for item in items):
            mend = "Start each one with a dash, then its names and values below each other."
            self.report.add(self.line(key), f"“{key}” must be a list of groups.", mend)
        return [self._inner(item) for item in items if isinstance(item, yaml.MappingNode)]

    def _inner(self, node: yaml.MappingNode) -> "Entry":
        return Entry(node, self.report, self._shift, self.passages)

    def ignore(self, *keys: str) -> None:
        self._asked.update(keys)

    def finish(self) -> None:
        for key in self._values.keys() - self._asked:
            near = difflib.get_close_matches(key, self._asked, 1)
            known = ", ".join(sorted(self._asked))
            mend = f"Did you mean “{near[0]}”?" if near else f"Delete it, or use one of: {known}."
            self.report.add(self.line(key), f"Nobody knows what “{key}” means here.", mend)

    def _node(self, key: str, kind: type[T], is_required: bool) -> T | None:
        self._asked.add(key)
        node = self._values.get(key)
        if node is None or node.tag == "tag:yaml.org,2002:null":
            if is_required or node is not None:
                missing = f"“{key}” is missing." if node is None else f"“{key}” is empty."
                self.report.add(self.line(key), missing, f"Add a line “{key}: …”.")
            return None
        if not isinstance(node, kind):
            self.report.add(
                self.line(key), f"“{key}” must be {_KINDS[kind]}.", "See docs/content.md for its form."
            )
            return None
        return node


def parse_entry(text: str, report: Report, shift: int = 0) -> Entry | None:
    """The mapping that `text` holds. `shift` is the number of lines of the file above the text."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        _report_yaml(error, text, report, shift)
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + shift
        report.add(line, "A sign stands here that cannot be shown.", "Delete it and type the line again.")
        return None
    if not isinstance(node, yaml.MappingNode):
        report.add(1 + shift, "Names and values are missing.", "Write lines of the form “name: value”.")
        return None
    return Entry(node, report, shift)


def read_id(entry: Entry, taken: set[str]) -> str:
    """The entry's `id`: a plain name that no entry beside it has."""
    name = entry.text("id", limit=40)
    if name and not is_name(name):
        mend = "Use only small letters a to z, digits and single dashes."
        entry.report.add(entry.line("id"), f"“{name}” cannot be an id.", mend)
    elif name in taken and name:
        entry.report.add(
            entry.line("id"), f"The id “{name}” stands here twice.", "Give one of them another id."
        )
    return name


def _report_yaml(error: yaml.MarkedYAMLError, text: str, report: Report, shift: int) -> None:
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    rows = text.split("\n")
    row = rows[number] if number < len(rows) else ""
    if row.startswith("\t") or "'\\t'" in str(error.problem):
        message, mend = "A tab stands here.", "Use spaces to indent."
    else:
        message = "This line, or the one above it, does not have the form “name: value”."
        mend = (
            "Check the spaces at its start; put quotes round a text that has a colon or starts with a sign."
        )
    report.add(min(number + 1, len(text.rstrip().split("\n"))) + shift, message, mend)


def _passage(
    node: yaml.Node,
    shift: int,
    *,
    is_heading: bool = False,
    is_bad_example: bool = False,
    is_spoken: bool = False,
) -> Passage:
    """The words as they stand in the file, line by line: `node.value` has lost the lines of a folded text."""
    mark = node.start_mark
    written = str(mark.buffer)[mark.index : node.end_mark.index].rstrip("\x00").rstrip()
    line = mark.line + 1 + shift
    if written[:1] in ("|", ">"):
        written, line = written.partition("\n")[2], line + 1
    elif written[:1] in ("'", '"') and written[-1:] == written[:1]:
        written = written[1:-1].replace("''", "'").replace('\\"', '"')
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", written.strip(" \t"))
    return Passage(line, text, is_heading=is_heading, is_bad_example=is_bad_example, is_spoken=is_spoken)


def _short(value: str) -> str:
    return f"“{value if len(value) <= 40 else value[:39] + '…'}”"
