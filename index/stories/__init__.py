"""Which articles tell the same event, what they disagree on, and which one came later."""

from index.stories.finder import Contradiction, StoryFinder, Subject
from index.stories.follow_ups import Later, follow_up
from index.stories.grouping import Story
from index.stories.profiles import surname

__all__ = ["Contradiction", "Later", "Story", "StoryFinder", "Subject", "follow_up", "surname"]
