"""The words the bot says, as one value a language.

Placeholders are named in braces; a test holds that every language has the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """Words for a number of things; `{n}` is the number as the language writes it."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Every word the bot says in one language, an ISO 639-1 code."""

    language: str

    # Asking
    how_to_ask: str
    how_to_ask_here: str
    empty: str
    too_long: str
    off_topic: str
    empty_index: str
    nothing_relevant: str
    not_covered: str
    covers: str
    covers_undated: str
    closest: str
    articles: Counted
    kept_to_about: str
    kept_to_since: str
    unclear_date: str
    this_week: str
    this_month: str
    failed: str
    outdated_command: str
    understood: str
    fresh_start: str
    how_to_leave: str

    # Quoting
    unsure: str
    perhaps: str
    after: str
    rumoured: str
    denied: str
    reversed: str
    newer: str
    reversed_since: str
    differs: str
    differs_in_article: str
    also: str
    others: Counted
    other_passages: str
    passage_gone: str

    # Looking around
    more_of_article: str
    page: str
    article_gone: str
    latest: str
    latest_about: str
    more_about: str
    sources_outlets: str
    sources_languages: str
    sources_more: Counted
    sources_months: str

    # Helping
    help: str
    help_examples: str
    example_left: str
    example_joined: str
    example_went: str
    privacy: str

    # Voting and reporting
    not_remembered: str
    vote_up_thanks: str
    vote_down_thanks: str
    vote_why: str
    vote_why_title: str
    vote_why_label: str
    vote_why_thanks: str
    report_title: str
    report_statement: str
    report_reason: str
    report_thanks: str
    feedback_title: str
    feedback_words: str
    feedback_thanks: str

    # What the operator reads of it
    gaps_none: str
    gaps_votes: str
    gaps_questions: str
    gaps_unanswered: str
    gaps_reports: str
    gaps_feedback: str
    gaps_more: Counted
    gaps_settle: str
    summary_remarks: Counted
    source_add: str
    source_title: str
    source_label: str
    source_no_address: str
    source_forbidden: str
    source_unreachable: str
    source_unreadable: str
    source_no_feed: str

    # Manners
    wait_user: str
    wait_channel: str
    elsewhere: str

    # Setting up a server
    settings_intro: str
    settings_administrators_only: str
    settings_servers_only: str
    settings_channels: str
    settings_any_language: str
    settings_language: str
    settings_extract: str
    settings_whole: str
    settings_short: str
    settings_stay: str
    settings_threads: str

    # Rebuilding
    operators_only: str
    rebuild_started: str
    rebuild_comparing: str
    rebuild_reading: str
    rebuild_indexing: str
    rebuild_pace: str
    rebuild_already: str
    rebuild_elsewhere: str
    rebuild_finished: str
    rebuild_unchanged: str
    rebuild_changes: str
    rebuild_skipped: Counted
    rebuild_skipped_more: Counted
    nothing_removed: str
    article_removed: str
    article_restored: str
    rolled_back: str
    migrated: str
    """`rows` says how many of the entries that the bot remembers are new in the database."""
    rebuild_nothing_readable: str
    rebuild_implausible: str
    rebuild_no_embedder: str
    rebuild_no_storage: str
    rebuild_no_database: str
    rebuild_died: str
    rebuild_failed: str
    passages: Counted
    seconds: Counted

    # Adding articles
    added: str
    added_before: str
    added_removable: str
    words: Counted

    # Newsfeeds
    feed_followed: str
    feed_followed_before: str
    feed_removed: str
    feed_not_followed: str
    feeds_none: str
    feed_brought: str
    feed_failed: str
    feed_failures: Counted
    feed_dead: str
    feed_checked: str

    # Status
    status_generation: str
    status_embedder: str
    status_verified: str
    status_latency: str
    status_uptime: str
    status_healthy: str
    status_unhealthy: str

    # What Discord lists beside the commands, at most 100 characters each
    ask_description: str
    ask_question: str
    ask_about: str
    ask_since: str
    ask_language: str
    ask_private: str
    article_description: str
    article_title: str
    latest_description: str
    sources_description: str
    help_description: str
    privacy_description: str
    ask_about_this: str
    add_description: str
    remove_description: str
    feeds_description: str
    feeds_add_description: str
    feeds_remove_description: str
    rebuild_description: str
    status_description: str
    settings_description: str
    report_description: str
    feedback_description: str
    gaps_description: str
