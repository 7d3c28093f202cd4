"""One file each: how it puts passages on disk, and how it finds them again."""
