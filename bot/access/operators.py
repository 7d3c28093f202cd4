"""Who the operator is: who owns the Discord application, who is in its team, and whom BOT_OPERATORS names."""

from __future__ import annotations

import discord


def operators_of(application: discord.AppInfo | None, named: frozenset[int]) -> frozenset[int]:
    """User ids. Of a team count those who accepted the invitation and may do more than read."""
    if application is None:
        return named
    if application.team is None:
        return named | {application.owner.id}
    return named | {member.id for member in application.team.members if _may_operate(member)}


def _may_operate(member: discord.TeamMember) -> bool:
    accepted = member.membership_state is discord.TeamMembershipState.accepted
    return accepted and member.role is not discord.TeamMemberRole.read_only
