"""One Chromium for many tests, which may get stuck: a context that was told to close sometimes never answers,
and Playwright waits for it without end."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TEST_SECONDS, CLOSE_SECONDS = 400, 20


class Chromium:
    def __init__(self, kind: BrowserType) -> None:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        if not path:
            pytest.fail("The browser tests need Chromium: install it, or name yours with CHROMIUM=/path.")
        self._kind, self._path = kind, path
        self._browser: Browser | None = None
        self._process = 0

    def new_context(self, **options: Any) -> BrowserContext:
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._kind.launch(executable_path=self._path, args=FLAGS)
            session = self._browser.new_browser_cdp_session()
            found = session.send("SystemInfo.getProcessInfo")["processInfo"]
            self._process = next(one["id"] for one in found if one["type"] == "browser")
        return self._browser.new_context(**options)

    @contextmanager
    def ended_after(self, seconds: float) -> Iterator[None]:
        """What waits for a stuck browser then hears that it is gone; the next context starts another."""
        timer = Timer(seconds, self._kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def close_context(self, context: BrowserContext) -> None:
        with self.ended_after(CLOSE_SECONDS):
            try:
                context.close()
            except Error:
                if self._browser is not None and self._browser.is_connected():
                    raise

    def close(self) -> None:
        if self._browser is not None and self._browser.is_connected():
            with self.ended_after(CLOSE_SECONDS):
                self._browser.close()

    def _kill(self) -> None:
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._process = 0
