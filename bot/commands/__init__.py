"""The commands of `talentmoves`, one file for what belongs together; `app` lists them."""
