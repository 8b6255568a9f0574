"""Articles as a source lists them."""

from __future__ import annotations

import pytest

from digest.extract.listed import canonical_address

PLACE = "https://harbor.example/news/ferry"


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://harbor.example/news/ferry-is-back", "https://harbor.example/news/ferry-is-back"),
        ("/2025/ferry", "https://harbor.example/2025/ferry"),
        ("https://harbor.example/", PLACE),
        ("https://elsewhere.example/news/ferry", PLACE),
        ("https://[harbor", PLACE),
        ("javascript:alert(1)", PLACE),
    ],
)
def test_the_address_that_a_page_gives_for_itself(told: str, address: str) -> None:
    """Its own, on its own site, and no front page; what is no address is not believed."""
    page = f'<html><head><link rel="canonical" href="{told}"></head></html>'
    assert canonical_address(page.encode(), PLACE) == address
