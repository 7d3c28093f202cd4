"""What `add` tells of an article that it has understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from bot.escaping import visible
from bot.texts import Texts, counted, language_name, listed, written_date

if TYPE_CHECKING:
    from index import Added


def print_added(console: Console, added: Added, texts: Texts) -> None:
    """Title, and below it what was understood: outlet, authors, date, language, length."""
    article = added.article
    told = texts.added if added.is_new else texts.added_before
    facts = [
        article.publisher or "",
        listed(added.authors, texts) if added.authors else "",
        written_date(article.published, texts) if article.published else "",
        language_name(article.language, texts),
        counted(added.words, texts.words, texts),
    ]
    lines = [
        Text(_one_line(told.format(title=article.title)), style="bold"),
        Text(f"  {_one_line(' · '.join(fact for fact in facts if fact))}"),
    ]
    console.print(Text("\n").join(lines), soft_wrap=True)


def addition(added: Added) -> dict[str, Any]:
    """The same for programs; `id` is what `ask --json` calls the article."""
    article = added.article
    return {
        "source": added.source,
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "authors": added.authors,
        "url": article.url,
        "published": article.published,
        "language": article.language,
        "words": added.words,
        "new": added.is_new,
    }


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")
