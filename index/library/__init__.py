"""What is kept on disk: generations, their manifests, the atomic switch, what readers hold."""

from index.library.catalogue import Catalogue, content_digest
from index.library.generation import Generation, is_held
from index.library.manifest import FORMAT, Manifest, record_files
from index.library.pointer import GENERATIONS, LIVE, live_generation, switch_to
from index.library.reader import LibraryReader
from index.library.status import LibraryStatus, read_status

__all__ = [
    "FORMAT",
    "GENERATIONS",
    "LIVE",
    "Catalogue",
    "Generation",
    "LibraryReader",
    "LibraryStatus",
    "Manifest",
    "content_digest",
    "is_held",
    "live_generation",
    "read_status",
    "record_files",
    "switch_to",
]
