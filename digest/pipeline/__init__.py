"""The order of the stages: collect, build, verify. Only here a source's error becomes a `Failure`."""

from __future__ import annotations

from digest.pipeline.build import Built, build_issue
from digest.pipeline.collect import read_one
from digest.pipeline.plan import BuildRequest
from digest.pipeline.publish import Verified, verify_issue

__all__ = ["BuildRequest", "Built", "Verified", "build_issue", "read_one", "verify_issue"]
