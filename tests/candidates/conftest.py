"""The articles of the facts' tests serve here too."""

from __future__ import annotations

from tests.facts.conftest import write

__all__ = ["write"]
