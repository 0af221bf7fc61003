"""A test client that looks at every page it fetches, so that no test can overlook a broken one."""

import re
from hashlib import sha256
from typing import Any

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

FIELDS = {"input", "select", "textarea"}
NAMELESS = {"hidden", "submit", "button"}
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')  # another one in each second
_faultless: set[bytes] = set()


class PageClient(FlaskClient):
    """Checks every HTML answer, refusals too; `follow_redirects` answers are checked at their end."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        answer = super().open(*args, **kwargs)
        is_readable = answer.content_encoding is None and not 300 <= answer.status_code < 400
        if answer.mimetype == "text/html" and is_readable:
            check_page(answer.get_data(as_text=True))
        check_headers(answer)
        return answer


def check_headers(answer: TestResponse) -> None:
    if answer.status_code in (304, 301):
        return
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Cache-Control" in answer.headers


def check_page(html: str) -> None:
    """Reading a page takes longer than making it, and many tests are shown the same one."""
    seen = sha256(TOKEN.sub("same", html).encode()).digest()
    if seen not in _faultless:
        _check(html)
        _faultless.add(seen)


def _check(html: str) -> None:
    """One h1, a language, unique ids, labels, a token in each form that sends, nothing inline."""
    tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    page = tree.parse(html)
    assert not tree.errors
    elements = list(page.iter())
    assert page.get("lang"), "the page has no language"
    assert page.findtext(".//title", "").strip(), "the page has no title"
    assert len([one for one in elements if one.tag == "h1"]) == 1, "a page has exactly one h1"
    _check_ids(elements)
    _check_labels(page, elements)
    _check_forms(page)
    for one in elements:
        assert one.get("style") is None, f"inline style on <{one.tag}>"
        assert not [name for name in list(one.attrib) if str(name).startswith("on")], (
            f"inline script on <{one.tag}>"
        )
        if one.tag == "script":
            assert one.get("src"), "inline script"
        assert one.tag != "style", "inline style sheet"
        if one.tag == "img":
            assert one.get("alt") is not None, "an image without alt"


def _check_ids(elements: list[Any]) -> None:
    ids = [one.get("id") for one in elements if one.get("id")]
    assert len(ids) == len(set(ids)), f"ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}"
    for one in elements:
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for wanted in (one.get(name) or "").split():
                assert wanted in ids, f'{name}="{wanted}" points nowhere'


def _check_labels(page: Any, elements: list[Any]) -> None:
    labelled = {one.get("for") for one in elements if one.tag == "label"}
    inside = {id(field) for label in page.iter("label") for field in label.iter() if field.tag in FIELDS}
    for one in elements:
        if one.tag in FIELDS and one.get("type") not in NAMELESS:
            named = one.get("id") in labelled or id(one) in inside or one.get("aria-label")
            assert named or one.get("aria-labelledby"), f"no label for {one.get('name')}"


def _check_forms(page: Any) -> None:
    is_whose = any(one.get("name") == "person" for one in page.iter("meta"))
    for form in page.iter("form"):
        if (form.get("method") or "get").lower() == "post":
            names = {one.get("name") for one in form.iter("input")}
            assert "csrf_token" in names, f"the form to {form.get('action')} has no token"
            # whoever was here before joins as somebody else; a script says itself whose form it makes
            is_free = (form.get("action") or "").startswith("/join/") or form.get("data-stray") is not None
            assert not is_whose or is_free or "person" in names, f"{form.get('action')} is of nobody"
