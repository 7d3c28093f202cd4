"""What is kept on disk: generations, their manifests, the atomic switch, what readers hold."""

from index.library.catalogue import Catalogue
from index.library.engine import Reader, Shown
from index.library.generation import Generation, is_held
from index.library.manifest import FORMAT, Manifest, record_files
from index.library.nametable import NameTable
from index.library.pointer import GENERATIONS, LIVE, live_generation, switch_to, unharmed
from index.library.reader import LibraryReader
from index.library.removed import RemovedArticle, removed_articles
from index.library.shelf import UNFINISHED, generations, lineage, next_name, prune, remove_unfinished
from index.library.status import LibraryStatus, read_status
from index.library.storybook import Storybook

__all__ = [
    "FORMAT",
    "GENERATIONS",
    "LIVE",
    "UNFINISHED",
    "Catalogue",
    "Generation",
    "LibraryReader",
    "LibraryStatus",
    "Manifest",
    "NameTable",
    "Reader",
    "RemovedArticle",
    "Shown",
    "Storybook",
    "generations",
    "is_held",
    "lineage",
    "live_generation",
    "next_name",
    "prune",
    "read_status",
    "record_files",
    "remove_unfinished",
    "removed_articles",
    "switch_to",
    "unharmed",
]
