"""Markdown to safe HTML, with everything that our pages cannot show reported by its line.

Headings start at level 2: the page that shows the text has the level 1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from workshop.course.entries import Entry, parse_entry
from workshop.course.links import Place, resolve_image, resolve_link
from workshop.course.pieces import Passage, Reference
from workshop.course.problems import Report

# fmt: off
_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote",
    "br", "img", "table", "thead", "tbody", "tr", "th", "td",
}
# fmt: on
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "blockquote": {"class"},
    "p": {"class"},
    "ol": {"start"},
    "th": {"scope"},
}
_EXAMPLES = {"[!take]": "take", "[!give]": "give", "[!open]": "open"}
_MAY_TAKE = ("take", "open")
# The word beside the sign; a language that is not named here shows the English one.
_LABELS = {"en": {"take": "Takes", "give": "Gives"}, "es": {"take": "Toma", "give": "Da"}}


@dataclass
class Body:
    """A stretch of Markdown, read."""

    html: str = ""
    passages: list[Passage] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@cache
def parser(*, has_front_matter: bool) -> MarkdownIt:
    """CommonMark and tables. HTML is recognised so that it can be refused; it is never passed on."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    return markdown.use(front_matter_plugin) if has_front_matter else markdown


def parse_page(text: str, report: Report) -> tuple[Entry | None, list[Token]]:
    """Front matter and the tokens of the body, with lines (from 0) counted from the top of the file.

    No tokens come back where there is no front matter: what stands below could be read wrong in many ways.
    """
    tokens = parser(has_front_matter=True).parse(text)
    if not tokens or tokens[0].type != "front_matter":
        mend = "Start the file with three dashes, lines like “title: …”, and three dashes again."
        report.add(1, "The front matter is missing or not closed.", mend)
        return None, []
    return parse_entry(tokens[0].content, report, shift=1), tokens[1:]


def render(tokens: Sequence[Token], place: Place, report: Report, *, part: str = "", shift: int = 0) -> Body:
    """`shift` is added to the lines of the tokens, where they were parsed from the middle of a file."""
    body = Body()
    tokens = _mark_examples(list(tokens), place, report, shift)
    line = shift + 1
    for index, token in enumerate(tokens):
        line = token.map[0] + 1 + shift if token.map else line
        if token.type == "html_block" and not token.meta.get("ours"):
            report.add(line, "HTML is not used here.", "Write it as Markdown, or delete it.")
            token.content = ""
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "inline":
            _inline(token, line, place, report, body)
            _keep_passage(tokens, index, line, part, body)
    markdown = parser(has_front_matter=False)
    html = markdown.renderer.render(tokens, markdown.options, {})
    body.html = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}
    )
    return body


def _keep_passage(tokens: Sequence[Token], index: int, line: int, part: str, body: Body) -> None:
    text = plain(tokens[index])
    before = tokens[index - 1].type if index else ""
    depth = sum(_take_weight(token) for token in tokens[:index])
    if text.strip():
        body.passages.append(Passage(line, text, part, before in ("heading_open", "th_open"), depth > 0))


def _take_weight(token: Token) -> int:
    return {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0) if token.meta.get("take") else 0


def plain(inline: Token) -> str:
    """The words of a paragraph, with one line end for each line end of the source."""
    return "".join(_plain_child(child) for child in inline.children or ())


def _plain_child(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _inline(token: Token, line: int, place: Place, report: Report, body: Body) -> None:
    is_link_empty = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "html_inline":
            report.add(
                line, "HTML is not used here.", "Write it as Markdown; a comment stands on lines of its own."
            )
            child.content = ""
        elif child.type == "image":
            body.references += resolve_image(child, line, place, report)
        elif child.type == "link_open":
            body.references += resolve_link(child, line, place, report)
            is_link_empty = True
        elif child.type == "link_close" and is_link_empty:
            report.add(line, "This link has no words.", "Write in the square brackets where it leads.")
        elif child.type == "text":
            _check_text(child.content, line, report)
        is_link_empty = is_link_empty and not (child.content.strip() and child.type != "html_inline")


def _check_text(text: str, line: int, report: Report) -> None:
    if "](" in text:
        report.add(
            line, "This link cannot be used.", "Write [words](the-name-of-a-lesson) or [words](https://…)."
        )
    if text.startswith(":::") or "[^" in text:
        report.add(
            line, "Boxes with ::: and footnotes with [^1] are not used.", "Write a plain paragraph instead."
        )


def _mark_examples(tokens: list[Token], place: Place, report: Report, shift: int) -> list[Token]:
    """Block quotes that open with [!take] or [!give] get their class and a label in words. One that opens
    with [!open] may take too, but leaves it to its readers to find out."""
    marked: list[Token] = []
    stack: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            stack.append(_example(tokens, index, report, shift))
            _dress(token, stack[-1])
            marked += [token, *_label(stack[-1], place.language)]
            continue
        if token.type == "blockquote_close":
            token.meta["take"] = stack.pop() in _MAY_TAKE
        marked.append(token)
    return list(_without_empty(marked))


def _example(tokens: Sequence[Token], index: int, report: Report, shift: int) -> str:
    """Takes the mark out of the quote's first line and returns what it says, or ""."""
    inline = tokens[index + 2] if tokens[index + 1].type == "paragraph_open" else None
    children = inline.children if inline else None
    if not children or not children[0].content.startswith("[!"):
        return ""
    mark, rest = children[0].content.strip(), children[1:]
    line = (tokens[index].map or [0])[0] + 1 + shift
    if mark not in _EXAMPLES:
        report.add(
            line,
            f"“{mark}” is no mark that we know.",
            "Write [!take], [!give] or [!open] alone on the first line.",
        )
        return ""
    # The line end stays, as an empty text, so that lines still count right.
    assert inline is not None
    inline.children = rest[1:]
    inline.map = [line - shift if rest else line - shift - 1, line - shift]
    return _EXAMPLES[mark]


def _dress(token: Token, kind: str) -> None:
    token.meta["take"] = kind in _MAY_TAKE
    if kind and kind != "open":
        token.attrSet("class", f"example example-{kind}")


def _label(kind: str, language: str) -> list[Token]:
    if not kind or kind == "open":
        return []
    word = _LABELS.get(language, _LABELS["en"])[kind]
    return [Token("html_block", "", 0, content=f'<p class="example-label">{word}</p>\n', meta={"ours": True})]


def _without_empty(tokens: list[Token]) -> Iterator[Token]:
    """Leaves out a paragraph whose only words were the mark."""
    skipped = 0
    for index, token in enumerate(tokens):
        if skipped:
            skipped -= 1
        elif token.type == "paragraph_open" and tokens[index + 1].children == []:
            skipped = 2
        else:
            yield token
