from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.sources import canonical, unwrapped
from digest.sources.links import absolute


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "HTTPS://Harbor.Example:443/Pier?utm_source=x&id=7&fbclid=1#top",
            "https://harbor.example/Pier?id=7",
        ),
        ("http://harbor.example", "http://harbor.example/"),
        ("http://harbor.example:8080/a?b=2&a=1", "http://harbor.example:8080/a?b=2&a=1"),
        ("https://harbor.example/a?source=rss", "https://harbor.example/a"),
        ("https://harbor.example/a?source=navy", "https://harbor.example/a?source=navy"),
        (
            "https://harbor.example/view?mod=news&no=7&ceid=KR:ko",
            "https://harbor.example/view?mod=news&no=7&ceid=KR:ko",
        ),
        ("https://harbor.example/#!/a", "https://harbor.example/#!/a"),
        ("https://harbor.example/사설?p=1", "https://harbor.example/%EC%82%AC%EC%84%A4?p=1"),
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("http://[broken/a", "http://[broken/a"),
        ("mailto:desk@harbor.example", "mailto:desk@harbor.example"),
    ],
)
def test_an_address_loses_only_what_tells_no_pages_apart(address: str, told: str) -> None:
    """Tracking, fragment, default port; never a parameter that may name the page."""
    assert canonical(address) == told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "https://www.google.com/url?q=https://harbor.example/a%3Fid%3D7&sa=D",
            "https://harbor.example/a?id=7",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fharbor.example%2Fa&h=x", "https://harbor.example/a"),
        (
            "https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fclick.wharf.example%2Ft%3Fu%3Dhttps%253A"
            "%252F%252Fharbor.example%252Fa&data=1",
            "https://harbor.example/a",
        ),
        ("https://urldefense.com/v3/__https://harbor.example/a__;!!x!y$", "https://harbor.example/a"),
        (
            "https://click.wharf.example/CL0/https:%2F%2Fharbor.example%2Fa/1/0100/x=",
            "https://harbor.example/a",
        ),
        (
            "https://link.wharf.example/click/9.8/aHR0cHM6Ly9oYXJib3IuZXhhbXBsZS9h/5f",
            "https://harbor.example/a",
        ),
        (
            "https://wharf.example/redirect/2/eyJlIjoiaHR0cHM6Ly9oYXJib3IuZXhhbXBsZS9hIn0.c2ln?r=1",
            "https://harbor.example/a",
        ),
        (
            "https://harbor.example/share?u=https://wharf.example/",
            "https://harbor.example/share?u=https://wharf.example/",
        ),
        (
            "https://wharf.list-manage.example/track/click?u=ab&id=3",
            "https://wharf.list-manage.example/track/click?u=ab&id=3",
        ),
    ],
)
def test_a_wrapper_gives_the_address_that_it_holds(address: str, told: str) -> None:
    """Through all wrappers; what holds none stays as it is."""
    assert unwrapped(address) == told


def test_a_wrapper_of_nonsense() -> None:
    """What a wrapper holds must be an address itself; else the wrapper's own stands."""
    wrapper = "https://news.example/redirect?url=https%3A%2F%2F%5Bnowhere%2Fa"
    assert unwrapped(wrapper) == wrapper


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("/b", "https://harbor.example/b"),
        ("b?x=1", "https://harbor.example/a/b?x=1"),
        ("//wharf.example/b", "https://wharf.example/b"),
        (" https://wharf.example/\nb ", "https://wharf.example/b"),
        ("javascript:alert(1)", None),
        ("file:///etc/hostname", None),
        ("http://", None),
        ("https://[x", None),
        ("", None),
        ("/" * 5000, None),
    ],
)
def test_only_addresses_of_the_web_are_absolute(reference: str, told: str | None) -> None:
    """http and https with a host; nothing else is ever asked for."""
    assert absolute(reference, "https://harbor.example/a/") == told


@given(
    st.one_of(
        st.text(max_size=60), st.text("abc/?&=%#:.@[]utm_", max_size=60).map("https://a.example/".__add__)
    )
)
def test_canonical_is_its_own_canonical(address: str) -> None:
    """Cleaning twice is cleaning once, and nothing is raised."""
    assert canonical(canonical(address)) == canonical(address)
    unwrapped(address)
    absolute(address, "https://a.example/")
