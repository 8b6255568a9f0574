"""Quotations: the words between the marks, and who said them."""

from __future__ import annotations

from digest.quotes.finding import find_quotes

__all__ = ["find_quotes"]
