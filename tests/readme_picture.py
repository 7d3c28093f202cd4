"""`python -m tests.readme_picture`: draws README's picture, a real answer from `seeds/` on a terminal."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI

from bot.terminal.printing import print_answer, print_question
from index import Answerer, load_embedder, rebuild

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "answer.svg"
QUESTIONS = ("Combien de puces H100 Meta veut-il posséder ?", "who leads Perplexity?")


def main() -> None:
    """Ask, and keep what a terminal of 96 columns shows."""
    console = Console(record=True, width=96, file=StringIO(), force_terminal=True, highlight=False)
    with TemporaryDirectory() as folder:
        embedder = load_embedder()
        rebuild([ROOT / "seeds"], Path(folder), embedder)
        answerer = Answerer.open(Path(folder), embedder)
        for question in QUESTIONS:
            print_question(console, question)
            print_answer(console, answerer.answer(question), answerer.coverage(), "en")
            console.print()
        answerer.close()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(console.export_svg(title="talentmoves", theme=MONOKAI), "utf-8")


if __name__ == "__main__":
    main()
