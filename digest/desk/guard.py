"""Who may ask: only this machine's browser, and only pages of the desk itself.

A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding) or send requests from its own
origin; the Host and Origin headers give both away.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ISSUE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Refuses requests of a foreign Host or Origin, and sets the security headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, or let the application answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._app if self._welcome(Headers(scope=scope)) else _refusal()

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ALWAYS)
                headers.setdefault("Content-Security-Policy", SHELL_POLICY)
            await send(message)

        await answer(scope, receive, send_guarded)

    def _welcome(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        return headers.get("host", "").lower() in self._hosts and (origin is None or origin in self._origins)


def _refusal() -> ASGIApp:
    return PlainTextResponse("The desk answers this machine's own browser only.\n", status_code=403)
