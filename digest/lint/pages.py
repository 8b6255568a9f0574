"""Checks of a page or a mail as HTML: links, pictures, empty parts, long paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from digest.lint.finding import Finding

LONGEST = 140
"""Words of one paragraph: three long sentences."""
_SCHEMES = ("https://", "http://", "mailto:", "cid:")
_AGAIN = "build the issue again, and check the theme: `digest theme check`"


def page_findings(name: str, raw: bytes) -> Iterator[Finding]:
    """Findings on one HTML file of an issue."""
    page = html.fromstring(raw.decode("utf-8", "replace"))
    yield from _links(name, page)
    yield from _pictures(name, page)
    yield from _empty_parts(name, page)
    yield from _long_paragraphs(name, page)


def _links(name: str, page: HtmlElement) -> Iterator[Finding]:
    anchors = {*page.xpath("//@id"), *page.xpath("//a/@name")}
    for link in page.xpath("//a[@href]"):
        target = link.get("href").strip()
        words = " ".join(link.text_content().split()) or link.get("aria-label", "")
        if target.startswith("#"):
            if target[1:] and target[1:] not in anchors:
                yield _error("link", name, f"“{words}” leads to {target}, which is not there", _AGAIN)
        elif not target.startswith(_SCHEMES) and (":" in target.split("/")[0] or not target):
            yield _error("link", name, f"“{words}” leads to {target or 'nowhere'!r}", "correct the address")
        if not words and not link.xpath(".//img[@alt!='']"):
            yield _error("link", name, f"the link to {target} has no words", "give it words")


def _pictures(name: str, page: HtmlElement) -> Iterator[Finding]:
    for picture in page.xpath("//img[not(@alt)]"):
        yield _error("alt", name, f"the picture {picture.get('src', '')[:80]} has no alt text", "describe it")
    for drawing in page.xpath("//*[local-name()='svg'][not(@aria-hidden='true')]"):
        if not drawing.xpath("./*[local-name()='title']") and not drawing.get("aria-label"):
            yield _error("alt", name, "a drawing has neither title nor label", "describe it in the theme")


def _empty_parts(name: str, page: HtmlElement) -> Iterator[Finding]:
    """A heading with no words between it and the next one of its rank or above."""
    headings = page.xpath("//h1|//h2|//h3|//h4")
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        words = " ".join(heading.text_content().split())
        if not words:
            yield _error("empty", name, f"an empty {heading.tag}", _AGAIN)
        elif following is None or following.tag <= heading.tag:
            after = heading.xpath("following::text()[normalize-space()][not(ancestor::style)][1]")
            if not after or following in (after[0].getparent(), *after[0].getparent().iterancestors()):
                yield _error("empty", name, f"nothing stands under “{words}”", _AGAIN)


def _long_paragraphs(name: str, page: HtmlElement) -> Iterator[Finding]:
    for paragraph in page.xpath("//p"):
        words = paragraph.text_content().split()
        if len(words) > LONGEST:
            yield Finding(
                level="warning",
                rule="long",
                place=name,
                said=f"{len(words)} words in one paragraph: “{' '.join(words[:8])} …”",
                cure="choose fewer or shorter sentences in edits.toml",
            )


def _error(rule: str, place: str, said: str, cure: str) -> Finding:
    return Finding(level="error", rule=rule, place=place, said=said, cure=cure)
