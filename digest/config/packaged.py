"""Where the files lie that come with Digest: the commented config, lists of topics and feeds, the sample week."""

from __future__ import annotations

from pathlib import Path


def config_folder() -> Path:
    """The folder `config/`, in a wheel as in a checkout."""
    package = Path(__file__).parents[1]
    packed = package / "_data" / "config"
    return packed if packed.is_dir() else package.parent / "config"
