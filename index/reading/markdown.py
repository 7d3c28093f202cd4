"""Markdown files, with front matter or without -> Article."""

from __future__ import annotations

import datetime
import re
from typing import Literal

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from index.datatypes import Article, Source, Status
from index.errors import ReadingError
from index.languages import language_of_text
from index.reading.lines import lines_of
from index.reading.page import article_from_page, article_id

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


class Reporting(BaseModel):
    """One outlet on whose reporting an article rests."""

    model_config = ConfigDict(extra="forbid")
    outlet: str = Field(min_length=1)
    url: HttpUrl | None = None
    date: datetime.date | None = None


class FrontMatter(BaseModel):
    """What stands above a Markdown article; everything but the title may be left out, and `date` is what many
    call `published`."""

    title: str = Field(min_length=1)
    publisher: str | None = None
    url: HttpUrl | None = None
    language: Literal["de", "fr", "en", "es", "it", "pt"] | None = None
    published: datetime.date | None = Field(default=None, validation_alias=AliasChoices("published", "date"))
    authors: list[str] = []
    reported_by: list[Reporting] = []
    people: list[str] = []
    organisations: list[str] = []
    status: Status | None = None


def article_from_markdown(path: str, text: str) -> Article:
    """Raises `ReadingError` where the front matter is not valid or nothing stands below it."""
    matter, body = front_matter_of(text)
    plain = plain_text(body)
    if not plain.strip():
        raise ReadingError("no text below the front matter" if matter else "the file holds no text")
    if matter is None:
        return article_from_page(path, lines_of(plain))
    return Article(
        id=article_id(path),
        path=path,
        title=matter.title,
        text=plain,
        language=matter.language or language_of_text(plain),
        url=str(matter.url) if matter.url else None,
        publisher=matter.publisher,
        published=matter.published,
        reported_by=tuple(
            Source(one.outlet, str(one.url) if one.url else None, one.date) for one in matter.reported_by
        ),
        people=tuple(matter.people),
        organisations=tuple(matter.organisations),
        status=matter.status,
    )


def front_matter_of(text: str) -> tuple[FrontMatter | None, str]:
    """The front matter, `None` where there is none, and the text below it."""
    match = _FRONT_MATTER.match(text.lstrip("\ufeff"))
    if not match:
        return None, text
    try:
        return FrontMatter.model_validate(yaml.safe_load(match[1]) or {}), text[match.end() :]
    except ValidationError as error:
        first = error.errors()[0]
        raise ReadingError(f"front matter, {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # PyYAML raises ValueError on the 30th of February
        raise ReadingError(f"the front matter is not YAML: {' '.join(str(error).split())[:120]}") from error


def plain_text(body: str) -> str:
    """Paragraphs, headings and items of a Markdown text without their markup, a blank line between."""
    blocks = (
        _inline_text(token) for token in MarkdownIt().parse(body) if token.type in ("inline", "code_block", "fence")
    )
    return "\n\n".join(block for block in blocks if block)


def _inline_text(token: Token) -> str:
    if token.children is None:
        return token.content.strip()
    kept = {"text": None, "code_inline": None, "softbreak": " ", "hardbreak": "\n"}
    pieces = (kept[child.type] or child.content for child in token.children if child.type in kept)
    return "".join(pieces).strip()
