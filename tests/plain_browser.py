"""A browser without JavaScript: it follows links, sends forms as they stand on the page, keeps cookies, and
looks at every page as tests/page.py does."""

from collections.abc import Iterator, Mapping
from email.message import Message
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import html5lib

from tests.page import FIELDS, check_page

Typed = Mapping[str, str | bool]


class PlainBrowser:
    def __init__(self, base: str) -> None:
        self.address = base
        self._opener = build_opener(HTTPCookieProcessor(), ProxyHandler({}))
        self.status = 0
        self.headers = Message()
        self.body = b""
        self.page: Any = None

    def go(self, path: str, sent: bytes | None = None) -> "PlainBrowser":
        request = Request(urljoin(self.address, path), sent, {"Accept": "text/html"})
        try:
            self._take(self._opener.open(request, timeout=60))
        except HTTPError as refused:
            self._take(refused)
        return self

    def _take(self, answer: HTTPResponse | HTTPError) -> None:
        with answer:
            self.body = answer.read()
        self.status, self.headers, self.address = answer.status, answer.headers, answer.url
        self.page = None
        if self.headers.get_content_type() == "text/html":
            html = self.body.decode()
            check_page(html)
            self.page = html5lib.parse(html, namespaceHTMLElements=False)

    def follow(self, words: str) -> "PlainBrowser":
        links = [one for one in self.page.iter("a") if text(one) == words]
        assert links, f"no link “{words}” at {self.address}"
        return self.go(links[0].get("href"))

    def press(self, words: str, typed: Typed | None = None) -> "PlainBrowser":
        """`typed`: by the start of a field's label, or “legend: label” where several share it. True ticks."""
        form, button = self._button(words)
        fields = [one for one in self._belonging_to(form) if one.tag in FIELDS]
        controls = [one for one in fields if one.get("disabled") is None]
        pairs = [*self._filled(controls, typed or {}), (button.get("name"), button.get("value", ""))]
        query = urlencode([(name, value) for name, value in pairs if name])
        action = urljoin(self.address, form.get("action") or "")
        if form.get("method") == "post":
            return self.go(action, query.encode())
        return self.go(f"{action}?{query}")

    @property
    def words(self) -> str:
        return text(self.page.find("body"))

    def reads(self, words: str) -> bool:
        return words in self.words

    def _button(self, words: str) -> tuple[Any, Any]:
        found = [
            (form, one)
            for form in self.page.iter("form")
            for one in self._belonging_to(form)
            if one.tag == "button" and text(one) == words
        ]
        assert found, f"no button “{words}” at {self.address}"
        return found[0]

    def _belonging_to(self, form: Any) -> Iterator[Any]:
        yield from (one for one in form.iter() if one.get("form") is None)
        if form.get("id"):
            yield from (one for one in self.page.iter() if one.get("form") == form.get("id"))

    def _filled(self, controls: list[Any], typed: Typed) -> Iterator[tuple[str | None, str]]:
        wanted = {id(self._labelled(controls, label)): value for label, value in typed.items()}
        chosen = {one.get("name") for one in controls if one.get("type") == "radio" and id(one) in wanted}
        for one in controls:
            value = wanted.get(id(one))
            if one.get("type") in ("checkbox", "radio"):
                stands = one.get("checked") is not None and one.get("name") not in chosen
                if stands if value is None else value:
                    yield one.get("name"), one.get("value", "on")
            else:
                yield one.get("name"), standing(one) if value is None else str(value)

    def _labelled(self, controls: list[Any], words: str) -> Any:
        names = {one.get("for"): text(one) for one in self.page.iter("label")}
        legends = {id(one): group_name(group) for group in self.page.iter("fieldset") for one in group.iter()}
        found = []
        for one in controls:
            label = names.get(one.get("id"), "")
            if label.startswith(words) or f"{legends.get(id(one))}: {label}".startswith(words):
                found.append(one)
        assert len(found) == 1, f"{len(found)} fields “{words}” at {self.address}"
        return found[0]


def group_name(fieldset: Any) -> str:
    legend = fieldset.find("legend")
    return str(fieldset.get("aria-label", "")) if legend is None else text(legend)


def text(element: Any) -> str:
    """The words of an element, without what only scripts use."""
    return " ".join("".join(_words(element)).split())


def _words(element: Any) -> Iterator[str]:
    if element.tag not in ("script", "template"):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def standing(control: Any) -> str:
    """What a field holds when nobody touches it."""
    if control.tag == "textarea":
        return (control.text or "").removeprefix("\n")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = next((one for one in options if one.get("selected") is not None), options[0])
        return str(chosen.get("value", text(chosen)))
    return str(control.get("value") or "")
