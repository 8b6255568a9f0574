"""The page and the mail in a real Chromium: phone and desk, light and dark, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import issues
import pytest
import variants

from digest.model import Issue
from digest.render import builtin_theme, render_issue

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OVERFLOW = "document.scrollingElement.scrollWidth - window.innerWidth"
CLIPPED = """[...document.querySelectorAll('body *')].filter(e => e.offsetHeight && e.className != 'skip' &&
  (e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1))
  .map(e => e.tagName + '.' + e.className)"""
SMALLEST = """Math.min(...[...document.querySelectorAll('body *')].filter(e => e.offsetHeight &&
  [...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
LUMINANCE = """selector => { const c = getComputedStyle(document.querySelector(selector)).backgroundColor;
  const [r, g, b] = c.match(/\\d+/g).map(Number); return (.2126 * r + .7152 * g + .0722 * b) / 255; }"""


def show(page: Page, folder: Path, issue: Issue, name: str, theme: str = "weekly") -> None:
    for file, raw in render_issue(issue, builtin_theme(theme)).items():
        (folder / file).write_bytes(raw)
    page.goto((folder / name).as_uri())


@pytest.mark.parametrize("theme", variants.THEMES)
@pytest.mark.parametrize(
    "build", [issues.hostile, *variants.VARIANTS.values()], ids=["hostile", *variants.VARIANTS]
)
def test_nothing_hangs_over(page: Page, tmp_path: Path, build: Callable[[], Issue], theme: str) -> None:
    """No horizontal scrolling on a phone or at a desk, however long a word is and whichever way the letter
    is read; no text under 14 px; in every theme, as a page and as a mail."""
    for name in ("index.html", "email.html"):
        show(page, tmp_path, build(), name, theme)
        for width in (360, 600, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVERFLOW) <= 0, (name, width)
            assert page.evaluate(CLIPPED) == [], (name, width)
        assert page.evaluate(SMALLEST) >= 14


@pytest.mark.parametrize(("name", "paper"), [("index.html", "body"), ("email.html", ".paper")])
def test_dark_mode(page: Page, tmp_path: Path, name: str, paper: str) -> None:
    """The paper is dark when the reader's system is."""
    show(page, tmp_path, issues.rich(), name)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(LUMINANCE, paper) > 0.9
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(LUMINANCE, paper) < 0.15


def test_sizes_of_the_look(page: Page, tmp_path: Path) -> None:
    """Wordmark 30-34 px; lead 28-30; second tier 20; shorts 16 and bold, run in; quotations upright, 20;
    the numbers' column 96 wide."""
    show(page, tmp_path, issues.rich(), "index.html")
    page.set_viewport_size({"width": 1280, "height": 900})

    def style(selector: str, name: str) -> str:
        return str(page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}"))

    assert style("h1", "fontSize") in ("30px", "32px", "34px")
    assert style(".lead h2", "fontSize") in ("28px", "30px")
    assert style(".second h2", "fontSize") == "20px"
    assert (style(".short h3", "fontSize"), style(".short h3", "fontWeight")) == ("16px", "700")
    assert style(".short h3", "display") == "inline"
    assert (style("blockquote", "fontSize"), style("blockquote", "fontStyle")) == ("20px", "normal")
    assert style(".numbers", "gridTemplateColumns").startswith("96px ")


def test_only_the_lead_has_a_strong_rule(page: Page, tmp_path: Path) -> None:
    """Rules elsewhere are 1 px."""
    show(page, tmp_path, issues.rich(), "index.html")
    page.set_viewport_size({"width": 360, "height": 800})
    strong = """[...document.querySelectorAll('*')]
      .filter(e => parseFloat(getComputedStyle(e).borderTopWidth) > 1).map(e => e.closest('article').id)"""
    assert page.evaluate(strong) == ["story-1"]


def test_contents_lead_to_the_stories(page: Page, tmp_path: Path) -> None:
    """A line of the contents scrolls to its story; the skip link takes the keyboard past the masthead."""
    show(page, tmp_path, issues.rich(), "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.click("nav a >> nth=2")
    assert page.url.endswith("#story-3")
    assert page.evaluate("document.querySelector('#story-3').getBoundingClientRect().top") < 60


def test_print_shows_addresses(page: Page, tmp_path: Path) -> None:
    """On paper the contents and the skip link are absent and the sources show their addresses."""
    show(page, tmp_path, issues.rich(), "index.html")
    page.emulate_media(media="print")
    assert not page.is_visible("nav")
    after = "getComputedStyle(document.querySelector('.outlets a'), '::after').content"
    assert "https://" in page.evaluate(after)


def test_nothing_is_fetched_and_nothing_runs(page: Page, tmp_path: Path) -> None:
    """The page is whole in itself: no request, no error, no alert from a hostile source."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    show(page, tmp_path, issues.hostile(), "index.html")
    assert seen == [(tmp_path / "index.html").as_uri()]


def test_espresso_numbers_its_items(page: Page, tmp_path: Path) -> None:
    """Five numbered items, the numeral at least twice the size of the text; the shorts run on."""
    show(page, tmp_path, issues.rich(), "index.html", "espresso")
    page.set_viewport_size({"width": 360, "height": 800})
    numerals = (
        "[...document.querySelectorAll('article h2')].map(e => getComputedStyle(e, '::before').fontSize)"
    )
    assert page.evaluate(numerals) == ["48px"] * 4
    rules = "[...document.querySelectorAll('.short')].map(e => getComputedStyle(e).borderTopWidth)"
    assert set(page.evaluate(rules)) == {"0px"}


def test_a_short_credit_stands_on_one_line(page: Page, tmp_path: Path) -> None:
    """“— The Northern Ledger, May 5” is never broken on a phone."""
    show(page, tmp_path, issues.rich(), "index.html")
    page.set_viewport_size({"width": 360, "height": 800})
    lines = """[...document.querySelectorAll('.credit .whole')].map(
      e => new Set([...e.getClientRects()].map(r => Math.round(r.top))).size)"""
    found = page.evaluate(lines)
    assert len(found) > 5
    assert set(found) == {1}
