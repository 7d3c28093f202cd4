"""Looking around in an index: by hand, and where a question asks to."""

from index.browsing.browser import Browser
from index.browsing.wishes import Request, asks_for_news, may_browse, request_of

__all__ = ["Browser", "Request", "asks_for_news", "may_browse", "request_of"]
