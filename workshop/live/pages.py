"""The pages, which are WSGI, in threads: one way into a thread with the whole request, and one back with the
whole answer. Each further one would wait for Python's lock again, behind all other pages in work."""

import asyncio
import io
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from a2wsgi.wsgi import build_environ

from workshop.live.asgi import Scope, Send

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 16


@dataclass
class _Answer:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)

    def start(
        self, status: str, headers: list[tuple[str, str]], _error: Any = None
    ) -> Callable[[bytes], Any]:
        """WSGI's start_response."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return self.parts.append


class Pages:
    def __init__(self, wsgi_app: "WSGIApplication") -> None:
        self._wsgi_app: Any = wsgi_app
        self.threads = ThreadPoolExecutor(THREADS, "pages")

    async def __call__(self, scope: Scope, body: bytes, send: Send) -> None:
        made: Any = build_environ(cast(Any, scope), cast(Any, io.BytesIO(body)))
        # what a2wsgi says otherwise: there is one process, and errors do not belong on standard output
        environ = {**made, "wsgi.errors": sys.stderr, "wsgi.multiprocess": False}
        make = partial(copy_context().run, self._make, environ)
        answer = await asyncio.get_running_loop().run_in_executor(self.threads, make)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": b"".join(answer.parts)})

    def _make(self, environ: dict[str, Any]) -> _Answer:
        answer = _Answer()
        parts = self._wsgi_app(environ, answer.start)
        with closing(parts) if hasattr(parts, "close") else nullcontext():
            answer.parts.extend(parts)
        return answer
