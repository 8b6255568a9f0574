"""Digest: a week of articles in, a weekly briefing out, in words that were really printed."""

__version__ = "0.1.0"
