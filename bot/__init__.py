"""The faces of talentmoves: Discord and the terminal. Thin; asks `index`, shows Answers."""
