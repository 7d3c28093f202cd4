"""Looking around in an index without a question."""

from index.browsing.browser import Browser

__all__ = ["Browser"]
