"""The pages of the archive: each from a small template of `templates/site/`, in the look of the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.render.labels import Label
from digest.render.site.values import Edition, Site, Subject
from digest.render.theme import Theme, environment, run
from digest.render.web import linked_data

_HEADLINE = 110
"""The longest headline that search engines show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page tells programs of itself. `file` is its place in the site; `data` schema.org's words."""

    file: str
    title: str
    description: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What makes pages: the site and its fixed words, set by a theme."""

    site: Site
    labels: Mapping[str, Label]
    theme: Theme
    tokens: Mapping[str, object]

    def page(self, template: str, head: Head, values: Mapping[str, object]) -> bytes:
        """A page from a template. Raises RenderError."""
        depth = head.file.count("/")
        known = {
            "site": self.site,
            "labels": self.labels,
            "tokens": self.tokens,
            "head": head,
            "root": "../" * depth,
            "url": self.address(head.file),
        }
        env = environment(self.theme, autoescape=True)
        return run(env, self.theme, f"site/{template}", {**known, **values}).encode()

    def address(self, file: str) -> str | None:
        """The canonical address of a page; None without a base."""
        if self.site.base is None:
            return None
        return self.site.base + ("" if file == "index.html" else file)

    def asset(self, name: str) -> bytes:
        """A style sheet or script of the site. Raises RenderError."""
        env = environment(self.theme, autoescape=False)
        return run(env, self.theme, f"site/{name}", {"tokens": self.tokens}).encode()


def issue_page(press: Press, edition: Edition, before: Edition | None, after: Edition | None) -> bytes:
    """The web view of an issue, with the issues before and after it."""
    page = edition.page
    head = Head(
        file=edition.file, title=page.subject, description=page.description, data=_article(press, edition)
    )
    values = {
        "page": page,
        "linked_data": linked_data(page, press.address(edition.file)),
        "before": before and before.page,
        "before_file": before and before.file,
        "after": after and after.page,
        "after_file": after and after.file,
        "updated": edition.updated.date().isoformat(),
    }
    return press.page("issue.html", head, values)


def _article(press: Press, edition: Edition) -> dict[str, object]:
    """The issue as an article, which is what search engines know."""
    page, letter = edition.page, edition.issue.newsletter
    publisher = {"@type": "Organization", "name": page.title}
    author = {"@type": "Person", "name": letter.editor.strip()} if letter.editor else publisher
    url = press.address(edition.file)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.subject if len(page.subject) <= _HEADLINE else page.title[:_HEADLINE],
        "description": page.description,
        "datePublished": edition.published.isoformat(),
        "dateModified": edition.updated.isoformat(),
        "inLanguage": page.language,
        "author": author,
        "publisher": publisher,
    }
    return {**data, "mainEntityOfPage": url, "url": url} if url else data


def index_page(press: Press) -> bytes:
    """The latest issue, and all of them by month."""
    site = press.site
    data = {"@context": "https://schema.org", "@type": "Periodical", "name": site.title}
    head = Head(
        file="index.html",
        title=site.title,
        description=_described(site, press.labels["archive"]),
        data=_placed(press, "index.html", data),
    )
    return press.page("index.html", head, {})


def list_page(press: Press, kind: str, subjects: Sequence[Subject]) -> bytes:
    """All people, or all topics: `kind` is "people" or "topics"."""
    file, name = f"{kind}/index.html", press.labels[kind]
    head = Head(
        file=file,
        title=f"{name}, {press.site.title}",
        description=_described(press.site, name),
        data=_collection(press, file, name),
    )
    values = {"name": name, "intro": press.labels[f"{kind}_intro"], "subjects": subjects}
    return press.page("list.html", head, values)


def subject_page(press: Press, template: str, subject: Subject) -> bytes:
    """A person or a topic, through all issues."""
    head = Head(
        file=subject.file,
        title=f"{subject.name}, {press.site.title}",
        description=f"{subject.name}, {press.site.title}: {subject.count}, {subject.dates}",
        data=_collection(press, subject.file, subject.name),
    )
    return press.page(template, head, {"subject": subject})


def missing_page(press: Press) -> bytes:
    """What a server shows for an address that is none. Its links start at the server's root, since it may
    stand in for a page of any folder."""
    name = press.labels["not_here"]
    data = _collection(press, "404.html", name)
    head = Head(file="404.html", title=f"{name}, {press.site.title}", description=name, data=data)
    return press.page("404.html", head, {"root": urlsplit(press.site.base or "").path, "url": None})


def _described(site: Site, name: str) -> str:
    """A line on a page of lists."""
    parts = [site.title, site.description, name]
    return " · ".join(part for part in parts if part)


def _collection(press: Press, file: str, name: str) -> dict[str, object]:
    data = {"@context": "https://schema.org", "@type": "CollectionPage", "name": name}
    return _placed(press, file, data)


def _placed(press: Press, file: str, data: Mapping[str, object]) -> dict[str, object]:
    url = press.address(file)
    return {**data, **({"url": url} if url else {})}


def pages_of_subjects(press: Press) -> Iterator[tuple[str, bytes]]:
    """The people, the topics, and the lists of both."""
    site = press.site
    if site.people:
        yield "people/index.html", list_page(press, "people", site.people)
    if site.topics:
        yield "topics/index.html", list_page(press, "topics", site.topics)
    for person in site.people:
        yield person.file, subject_page(press, "person.html", person)
    for topic in site.topics:
        yield topic.file, subject_page(press, "topic.html", topic)
