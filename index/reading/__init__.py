"""Files and pages -> Articles: the article's lines without the page's furniture, title, date, publisher and language."""

from index.reading.cleaning import VERSION as CLEANER_VERSION
from index.reading.folder import Reading, read_articles, read_page
from index.reading.page import article_id
from index.reading.survey import Page, survey

__all__ = ["CLEANER_VERSION", "Page", "Reading", "article_id", "read_articles", "read_page", "survey"]
