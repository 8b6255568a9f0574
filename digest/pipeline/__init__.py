"""The order of the stages: collect, build, verify. Only here a source's error becomes a `Failure`."""

from __future__ import annotations

from digest.pipeline.build import Built, build_issue
from digest.pipeline.collect import address_in, read_one
from digest.pipeline.look import StoryLook, fact_of, look_at_story, utterances
from digest.pipeline.memory import mark_sent
from digest.pipeline.plan import BuildRequest
from digest.pipeline.publish import Verified, verify_issue, write_proof_sheet

__all__ = [
    "BuildRequest",
    "Built",
    "StoryLook",
    "Verified",
    "address_in",
    "build_issue",
    "fact_of",
    "look_at_story",
    "mark_sent",
    "read_one",
    "utterances",
    "verify_issue",
    "write_proof_sheet",
]
