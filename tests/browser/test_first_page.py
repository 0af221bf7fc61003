"""What a phone loads before it can answer: everything together, as it comes over the wire."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Served

MOST = 30_000  # bytes, heads of the answers among them
SMALL = 600  # what is shorter than this gains nothing by being compressed


class Traffic:
    """What comes over the wire, by the path that brought it, in Chromium's own count."""

    def __init__(self) -> None:
        self.bytes: dict[str, int] = {}
        self.encodings: dict[str, str] = {}
        self._path_of: dict[str, str] = {}

    def streamed(self, event: dict) -> None:
        """The first frames of the stream, which is never compressed."""
        self.add(f"stream {len(self.bytes)}", len(event["data"].encode()))

    def answered(self, event: dict) -> None:
        answer = event["response"]
        self._path_of[event["requestId"]] = path = urlsplit(answer["url"]).path
        heads = {name.lower(): value for name, value in answer["headers"].items()}
        self.encodings[path] = heads.get("content-encoding", "")
        self.bytes.setdefault(path, 0)

    def finished(self, event: dict) -> None:
        path = self._path_of.get(event["requestId"])
        if path:
            self.bytes[path] += int(event["encodedDataLength"])

    def add(self, path: str, size: int) -> None:
        self.bytes.setdefault(path, size)

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


@contextmanager
def counted(page: Page, encoding: str) -> Iterator[Traffic]:
    """Nothing is in the cache. `encoding`: on a local address without HTTPS a phone asks for gzip alone."""
    traffic, wire = Traffic(), page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    wire.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": encoding}})
    wire.on("Network.responseReceived", traffic.answered)
    wire.on("Network.loadingFinished", traffic.finished)
    wire.on("Network.eventSourceMessageReceived", traffic.streamed)
    yield traffic
    wire.send("Network.setExtraHTTPHeaders", {"headers": {}})
    wire.detach()


def add_the_icon(page: Page, traffic: Traffic) -> None:
    """A browser without a window does not ask for it; a phone does."""
    href = page.locator('link[rel="icon"]').get_attribute("href")
    assert href
    answer = page.request.get(page.url.split("/", 3)[0] + "//" + urlsplit(page.url).netloc + href)
    heads = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    traffic.add(href, int(answer.headers["content-length"]) + heads)


@pytest.mark.parametrize("encoding", ["gzip, deflate", "gzip, deflate, br"])
def test_the_first_pages_of_a_phone_weigh_at_most_thirty_kilobytes_each(
    shared_class: Served, visit: Callable[..., Page], encoding: str
) -> None:
    phone = visit(PHONE)
    with counted(phone, encoding) as joining:
        phone.goto(shared_class.at(f"/join/{shared_class.code}"), wait_until="networkidle")
        add_the_icon(phone, joining)
    phone.get_by_label("Your name").fill(f"Sam {encoding}")
    phone.get_by_role("button", name="Join the class").click()
    phone.wait_for_url(re.compile("/class/"))
    step = phone.url
    phone.goto("about:blank")
    with counted(phone, encoding) as first_step:
        phone.goto(step)
        expect(phone.locator("[data-channel=stream]")).to_be_attached(timeout=20_000)
        add_the_icon(phone, first_step)
    both = first_step.total + sum(
        size for path, size in joining.bytes.items() if path not in first_step.bytes
    )
    assert both <= MOST, "what the join page has loaded is not loaded again"
    for traffic in (joining, first_step):
        assert traffic.total <= MOST, sorted(traffic.bytes.items(), key=lambda item: -item[1])
        plain = {
            path
            for path, size in traffic.bytes.items()
            if size > SMALL and not traffic.encodings.get(path) and "/live/" not in path
        }
        assert not [path for path in plain if "favicon" not in path]
