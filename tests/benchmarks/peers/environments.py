"""A virtual environment for each contender, with pinned versions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from venv import EnvBuilder

_EVERYWHERE = ("numpy==2.4.6", "tokenizers==0.23.3", "safetensors==0.8.0")

REQUIREMENTS = {
    "txtai": ("torch==2.13.0", "txtai==9.14.0"),  # torch is named so that a CPU build is taken where one is at hand
    "haystack": ("haystack-ai==3.4.0",),
    "llamaindex": ("llama-index-core==0.14.25", "llama-index-retrievers-bm25==0.8.0"),
    "langchain": ("langchain-community==0.4.2", "langchain-classic==1.0.8", "faiss-cpu==1.15.1", "rank-bm25==0.2.2"),
    "chroma": ("chromadb==1.5.9",),
}
"""Environments by name; what is not here runs in the one that is running now."""


def python_of(environment: str | None, home: Path) -> Path:
    """The interpreter of an environment below `home`, which is made where it is not there yet."""
    if environment is None:
        return Path(sys.executable)
    folder = home / environment
    python, complete = folder / "bin" / "python", folder / "complete"
    if not complete.exists():
        EnvBuilder(with_pip=True, clear=True).create(folder)
        wanted = [*REQUIREMENTS[environment], *_EVERYWHERE]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        complete.touch()
    return python
