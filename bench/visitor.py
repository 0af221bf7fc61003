"""A browser as light as can be: one kept connection, cookies, the form token of the last page."""

import html
import http.client
import json
import re
import time
from typing import Any
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="(?:csrf-token|csrf_token)"[^>]*(?:content|value)="([^"]+)"')
_STREAM = re.compile(r'data-stream-url="([^"]+)"')
_PLACE = re.compile(r'data-place="([^"]+)"')
_STATE = re.compile(r'data-state-url="([^"]+)"')
KEPT = 10.0  # seconds without a question; the server lets go of a connection after 20


class Visitor:
    """Not for several threads at once. `took`: seconds from sending the last request to its whole answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._cookies: dict[str, str] = {}
        self._token = ""
        self._etag = self._place = ""
        self._asked_at = 0.0
        self.stream = ""
        self.state = ""
        self.took = 0.0

    @property
    def cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def another_tab(self) -> "Visitor":
        tab = Visitor(self._port)
        tab._cookies, tab._token, tab._place = dict(self._cookies), self._token, self._place
        tab.stream, tab.state = self.stream, self.state
        return tab

    def close(self) -> None:
        self._connection.close()

    def move(self, port: int) -> None:
        """To another server that has the same keys and data, or to the same one started anew."""
        self.close()
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path: str) -> str:
        page = self._ask("GET", path, {"Accept": "text/html"})
        for pattern, name in ((_TOKEN, "_token"), (_STREAM, "stream"), (_STATE, "state")):
            if found := pattern.search(page):
                setattr(self, name, html.unescape(found[1]))
        if not self._place and (found := _PLACE.search(page)):
            self._place = found[1]  # the first one, as place.js keeps it
        return page

    def post(self, path: str, **fields: str) -> Any:
        """As scripts do: a JSON answer comes back read, of any other one nothing."""
        headers = {
            "Accept": "application/json",
            "X-CSRFToken": self._token,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        place = {"place": self._place} if self._place else {}
        answer = self._ask("POST", path, headers, urlencode(place | fields))
        return json.loads(answer) if answer.startswith("{") else None

    def ask_state(self) -> int | None:
        """The revision; None for a 304. Either way `stream` has a new ticket."""
        headers = {"Accept": "application/json", "If-None-Match": self._etag}
        answer = self._ask("GET", self.state, headers)
        return int(json.loads(answer)["revision"]) if answer else None

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> str:
        if time.monotonic() - self._asked_at > KEPT:
            self._connection.close()
        at = time.perf_counter()
        try:
            self._connection.request(method, path, body, {**headers, "Cookie": self.cookies})
            answer = self._connection.getresponse()
        except (http.client.HTTPException, OSError):
            self._connection.close()  # the next request opens another one
            raise
        text = answer.read().decode(errors="replace")  # papers are asked for, too, and not looked at
        self.took = time.perf_counter() - at
        self._asked_at = time.monotonic()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _equals, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        self._etag = answer.headers.get("ETag", self._etag) if path == self.state else self._etag
        self.stream = answer.headers.get("Live-Stream", self.stream)
        return text
