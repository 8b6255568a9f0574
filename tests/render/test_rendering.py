"""The four files of an issue: structure, agreement, harmlessness."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import issues
import lxml.html
import markdown
import pytest

from digest.errors import RenderError
from digest.model import Issue, Origin
from digest.proof import prove_issue
from digest.render import Theme, builtin_theme, fixed_texts, render_issue
from digest.render.clean import one_line, safe_url
from digest.render.labels import read_labels

Files = dict[str, str]
FORMATS = ("index.html", "email.html", "issue.md", "issue.txt")
BUILDERS: dict[str, Callable[[], Issue]] = {
    "rich": issues.rich,
    "one story": issues.one_story,
    "held only": issues.nothing,
    "empty": issues.empty,
    "hostile": issues.hostile,
    "Korean": issues.korean,
}


@cache
def built(build: Callable[[], Issue]) -> Files:
    """The files of an issue, rendered once for all tests."""
    return render(build())


def render(issue: Issue, theme: Theme | None = None) -> Files:
    files = render_issue(issue, theme or builtin_theme())
    return {name: files[name].decode() for name in FORMATS}


@pytest.fixture(scope="module")
def rich() -> Files:
    return built(issues.rich)


@pytest.fixture(scope="module")
def hostile() -> Files:
    return built(issues.hostile)


def trees(files: Files) -> dict[str, lxml.html.HtmlElement]:
    """The three files that have headings and links, as HTML."""
    return {
        "web": lxml.html.document_fromstring(files["index.html"]),
        "mail": lxml.html.document_fromstring(files["email.html"]),
        "markdown": lxml.html.document_fromstring(markdown.markdown(files["issue.md"])),
    }


def words(node: lxml.html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def headings(tree: lxml.html.HtmlElement) -> list[str]:
    return [words(node) for node in tree.iter("h1", "h2", "h3")]


@pytest.mark.parametrize("build", BUILDERS.values(), ids=BUILDERS.keys())
def test_same_issue_same_bytes(build: Callable[[], Issue]) -> None:
    """Rendering twice gives equal bytes, for every kind of issue."""
    assert render(build()) == built(build)


@pytest.mark.parametrize("build", BUILDERS.values(), ids=BUILDERS.keys())
def test_formats_agree(build: Callable[[], Issue]) -> None:
    """Web, mail and Markdown have the same headings, quotations and targets, in the same order."""
    files = trees(built(build))
    assert headings(files["mail"]) == headings(files["web"]) == headings(files["markdown"])
    quotes = {name: [words(q) for q in tree.iter("blockquote")] for name, tree in files.items()}
    assert quotes["mail"] == quotes["web"] == quotes["markdown"]
    targets = {
        name: {re.sub("#?:~:text=.*", "", a.get("href", "")) for a in tree.iter("a")}
        for name, tree in files.items()
    }
    http = {name: {t for t in found if t.startswith("http")} for name, found in targets.items()}
    assert http["mail"] == http["web"] == http["markdown"]


@pytest.mark.parametrize(
    ("outlets", "told"),
    [
        ([None], "Also reported by one source without a name"),
        ([None, None], "Also reported by 2 sources without a name"),
        (["Tern Post", None], "Also reported by Tern Post, May 7 and one more source without a name"),
    ],
)
def test_an_unknown_outlet_is_counted(outlets: list[str | None], told: str) -> None:
    """A reader isn't told that "A source without a name" reported it, too: such sources are counted."""
    others = [issues.article(f"o-{n}", name, 7, "Title", "Text.") for n, name in enumerate(outlets)]
    one = issues.one_story()
    lead = one.top[0].lead
    story = issues.brief([*one.articles, *others], lead)
    files = render(replace(one, top=(story,), articles=(*one.articles, *others)))
    for name, text in files.items():
        shown = words(lxml.html.document_fromstring(text)) if name.endswith("html") else text
        plain = re.sub(r"\]\([^)]*\)|(?<= 7) \[\d+\]|[\[\\]", "", shown)
        assert told in " ".join(plain.split()), name


def test_text_has_every_heading_and_address(rich: Files) -> None:
    """The text has every heading and every address of the mail, in lines of 72 columns."""
    flat = " ".join(rich["issue.txt"].split())
    mail = trees(rich)["mail"]
    assert all(heading in flat for heading in headings(mail))
    assert all(a.get("href") in flat for a in mail.iter("a") if a.get("href", "").startswith("http"))
    assert max(map(len, rich["issue.txt"].splitlines())) <= 72


def test_order_of_the_letter(rich: Files) -> None:
    """Masthead, contents, lead, second tier, sections, numbers, ahead, voices, quote, what is not in it."""
    found = headings(trees(rich)["web"])
    assert found[0] == "The Velmar Letter"
    assert found[2] == issues.PORT.title
    parts = ["In this issue", "The city", "Nature & weather", "By the numbers", "The week ahead", "Voices"]
    parts += ["Quote of the week", "Not in this letter", "Sources"]
    assert [heading for heading in found if heading in parts] == parts


def test_parts_with_nothing_to_say_are_absent() -> None:
    """A part with nothing to say is not printed; under five stories there is no list of contents."""
    for files in (built(issues.one_story), built(issues.empty)):
        text = files["issue.txt"]
        for label in (
            "In this issue",
            "By the numbers",
            "The week ahead",
            "Voices",
            "Held",
            "read.",
            "No.",
            "Edited",
        ):
            assert label not in text
    assert headings(trees(built(issues.empty))["web"]) == ["weekly"]


def test_contents_link_to_their_stories(rich: Files) -> None:
    """Five lines, each linked to its story; nowhere else is a title a link."""
    for tree in (trees(rich)["web"], trees(rich)["mail"]):
        links = (a for a in tree.iter("a") if a.get("class") != "back")
        inside = [a for a in links if a.get("href", "").startswith("#story")]
        assert len(inside) == 5
        assert all(tree.get_element_by_id(a.get("href", "")[1:]) is not None for a in inside)
        assert not [h for h in tree.iter("h2", "h3") if h.xpath(".//a")]


def test_runs_are_credited_at_their_end(rich: Files) -> None:
    """Sentences of one article that follow each other are credited once, at the end of the run."""
    lead = trees(rich)["web"].get_element_by_id("story-1")
    credited = [
        p.xpath(".//*[@class='credit']") for p in lead.xpath(".//div[@class='column']/p[not(@class)]")
    ]
    assert [len(found) for found in credited] == [0, 1, 1, 1]
    assert words(credited[1][0]) == "— The Harbour Post, May 6"


def test_gloss_stands_outside_of_the_excerpt(rich: Files) -> None:
    """A resolved day stands in brackets beside its word, in every format; on the web it can be told apart."""
    for name in FORMATS:
        flat = re.sub(r"<[^>]*>|\\", "", " ".join(rich[name].split()))
        assert "returned to work on Tuesday [May 6] after nine days" in flat, name
    lead = trees(rich)["web"].get_element_by_id("story-1")
    assert words(lead.xpath(".//*[@class='gloss']")[0]) == "[May 6]"


def test_passage_link_on_the_web_plain_link_in_mail(rich: Files) -> None:
    """On the web a credit opens the passage; in the mail it is the plain address."""
    assert "harbourpost-strike#:~:text=Dockworkers%20at%20the%20port%20of," in rich["index.html"]
    assert ":~:" not in rich["email.html"] + rich["issue.md"] + rich["issue.txt"]


def test_long_sentences_stand_in_short_paragraphs(rich: Files) -> None:
    """No paragraph of printed sentences holds two sentences and more than 50 words."""
    for paragraph in trees(rich)["web"].xpath("//article//p[span[@data-e]]"):
        spans = paragraph.xpath("./span[@data-e]")
        assert len(spans) == 1 or sum(len(words(span).split()) for span in spans) <= 52


def test_days_ahead(rich: Files) -> None:
    """ "Mon May 12"; "to Sat May 17" for what is under way; "Later" for a vague range."""
    assert [words(dt) for dt in trees(rich)["web"].xpath("//*[@id='ahead']//dt")] == [
        "Mon May 12",
        "to Sat May 17",
        "Later",
    ]


def test_numbers_keep_their_qualifier(rich: Files) -> None:
    """The large value never stands without its qualifier beside it, nor in a changed order of words."""
    pairs = trees(rich)["web"].xpath("//*[@id='numbers']//dt | //*[@id='numbers']//dd")
    shown = [words(node).split(" — ")[0] for node in pairs]
    assert shown[:4] == [
        "61",
        "vessels outside the harbour",
        "12 million",
        "more than 12 million crowns a year",
    ]


def test_labels_of_sources(rich: Files) -> None:
    """State media, other languages and unknown outlets are named as such."""
    for text in rich.values():
        flat = re.sub(r"<[^>]*>|\\", "", text)
        assert "[state media]" in flat
        assert "[in Korean]" in flat
        assert "A source without a name" in flat
        assert "30 articles from 4 outlets read. 1 file or source was not read." in flat


def test_expired_story_has_a_label_and_no_title(rich: Files) -> None:
    """Without a headline a story has its label alone."""
    for text in rich.values():
        assert "Reported before May 8" in text
        assert issues.STATION.title not in text


def test_said_day_stands_with_the_quotation(rich: Files) -> None:
    """A quotation whose day must be printed has it."""
    assert all("said May 5" in text for text in rich.values())


def test_sources_are_harmless(hostile: Files) -> None:
    """No markup of a source comes alive: no element, no handler, no address but http and https."""
    for name, tree in trees(hostile).items():
        assert not tree.xpath("//script[not(@type)] | //img | //iframe | //u | //i"), name
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), name
        schemes = {a.get("href", "").split(":")[0] for a in tree.iter("a")}
        assert schemes <= {"http", "https"} | {h for h in schemes if h.startswith("#")}, name


def test_sources_are_literal(hostile: Files) -> None:
    """What a source wrote can be read as it wrote it, in every format."""
    for name, tree in trees(hostile).items():
        title = words(next(iter(tree.iter("h2"))))
        assert title == one_line(issues.HOSTILE_TITLE), name
    assert one_line(issues.HOSTILE_TITLE) in " ".join(hostile["issue.txt"].split())


def test_no_control_character_in_any_file(hostile: Files) -> None:
    """Line breaks, escapes and overrides of a source end no line and turn no text."""
    for name, text in hostile.items():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text), name
        assert "Evil Bcc: all@x.example" in text.replace("\n", " "), name


def test_markdown_has_one_h1_and_no_html(hostile: Files, rich: Files) -> None:
    """One H1, first; no tag, no level left out, a blank line before each heading."""
    for text in (hostile["issue.md"], rich["issue.md"]):
        levels = [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels))
        assert not re.search(r"<[a-zA-Z/]", text)
        assert not re.search(r"[^\n]\n#", text)
        assert "\n\n\n" not in text


def test_korean_letter() -> None:
    """A letter in Korean names no language beside its own outlets."""
    files = built(issues.korean)
    assert '<html lang="ko"' in files["index.html"]
    assert "[in " not in files["issue.txt"]


def test_mail_fits_its_programs(rich: Files) -> None:
    """Inlined, small, with a hidden preheader first and nothing that a mail program would drop."""
    mail = rich["email.html"]
    assert len(mail.encode()) < 80_000
    assert mail.lower().startswith("<!doctype html>")
    assert not re.search(r"<(script|svg|form|link|img)\b|var\(|display:\s*(flex|grid)", mail)
    body = trees(rich)["mail"].find("body")
    assert body is not None
    assert "display: none" in body[0].get("style", "")
    assert 30 <= len(words(body[0])) <= 160


def test_users_folder_comes_first(tmp_path: Path) -> None:
    """A user's folder replaces single templates, labels and tokens, and nothing else."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "footer.html").write_text("<footer><p>Our own last words</p></footer>")
    (tmp_path / "labels.toml").write_text('[text]\nby_the_numbers = "Counted"\n')
    (tmp_path / "tokens.toml").write_text('[light]\naccent = "#123456"\n')
    files = render(issues.rich(), builtin_theme(user=tmp_path))
    assert "Our own last words" in files["index.html"]
    assert "#123456" in files["index.html"]
    assert all("Counted" in text and "The week ahead" in text for text in files.values())


def test_a_copy_of_the_theme_in_the_users_folder(tmp_path: Path) -> None:
    """The user's folder may hold the theme's files themselves, or a folder of the theme's name."""
    (tmp_path / "weekly" / "web").mkdir(parents=True)
    (tmp_path / "weekly" / "web" / "footer.html").write_text("<footer><p>Our own last words</p></footer>")
    assert "Our own last words" in render(issues.rich(), builtin_theme(user=tmp_path))["index.html"]


def test_a_mistake_in_the_labels_names_its_place(tmp_path: Path) -> None:
    """Theme, file and line, as for a template."""
    (tmp_path / "labels.toml").write_text("[text]\n\n{{ mine }}\n")
    with pytest.raises(RenderError, match=rf"theme {re.escape(str(tmp_path))}: labels.toml: .*line 3"):
        render(issues.rich(), builtin_theme(user=tmp_path))


def test_a_users_folder_that_is_not_there(tmp_path: Path) -> None:
    """It is told, not passed over."""
    with pytest.raises(RenderError, match=r"mine.*no such folder"):
        builtin_theme(user=tmp_path / "mine")


@pytest.mark.parametrize(
    ("template", "source", "line", "reason"),
    [
        ("web/footer.html", "<p>\n{{ page.nonsense }}", 2, "nonsense"),
        ("email/masthead.html", "\n\n{% if %}", 3, "Expected an expression"),
        ("markdown/story.md", "{{ 1 / 0 }}", 1, "division by zero"),
        ("text/story.txt", "a\n{{ ().__class__ }}", 2, "unsafe"),
        ("text/page.txt", '{% include "text/gone.txt" %}', 0, "no such template"),
    ],
)
def test_template_mistakes_name_their_place(
    tmp_path: Path, template: str, source: str, line: int, reason: str
) -> None:
    """A template's mistake is told with its file, its line and the reason."""
    (tmp_path / template).parent.mkdir()
    (tmp_path / template).write_text(source)
    with pytest.raises(RenderError) as caught:
        render(issues.rich(), builtin_theme(user=tmp_path))
    assert caught.value.template in (template, "text/gone.txt")
    assert caught.value.theme == str(tmp_path) or not line
    assert caught.value.line == line
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("labels.toml", '[text]\nnumber = "No. {nummer}"'),
        ("labels.toml", "[text]\nnumber = 3"),
        ("tokens.toml", "[light\n"),
    ],
)
def test_catalogue_mistakes_name_their_file(tmp_path: Path, file: str, source: str) -> None:
    """A mistake in a theme's TOML is told with its file."""
    (tmp_path / file).write_text(source)
    with pytest.raises(RenderError) as caught:
        render(issues.rich(), builtin_theme(user=tmp_path))
    assert caught.value.template == file


def test_unknown_theme() -> None:
    """A theme that is nowhere is named."""
    with pytest.raises(RenderError, match="gazette"):
        builtin_theme("gazette")


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2025, 5, 2), date(2025, 5, 8), "May 2–8, 2025"),
        (date(2025, 4, 28), date(2025, 5, 4), "April 28 – May 4, 2025"),
        (date(2025, 12, 29), date(2026, 1, 4), "Dec 29, 2025 – Jan 4, 2026"),
        (date(2025, 5, 8), date(2025, 5, 8), "May 8, 2025"),
    ],
)
def test_dates_of_the_window(first: date, last: date, shown: str) -> None:
    """The dates of the window are told as briefly as they can be."""
    assert read_labels(builtin_theme()).span(first, last) == shown


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("http://a.example/(b) c", None),
        ("HTTPS://A.example/(b)", "HTTPS://A.example/%28b%29"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" https://a.example", None),
        ("https://", None),
        ("data:text/html,x", None),
        ("https://[bad", None),
        ("//a.example/x", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, safe: str | None) -> None:
    """http and https with a host, encoded so that no format breaks; anything else is no link."""
    if url == "http://a.example/(b) c":
        safe = "http://a.example/%28b%29%20c"
    assert safe_url(url) == safe


def test_story_without_a_known_section_prints_its_text() -> None:
    """A section's key is shown by its title; what is no key is shown as it is."""
    issue = issues.rich()
    story = replace(issue.top[3], section="city")
    text = render(replace(issue, top=(*issue.top[:3], story)))["issue.txt"]
    assert f"The city\n\n{issues.GRID.title}" in text


def test_one_section_is_not_named_above_its_stories() -> None:
    """Where all stories are of one section its name above each tells nothing."""
    issue = issues.one_story()
    named = replace(issue, top=(replace(issue.top[0], section="Elsewhere"),))
    assert "Elsewhere" not in render(named)["issue.txt"]


def test_right_to_left_letter() -> None:
    """A letter in a language written from the right says so to the browser and the mail program."""
    issue = issues.one_story()
    files = render(replace(issue, newsletter=replace(issue.newsletter, language="he")))
    assert '<html lang="he" dir="rtl"' in files["index.html"]
    assert 'dir="rtl"' in files["email.html"]
    assert "text-align: right" in files["email.html"]


def test_every_label_is_used(root: Path) -> None:
    """The catalogue holds no line that nothing prints."""
    rooms = [root / "digest" / room for room in ("render", "pipeline")]
    code = "".join(p.read_text() for room in rooms for p in room.glob("*.py"))
    theme = "".join(p.read_text() for p in (root / "templates").rglob("*.*") if p.suffix != ".toml")
    for key in read_labels(builtin_theme()).table["text"]:
        assert f'"{key}"' in code or f"page.labels.{key}" in theme, key


def test_readers_are_not_told_whom_a_held_story_is_about() -> None:
    """Harm: a story held for it is counted, never named, in every format."""
    named = issues.Held(story_id="h", title="Orlin Banfy indicted", rule="harm", reason="indicted")
    files = render(replace(issues.rich(), held=(named, named)))
    for text in files.values():
        assert "Banfy" not in text
        assert "2 stories" in text


def test_many_of_one_reason_are_counted() -> None:
    """A letter lists eight titles of a kind; of more it tells how many. Nothing is left out in silence."""
    below = tuple(issues.LeftOut(what=f"Story {n}", reason="below", rule="below") for n in range(9))
    files = render(replace(issues.rich(), left_out=below))
    assert all("9 pieces" in text and "Story 3" not in text for text in files.values())
    files = render(replace(issues.rich(), left_out=below[:8]))
    assert all("Story 3" in text for text in files.values())


def test_state_media_are_named_as_such() -> None:
    """Attribution: a voice that a state owns is always named so, beside the quotation and the outlets."""
    issue = issues.rich()
    first = issue.top[0]
    quotes = tuple(replace(q, quote=replace(q.quote, origin="KCNA")) for q in first.quotes)
    told = replace(
        first, quotes=quotes, origins=(Origin(name="KCNA", kind="cited", article_ids=()),), outlets=2
    )
    files = render(replace(issue, top=(told, *issue.top[1:])))
    for text in files.values():
        assert "via KCNA (state media)" in " ".join(text.replace("\\", "").split())


def test_an_endless_title_is_clipped_where_it_is_listed() -> None:
    """In what is not in the letter it ends with an ellipsis, in every format, and the proof holds."""
    left = issues.LeftOut(what="Of harbours and piers " * 90, reason="below", rule="below")
    issue = replace(issues.rich(), left_out=(left,))
    theme = builtin_theme()
    files = render_issue(issue, theme)
    prove_issue(issue, files, fixed_texts(issue, theme))
    for text in (files[name].decode() for name in FORMATS):
        assert "Of harbours and piers Of harbours" in text
        assert "Of harbours and piers " * 9 not in " ".join(text.split())
        assert "…" in text
