"""The archive as a reader sees it: its search, and the same page without a script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.archive import BASE, build, files, store, weekly

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser
KINDS = {"html": "text/html", "js": "text/javascript", "json": "application/json", "css": "text/css"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site of three weeks."""
    root: Path = tmp_path_factory.mktemp("letter")
    store(root, weekly(3))
    build(root)
    return files(root)


def serve(page: Page, made: dict[str, bytes], policy: str) -> None:
    """Answer every request for the site out of its files, under a strict policy; nothing else is there."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(BASE) or "index.html"
        if name not in made:
            route.abort()
            return
        headers = {"Content-Type": KINDS[name.rsplit(".", 1)[-1]], "Content-Security-Policy": policy}
        route.fulfill(status=200, headers=headers, body=made[name])

    page.route("**/*", answer)


def test_the_search_finds_and_leads(page: Page, made: dict[str, bytes]) -> None:
    """Under a policy that allows the site's own files alone: words in any order find their story."""
    serve(page, made, "default-src 'self'")
    page.goto(BASE)
    page.get_by_label("Search the archive", exact=True).last.fill("seen by Harbour customs")
    hits = page.locator(".hits a")
    hits.first.wait_for()
    assert hits.count() == 3
    assert hits.first.get_attribute("href") == "issues/2025-w21.html#story-1"
    page.locator("#find").fill("zeppelin")
    page.get_by_text("Nothing found.").wait_for()
    assert hits.count() == 0


def test_without_a_script_the_list_is_there(page: Page, made: dict[str, bytes]) -> None:
    """A reader without scripts sees every issue and no box that does nothing."""
    serve(page, made, "default-src 'self'; script-src 'none'")
    page.goto(BASE)
    assert page.locator("article").count() == 3
    assert not page.locator("#find").is_visible()
