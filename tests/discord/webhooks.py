"""How the bot answers interactions: the callback, the original response, and follow-ups."""

from tests.discord.intake import Call, Route
from tests.discord.interaction import ALLOWED_ANSWERS, Answer, Interaction
from tests.discord.messages import Messages
from tests.discord.payloads import message_payload
from tests.discord.refusals import Refusal, RefusedError
from tests.discord.state import EPHEMERAL, Message, Payload, State

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
TRUE = ("1", "true")
ORIGINAL, FOLLOWUP = WEBHOOK + "/messages/@original", WEBHOOK + "/messages/{message_id}"


class Webhooks:
    """Handlers for the tokens of `interactions`."""

    def __init__(self, state: State, messages: Messages) -> None:
        self._state, self._messages = state, messages
        self.interactions: dict[str, Interaction] = {}

    def routes(self) -> list[Route]:
        """Method, template as in Discord's document, handler."""
        return [
            ("POST", CALLBACK, self._acknowledge),
            ("POST", WEBHOOK, self._follow_up),
            ("GET", ORIGINAL, self._get),
            ("PATCH", ORIGINAL, self._edit),
            ("DELETE", ORIGINAL, self._delete),
            ("GET", FOLLOWUP, self._get),
            ("PATCH", FOLLOWUP, self._edit),
            ("DELETE", FOLLOWUP, self._delete),
        ]

    async def _acknowledge(self, call: Call) -> Payload | None:
        interaction = self.interactions.get(call.parameters["interaction_token"])
        if interaction is None or interaction.id != call.id("interaction_id") or interaction.is_late:
            raise RefusedError(Refusal.UNKNOWN_INTERACTION)
        if interaction.acknowledged:
            raise RefusedError(Refusal.ALREADY_ACKNOWLEDGED)
        answer, data = call.body["type"], call.body.get("data") or {}
        if answer not in ALLOWED_ANSWERS[interaction.kind]:
            raise RefusedError(Refusal.INVALID_BODY)
        interaction.acknowledge(Answer(answer), is_ephemeral=bool((data.get("flags") or 0) & EPHEMERAL))
        try:
            await self._carry_out(interaction, data, call)
        except RefusedError:
            interaction.withdraw()
            raise
        return self._callback(interaction) if call.query.get("with_response") in TRUE else None

    async def _carry_out(self, interaction: Interaction, data: Payload, call: Call) -> None:
        interaction.original = interaction.source
        match interaction.answer:
            case Answer.SHOW:
                interaction.original = await self._post(interaction, data, call)
                interaction.show(interaction.original)
            case Answer.DEFER:
                flags, metadata = data.get("flags") or 0, interaction.metadata()
                interaction.original = await self._messages.think(interaction.channel, flags, metadata)
            case Answer.UPDATE if interaction.source:
                await self._change(interaction, interaction.source, call, data)
            case Answer.CHOICES:
                interaction.choices = data.get("choices") or []
            case Answer.OPEN_MODAL:
                interaction.modal = data

    def _callback(self, interaction: Interaction) -> Payload:
        described: Payload = {"id": str(interaction.id), "type": interaction.kind}
        resource: Payload = {"type": interaction.answer}
        if interaction.original:
            described["response_message_id"] = str(interaction.original.id)
            described["response_message_loading"] = not interaction.original.versions
            described["response_message_ephemeral"] = interaction.original.is_ephemeral
            resource["message"] = self._shown(interaction.original)
        return {"interaction": described, "resource": resource}

    async def _follow_up(self, call: Call) -> Payload | None:
        """A new message; while the bot is still "thinking", the first one takes that message's place."""
        interaction = self._interaction(call)
        if interaction.original and not interaction.original.versions:
            message = interaction.original
            await self._change(interaction, message, call, call.body)
        else:
            message = await self._post(interaction, call.body, call)
            interaction.followups.append(message)
            interaction.show(message)
        return self._shown(message) if call.query.get("wait") in TRUE else None

    async def _get(self, call: Call) -> Payload:
        return self._shown(self._message(call))

    async def _edit(self, call: Call) -> Payload:
        message = self._message(call)
        await self._change(self._interaction(call), message, call, call.body)
        return self._shown(message)

    async def _delete(self, call: Call) -> None:
        await self._messages.delete(self._message(call))

    async def _post(self, interaction: Interaction, body: Payload, call: Call) -> Message:
        metadata = interaction.metadata()
        return await self._messages.post(interaction.channel, self._state.bot, body, call.files, metadata)

    async def _change(self, interaction: Interaction, message: Message, call: Call, body: Payload) -> None:
        await self._messages.edit(message, body, call.files)
        interaction.show(message)

    def _interaction(self, call: Call) -> Interaction:
        interaction = self.interactions.get(call.parameters["webhook_token"])
        if interaction is not None and interaction.is_expired:
            raise RefusedError(Refusal.INVALID_TOKEN)
        if interaction is None or not interaction.acknowledged or call.id("webhook_id") != self._state.bot.id:
            raise RefusedError(Refusal.UNKNOWN_WEBHOOK)
        return interaction

    def _message(self, call: Call) -> Message:
        interaction = self._interaction(call)
        message = interaction.original
        if "message_id" in call.parameters:
            own = {known.id: known for known in (interaction.original, *interaction.followups) if known}
            message = own.get(call.id("message_id"))
        if message is None or message.is_deleted:
            raise RefusedError(Refusal.UNKNOWN_MESSAGE)
        return message

    def _shown(self, message: Message) -> Payload:
        return message_payload(message, self._state.bot)
