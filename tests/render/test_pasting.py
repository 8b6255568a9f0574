"""The mail put into a mailing service: pasted as code into Mailchimp, as words into Substack's editor."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import issues
import lxml.html
import nh3
import pytest
import variants

from digest.model import Issue, Mailing
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_all, render_issue

if TYPE_CHECKING:
    from playwright.sync_api import Page

EDITOR_KEEPS = {"h1", "h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "a", "strong", "em", "hr", "br"}
"""What an editor of rich text makes of a paste: no tables, no styles, no pictures of its own."""
STYLES = """() => [...document.querySelectorAll('h1, h2, h3, p, blockquote, a, td')].map(e => {
  const s = getComputedStyle(e);
  return [s.fontSize, s.fontWeight, s.color, s.width, s.lineHeight].join(' ') })"""


def marked() -> Issue:
    """An issue whose mail bears the marks of a mailing service."""
    issue = issues.rich()
    mail = Mailing(web="*|ARCHIVE|*", unsubscribe="*|UNSUB|*", address="3 Quay Street, Velmar")
    return replace(issue, newsletter=replace(issue.newsletter, mail=mail))


def test_marks_of_a_mailing_service() -> None:
    """They stand in the mail and its text as they are; no page, feed or header takes them for addresses."""
    issue, theme = marked(), builtin_theme()
    files = render_all(issue, theme).files
    mail = lxml.html.document_fromstring(files["email.html"])
    assert {"*|ARCHIVE|*", "*|UNSUB|*"} <= {link for _, _, link, _ in mail.iterlinks()}
    assert b"*|UNSUB|*" in files["issue.txt"]
    for name in ("index.html", "issue.md"):
        assert b"*|" not in files[name]
    head = files["issue.eml"].split(b"\r\n\r\n")[0]
    assert b"*|" not in head
    prove_issue(issue, files, fixed_texts(issue, theme))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("theme", variants.THEMES)
def test_pasted_as_code(page: Page, tmp_path: Path, theme: str) -> None:
    """A service that drops the head with its style block changes nothing at a desk: all stands inline."""
    raw = render_issue(issues.rich(), builtin_theme(theme))["email.html"].decode()
    bare = re.sub(r"<style.*?</style>", "", raw, flags=re.DOTALL)
    assert bare != raw
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    looks = []
    for name, html in (("whole.html", raw), ("bare.html", bare)):
        (tmp_path / name).write_text(html, encoding="utf-8")
        page.goto((tmp_path / name).as_uri())
        looks.append(page.evaluate(STYLES))
    assert looks[0] == looks[1]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("theme", variants.THEMES)
def test_pasted_as_words(page: Page, tmp_path: Path, theme: str) -> None:
    """All selected, copied and pasted into an editor: the same headings, quotations and links in the same
    order as in issue.md, and nothing that only a mail shows."""
    files = render_issue(issues.rich(), builtin_theme(theme))
    (tmp_path / "email.html").write_bytes(files["email.html"])
    (tmp_path / "editor.html").write_text("<div id='editor' contenteditable style='min-height: 9em'></div>")
    page.goto((tmp_path / "email.html").as_uri())
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.goto((tmp_path / "editor.html").as_uri())
    page.locator("#editor").click()
    page.keyboard.press("Control+v")
    page.wait_for_function("document.querySelector('#editor').textContent.length > 1000")
    kept = nh3.clean(page.locator("#editor").inner_html(), tags=EDITOR_KEEPS, attributes={"a": {"href"}})
    pasted = lxml.html.fragment_fromstring(kept, create_parent="div")
    mail = lxml.html.document_fromstring(files["email.html"])
    for tags in (("h1", "h2", "h3"), ("blockquote",), ("a",)):
        assert _texts(pasted, tags) == _texts(mail, tags), tags
    assert _addresses(pasted) == _addresses(mail)
    preheader = mail.find_class("preheader")[0].text_content().strip()
    assert preheader[:40] not in _flat(pasted.text_content())[:200]


def _texts(page: lxml.html.HtmlElement, tags: tuple[str, ...]) -> list[str]:
    return [_flat(node.text_content()) for node in page.iter(*tags)]


def _addresses(page: lxml.html.HtmlElement) -> list[str]:
    return [link for _, _, link, _ in page.iterlinks() if link.startswith("https://")]


def _flat(text: str) -> str:
    return " ".join(text.split())
