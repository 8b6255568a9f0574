"""Reading addresses over HTTP: politely, within limits, and never from inside the own network."""

from digest.fetch.http.answer import Got
from digest.fetch.http.fetcher import Fetcher
from digest.fetch.http.options import Clock, HttpOptions

__all__ = ["Clock", "Fetcher", "Got", "HttpOptions"]
