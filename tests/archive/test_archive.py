"""The archive: what goes in comes out equal, once, with its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.archive import Archive, fingerprint
from digest.archive.identity import alike, url_key
from digest.errors import SourceError
from digest.model import Article, Cut, Excerpt, Extraction, Fetched, Mark, Quote, Reading, Sentence, Window

NOW = datetime(2025, 5, 8, 7, tzinfo=timezone(timedelta(hours=9)))
TEXT = "The quay at Norrvik opens on Monday.\n\nDredging cost nine million crowns.\n\nInes Moreau came."
OTHER = "Voters in Tallow elect a council.\n\nTurnout was low by noon.\n\nPolls close at eight."


def an_article(id: str = "a1", text: str = TEXT) -> Article:
    return Article(
        id=id,
        source="Harbor Times",
        url=None,
        title="Quay opens" if text.startswith(TEXT[:20]) else "Tallow votes",
        byline=("Ines Moreau",),
        published=NOW - timedelta(days=1),
        text=text,
    )


def a_file(address: str = "quay.txt", raw: bytes = b"raw") -> Fetched:
    return Fetched(address=address, raw=raw, seen=NOW, headers={"content-type": "text/plain"})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / ".digest" / "archive.db") as opened:
        yield opened


def add(archive: Archive, article: Article, address: str = "quay.txt", source: str = "folder") -> str:
    """Adds an article and tells it in a word: "new a1.1" """
    added = archive.add(article, a_file(address, article.text.encode()), source, NOW)
    return f"{added.change} {added.article.id}.{added.article.version}"


names = st.text(max_size=12)
offsets = st.integers(-(24 * 60 - 1), 24 * 60 - 1).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=offsets)
marks = st.builds(
    Mark, kind=st.sampled_from(["dateline", "subhead"]), start=st.integers(0, 99), end=st.integers(0, 99)
)
articles = st.builds(
    Article,
    id=st.text(min_size=1, max_size=12),
    source=st.none() | names,
    url=st.none() | names,
    title=names,
    byline=st.lists(names, max_size=2).map(tuple),
    published=moments,
    text=st.text(max_size=60),
    version=st.just(1),
    dated=st.sampled_from(["printed", "feed", "page", "file", "first_seen", "unknown"]),
    language=names,
    kind=st.sampled_from(["news", "opinion", "live", "list", "sponsored"]),
    partial=st.booleans(),
    marks=st.lists(marks, max_size=2).map(tuple),
    image=st.none() | names,
    title_origin=st.sampled_from(["printed", "first_sentence"]),
)
cuts = st.builds(Cut, text=names, reason=names, line=st.none() | st.integers(1, 99))
extractions = st.builds(
    Extraction,
    article=articles,
    cuts=st.lists(cuts, max_size=2).map(tuple),
    origins=st.dictionaries(names, names, max_size=2),
)
originals = st.builds(
    Fetched,
    address=names,
    raw=st.binary(max_size=40),
    seen=moments,
    headers=st.dictionaries(names, names, max_size=2),
)


@pytest.fixture(scope="module")
def one_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("archive") / "archive.db") as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(extractions, originals, names)
def test_out_equals_in(one_archive: Archive, extraction: Extraction, original: Fetched, source: str) -> None:
    """Articles, their cuts and their originals come out equal; datetimes keep their own offset."""
    added = one_archive.add(extraction, original, source, NOW)
    article = added.article
    if added.change == "new":
        assert replace(article, id=extraction.article.id) == extraction.article
        assert one_archive.extraction(article.id) == replace(extraction, article=article)
        assert one_archive.original(article.id) == original
    found = one_archive.article(article.id, article.version)
    assert found == article
    assert found.published.utcoffset() == article.published.utcoffset()
    again = one_archive.add(extraction, original, source, NOW)
    assert again == replace(again, article=article, change="same")


def test_a_folder_read_twice(archive: Archive) -> None:
    """Reading the same again adds nothing."""
    assert add(archive, an_article()) == "new a1.1"
    before = archive.path.read_bytes(), archive.sightings()
    assert add(archive, an_article()) == "same a1.1"
    assert (archive.path.read_bytes(), archive.sightings()) == before


def test_a_changed_file_is_a_new_version(archive: Archive) -> None:
    """A file whose text was corrected is the same article in a new version; the old one stays."""
    add(archive, an_article())
    corrected = an_article("b7", TEXT.replace("Monday", "Tuesday"))
    assert add(archive, corrected) == "changed a1.2"
    assert archive.articles() == (replace(corrected, id="a1", version=2),)
    assert archive.article("a1", 1) == an_article()
    original = archive.original("a1", 1)
    assert original is not None
    assert original.raw == TEXT.encode()


def test_a_change_back_is_a_version(archive: Archive) -> None:
    """A correction that is taken back is what the file says now."""
    add(archive, an_article())
    add(archive, an_article("a1", TEXT.replace("Monday", "Tuesday")))
    assert add(archive, an_article()) == "changed a1.3"
    assert archive.articles()[0].text == TEXT


def test_a_file_written_over_by_another_story(archive: Archive) -> None:
    """Another story in the same file is another article, and the first one stays."""
    add(archive, an_article())
    assert add(archive, an_article("a2", OTHER)) == "new a2.1"
    assert {a.id for a in archive.articles()} == {"a1", "a2"}


def test_two_articles_with_one_id(archive: Archive) -> None:
    """Articles that have nothing in common are kept apart although they come with one id."""
    add(archive, an_article())
    told = add(archive, an_article("a1", OTHER), "other.txt")
    assert told.startswith("new a1-")
    assert len(archive.articles()) == 2


def test_found_by_its_address(archive: Archive) -> None:
    """An article is found by its address, whatever stands in it of tracking, scheme and order."""
    first = replace(an_article(), url="https://www.harbor.example/quay/?b=2&a=1&utm_source=x#top")
    again = replace(an_article("b"), url="http://harbor.example/quay?a=1&b=2", title="Quay opens at last")
    add(archive, first)
    assert add(archive, again, "saved.html") == "changed a1.2"


def test_one_address_for_all(archive: Archive) -> None:
    """A site that gives one address to all its pages does not swallow them."""
    add(archive, replace(an_article(), url="https://harbor.example/app"))
    assert (
        add(archive, replace(an_article("b", OTHER), url="https://harbor.example/app"), "b.txt") == "new b.1"
    )


def test_found_by_its_content(archive: Archive) -> None:
    """The same words of the same outlet in another file are the same article, seen twice."""
    add(archive, an_article())
    assert add(archive, an_article("b"), "copies/quay.txt") == "same a1.1"
    assert [s.guid for s in archive.sightings()["a1"]] == ["copies/quay.txt", "quay.txt"]


def test_a_wire_copy_is_another_article(archive: Archive) -> None:
    """The same words in another outlet are an article of their own."""
    add(archive, an_article())
    assert add(archive, replace(an_article("b"), source="Ledger"), "ledger.txt") == "new b.1"


def test_two_states_side_by_side(archive: Archive) -> None:
    """Two files that show two states of one page do not make a new version at every reading."""
    page = replace(an_article(), url="https://harbor.example/quay")
    newer = replace(page, text=TEXT.replace("Monday", "Tuesday"))
    assert [add(archive, page), add(archive, newer, "b.html")] == ["new a1.1", "changed a1.2"]
    for _ in range(2):
        assert [add(archive, page), add(archive, newer, "b.html")] == ["same a1.1", "same a1.2"]


def test_a_soft_date_does_not_wander(archive: Archive) -> None:
    """A date that is only the file's stays what it was first; a real one counts as soon as it is known."""
    soft = replace(an_article(), dated="file")
    add(archive, soft)
    assert add(archive, replace(soft, published=NOW)) == "same a1.1"
    assert add(archive, replace(soft, published=NOW, dated="printed")) == "changed a1.2"
    assert archive.articles()[0].published == NOW


def test_what_was_known(archive: Archive) -> None:
    """Same bytes, place and maker: the article is there without being cut out again; else it is not."""
    added = archive.add(an_article(), a_file(), "folder", NOW, maker="1:x")
    assert archive.known("folder", a_file(), maker="1:x") == (added.article,)
    assert archive.known("folder", a_file(), maker="2:x") == ()
    assert archive.known("folder", a_file(raw=b"other"), maker="1:x") == ()
    assert archive.known("elsewhere", a_file(), maker="1:x") == ()


def test_window_and_order(archive: Archive) -> None:
    """Articles come by their moment, not by their wall clock; a window is half open."""
    early, late = NOW.replace(tzinfo=timezone(timedelta(hours=10))), NOW
    add(archive, replace(an_article("late"), published=late), "late.txt")
    add(archive, replace(an_article("early", OTHER), published=early), "early.txt")
    assert [a.id for a in archive.articles()] == ["early", "late"]
    assert [a.id for a in archive.articles(Window(start=early, end=late))] == ["early"]
    assert [a.id for a in archive.articles(Window(start=late, end=late + timedelta(seconds=1)))] == ["late"]
    assert [a.id for a in archive.articles(ids={"late", "gone"})] == ["late"]
    assert archive.articles(ids=()) == ()


def test_as_it_was(archive: Archive) -> None:
    """With `seen_by` the archive is as it was at that moment."""
    archive.add(an_article(), a_file(), "folder", NOW)
    archive.add(an_article("a1", TEXT + "\n\nMore."), a_file(), "folder", NOW + timedelta(hours=2))
    assert archive.articles(seen_by=NOW + timedelta(hours=1)) == (an_article(),)
    assert archive.articles(seen_by=NOW - timedelta(hours=1)) == ()
    assert archive.articles()[0].version == 2


def test_half_a_character(archive: Archive) -> None:
    """An article with half a character in it is one source's error, and nothing of it is kept."""
    for broken in (replace(an_article(), title="Quay \ud83d opens"), an_article(text="Quay\udc00")):
        with pytest.raises(SourceError, match=r"quay\.txt: holds halves of characters"):
            archive.add(broken, a_file(), "folder", NOW)
    assert archive.articles() == ()


def test_what_is_not_there(archive: Archive) -> None:
    """An id or version that the archive does not hold is None."""
    assert archive.article("gone") is None
    assert archive.extraction("gone", 3) is None
    assert archive.original("gone") is None


def a_reading(article: Article) -> Reading:
    excerpt = Excerpt.of(article, 0, 8)
    return Reading(
        article=article,
        sentences=(Sentence(excerpt=excerpt, index=0, paragraph=0),),
        quotes=(Quote(excerpt=excerpt, role=(excerpt,), confidence=0.3),),
    )


def test_readings_are_kept(archive: Archive) -> None:
    """A reading comes back equal, for its version and its maker only."""
    article = archive.add(an_article(), a_file(), "folder", NOW).article
    with archive.readings("1") as cache:
        assert cache.get("a1", 1) is None
        cache.put(a_reading(article))
    with archive.readings("1") as cache:
        assert cache.get("a1", 1) == a_reading(article)
        assert cache.get("a1", 2) is None
    with archive.readings("2") as cache:
        assert cache.get("a1", 1) is None


def test_readings_of_older_nouns(archive: Archive) -> None:
    """A kept reading that no longer fits the nouns is none: it is made again."""
    with archive.readings("1") as cache:
        cache.put(a_reading(an_article()))
    archive._db.execute("UPDATE readings SET reading = x'789c'")
    with archive.readings("1") as cache:
        assert cache.get("a1", 1) is None


def test_fingerprint() -> None:
    """A fingerprint tells every field but id, version and the outlet’s section."""
    article = an_article()
    assert fingerprint(replace(article, id="x", version=9, section="News")) == fingerprint(article)
    assert fingerprint(replace(article, partial=True)) != fingerprint(article)


@given(st.text())
def test_any_address_has_a_key(url: str) -> None:
    """No address, however broken, raises; and its key is stable."""
    assert url_key(url) == url_key(url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://harbor.example/a?utm_source=x", "https://harbor.example/a", True),
        ("https://harbor.example/a?id=1", "https://harbor.example/a?id=2", False),
        ("https://harbor.example/A", "https://harbor.example/a", False),
        ("https://HARBOR.example", "http://www.harbor.example:80/", True),
        ("https://harbor.example:8443/a", "https://harbor.example/a", False),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    """Addresses are one where they can only mean one page."""
    assert (url_key(one) == url_key(other)) is same


def test_states_of_an_article() -> None:
    """A summary with its title, or a text that was corrected, is a state; another story is not."""
    assert alike(an_article(), replace(an_article(), text="In short."))
    assert alike(an_article(), replace(an_article(), title="", text=TEXT.replace("nine", "ten")))
    assert not alike(an_article(), an_article("b", OTHER))
