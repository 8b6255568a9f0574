"""What the web view tells programs of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import lxml.html
import pytest

from digest.model import Mailing
from digest.render import builtin_theme, render_issue
from tests.render import issues


def linked(web: str | None) -> tuple[lxml.html.HtmlElement, Mapping[str, Any]]:
    """The page of the rich issue with this address, and its JSON-LD."""
    issue = issues.rich()
    issue = replace(issue, newsletter=replace(issue.newsletter, mail=Mailing(web=web)))
    page = lxml.html.fromstring(render_issue(issue, builtin_theme())["index.html"].decode())
    (script,) = page.xpath("//script[@type='application/ld+json']/text()")
    return page, json.loads(script)


def test_an_address_is_told_everywhere_alike() -> None:
    """Canonical, OpenGraph and JSON-LD name one address, and each story's stands on the page."""
    page, data = linked("https://letter.example/{slot}/")
    (url,) = page.xpath("//link[@rel='canonical']/@href")
    assert url.startswith("https://letter.example/2")
    assert page.xpath("//meta[@property='og:url']/@content") == [url]
    assert data["url"] == data["mainEntityOfPage"] == url
    anchors = {f"{url}#{id}" for id in page.xpath("//article/@id")}
    assert data["hasPart"]
    assert {part["url"] for part in data["hasPart"]} <= anchors


@pytest.mark.parametrize(
    "key", ["name", "description", "datePublished", "inLanguage", "publisher", "isPartOf"]
)
def test_without_an_address_the_rest_is_told(key: str) -> None:
    """What is known without one."""
    _, data = linked(None)
    assert data[key]
    assert "url" not in data
