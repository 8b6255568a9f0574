"""The desk's pages: what is answered under which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from digest.desk.changes import Changes
from digest.desk.guard import ISSUE_POLICY, Guard
from digest.desk.state import state_of
from digest.desk.views import FILES, VIEWS, Scheme, shown

_OWN = {
    "": ("page.html", "text/html; charset=utf-8"),
    "desk.css": ("desk.css", "text/css; charset=utf-8"),
    "desk.js": ("desk.js", "text/javascript; charset=utf-8"),
}
_ISSUE_HEADERS = {"Content-Security-Policy": ISSUE_POLICY}


def make_app(folder: Path, hosts: Iterable[str], changes: Changes) -> Starlette:
    """The application that shows the issue in `folder` to requests for one of `hosts` ("127.0.0.1:80").

    A name from outside never becomes a path: files, views and the desk's own parts are looked up.
    """

    async def own(request: Request) -> Response:
        part, kind = _OWN[request.url.path.lstrip("/")]
        return Response((files("digest.desk") / "pages" / part).read_bytes(), media_type=kind)

    async def view(request: Request) -> Response:
        chosen = VIEWS.get(request.path_params["name"])
        raw = _bytes(folder / chosen.file) if chosen else None
        if chosen is None or raw is None:
            return _missing()
        scheme: Scheme = "dark" if request.query_params.get("scheme") == "dark" else "light"
        return Response(
            shown(chosen, raw, scheme), media_type="text/html; charset=utf-8", headers=_ISSUE_HEADERS
        )

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        raw = _bytes(folder / name) if name in FILES else None
        if raw is None:
            return _missing()
        return Response(raw, media_type=FILES[name], headers=_ISSUE_HEADERS)

    async def state(_: Request) -> Response:
        return JSONResponse(state_of(folder).values())

    async def events(_: Request) -> Response:
        return StreamingResponse(_stream(changes), media_type="text/event-stream")

    routes = [Route("/" + path, own) for path in _OWN]
    routes += [
        Route("/view/{name}", view),
        Route("/issue/{name}", file),
        Route("/state", state),
        Route("/events", events),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, hosts=tuple(hosts))])


async def _stream(changes: Changes) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async for count in changes.listen():
        yield f"event: built\ndata: {count}\n\n"


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _missing() -> Response:
    return PlainTextResponse("Nothing of that name here.\n", status_code=404)
