"""Who may operate the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import discord

from bot.access.operators import operators_of

ACCEPTED, INVITED = discord.TeamMembershipState.accepted, discord.TeamMembershipState.invited
ROLE = discord.TeamMemberRole


@dataclass
class Person:
    id: int
    membership_state: discord.TeamMembershipState = ACCEPTED
    role: discord.TeamMemberRole = ROLE.admin


@dataclass
class Team:
    members: list[Person]


@dataclass
class Application:
    owner: Person
    team: Team | None = None


def operators(application: Application | None, *named: int) -> frozenset[int]:
    return operators_of(cast(discord.AppInfo | None, application), frozenset(named))


def test_the_owner_and_whom_the_settings_name_operate() -> None:
    assert operators(Application(Person(1)), 2, 3) == {1, 2, 3}


def test_of_a_team_those_operate_who_accepted_and_may_do_more_than_read() -> None:
    team = Team([Person(1), Person(2, INVITED), Person(3, role=ROLE.read_only), Person(4, role=ROLE.developer)])

    assert operators(Application(Person(99), team)) == {1, 4}


def test_without_an_application_only_the_settings_count() -> None:
    assert operators(None, 2) == {2}
