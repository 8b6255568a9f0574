"""One reader a kind of file: text of the file → Draft."""

from __future__ import annotations

from collections.abc import Sequence

from digest.extract import html, metadata, paste
from digest.extract.align import align
from digest.extract.blocks import Block
from digest.extract.draft import Draft
from digest.extract.outlets import Clue, domain_of
from digest.extract.tree import Element, Line, parse, visible, visible_lines
from digest.extract.visible import squeeze
from digest.model import Cut
from digest.text.dates import Stamp
from digest.text.dates import parse as parse_date
from digest.text.titles import without_outlet


def of_page(text: str, *, url: str | None) -> Draft:
    """A saved page. `url` is where it was found, if that is known."""
    tree = parse(text)
    meta = metadata.read(tree, url)
    address = url or (meta.url.value if meta.url else None)
    lines = list(visible_lines(tree))
    blocks, cuts, origin = _page_blocks(tree, meta, address, lines)
    title = meta.title.value if meta.title else None
    byline, stamps, printed = _byline_and_stamps(tree, meta, lines)
    return Draft(
        blocks=_without_title(blocks, title, meta.outlet.value if meta.outlet else ""),
        cuts=cuts,
        title=title,
        byline=byline,
        url=address,
        stamps=stamps,
        clues=tuple(_page_clues(meta, address)),
        language=meta.language,
        kind=meta.kind,
        labels=tuple(x for x in (meta.section, title) if x),
        section=meta.section,
        image=meta.image,
        origins={"text": origin} | printed | _page_origins(meta, url),
    )


def _byline_and_stamps(
    tree: Element, meta: metadata.Metadata, lines: Sequence[Line]
) -> tuple[tuple[str, ...], tuple[Stamp, ...], dict[str, str]]:
    """As the page states them; what it doesn't state is looked for in its lines, then in its markup."""
    if meta.byline and meta.stamps:
        return meta.byline, tuple(meta.stamps), {}
    page = paste.read_blocks([Block(text=line.text, linked=line.linked) for line in lines])
    byline = page.byline.names if page.byline and not meta.byline else ()
    stamps = (*meta.stamps, *page.stamps)
    origins = {"byline": "byline in the page's text"} if byline else {}
    return meta.byline or byline, stamps or tuple(_by_htmldate(tree)), origins


def _page_blocks(
    tree: Element, meta: metadata.Metadata, address: str | None, lines: Sequence[Line]
) -> tuple[tuple[Block, ...], tuple[Cut, ...], str]:
    """The article's blocks, the cuts, and where the text is from: the page as trafilatura reads it, its
    JSON-LD, or its lines as if they were pasted."""
    aligned = align(html.article_blocks(tree, address), lines)
    page = paste.clean(aligned.blocks, authors=meta.byline)
    if page.blocks:
        return page.blocks, page.cuts + aligned.cuts, "page"
    if meta.body:
        blocks = tuple(Block(text=p) for p in meta.body.split("\n") if p.strip())
        return blocks, aligned.cuts, "JSON-LD articleBody"
    pasted = paste.read_blocks([Block(text=line.text, linked=line.linked) for line in lines])
    return pasted.blocks, pasted.cuts, "the page's lines"


def _page_clues(meta: metadata.Metadata, address: str | None) -> list[Clue]:
    clues = [Clue(kind="name", value=meta.outlet.value, origin=meta.outlet.origin)] if meta.outlet else []
    domain = domain_of(address)
    return clues + ([Clue(kind="domain", value=domain, origin="address")] if domain else [])


def _page_origins(meta: metadata.Metadata, url: str | None) -> dict[str, str]:
    origins = {}
    if meta.title:
        origins["title"] = meta.title.origin
    if meta.byline:
        origins["byline"] = meta.byline_origin
    if url or meta.url:
        origins["url"] = "given" if url or not meta.url else meta.url.origin
    return origins


def _without_title(blocks: Sequence[Block], title: str | None, outlet: str) -> tuple[Block, ...]:
    """The headline is a field of its own, so a first block that repeats it goes."""
    folded = {t.casefold() for t in (title, without_outlet(title, [outlet]))} if title else set()
    return tuple(b for i, b in enumerate(blocks) if i > 2 or b.text.casefold() not in folded)


def _by_htmldate(tree: Element) -> list[Stamp]:
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True)
    except (ValueError, RecursionError):
        return []
    value = parse_date(found) if found else None
    return [Stamp(value=value, origin="date in the page's markup", dated="page")] if value else []


def of_pasted(raw: str, *, url: str | None = None) -> Draft:
    """A page pasted as text."""
    page = paste.read(raw)
    byline = page.byline
    clues = []
    domain = domain_of(url or page.url)
    if domain:
        clues.append(Clue(kind="domain", value=domain, origin="address"))
    if byline and byline.domain:
        clues.append(
            Clue(kind="domain", value=byline.domain, origin=f"byline's address, line {page.byline_line}")
        )
    origins = {"text": "lines"}
    if page.title:
        origins["title"] = f"line {page.title_line}"
    if byline and byline.names:
        origins["byline"] = f"line {page.byline_line}"
    if url or page.url:
        origins["url"] = "given" if url or page.url_line is None else f"line {page.url_line}"
    return Draft(
        blocks=page.blocks,
        cuts=page.cuts,
        title=page.title,
        byline=byline.names if byline else (),
        role=byline.role if byline else "",
        url=url or page.url,
        stamps=page.stamps,
        clues=tuple(clues),
        labels=tuple(_labels(page.cuts, page.title)),
        origins=origins,
    )


def _labels(cuts: Sequence[Cut], title: str | None) -> list[str]:
    above = [c.text for c in cuts if c.reason == "above the article"]
    return ([title] if title else []) + above[-6:]


def page_text(text: str) -> str:
    """The visible text of a page; the articleBody of its JSON-LD with it where the page doesn't show that."""
    tree = parse(text)
    seen, body = visible(tree), metadata.read(tree, None).body or ""
    return seen if _shows(squeeze(seen), squeeze(body)) else f"{seen}\n{body}"


def _shows(seen: str, body: str) -> bool:
    """Whether a text stands in another: its beginning, its middle or its end does."""
    probes = (body[:40], body[len(body) // 2 :][:40], body[-40:])
    return any(probe in seen for probe in probes)
