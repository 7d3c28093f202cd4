"""The tests of talentmoves: a package that mirrors `bot/` and `index/`."""
