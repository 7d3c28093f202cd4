"""`python -m index.training WORKSHOP`: MiniLM and the data in, the contextual embedder's ONNX files out.

Each course leaves its weights in the folder WORKSHOP; one that is there already is gone on from, so that a run that was
cut off loses little. Runs on a GPU where there is one.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer
from transformers import BertModel

from index.embedding.contextual import GRAPH, WEIGHTS
from index.embedding.static import StaticEmbedder
from index.training.bundles import load_bundles
from index.training.examples import Examples
from index.training.export import export
from index.training.learning import FIRST, SECOND, learn
from index.training.lessons import Course
from index.training.network import TokenNetwork
from index.training.pairs import Pairs
from index.training.transplant import transplanted

_SEED = 5


def main(
    workshop: Annotated[Path, typer.Argument(help="Folder in which the courses leave their weights.")],
    minilm: Annotated[Path, typer.Option(help="Folder of all-MiniLM-L6-v2.")],
    pairs: Annotated[Path, typer.Option(help="Folder of translation pairs, as `../shared/training`.")],
    first_minutes: Annotated[float, typer.Option(help="How long translations are taught.")] = 45,
    second_minutes: Annotated[float, typer.Option(help="How long everything is taught.")] = 90,
) -> None:
    """Remake the weights of the contextual embedder."""
    torch.manual_seed(_SEED)
    draw = random.Random(_SEED)  # noqa: S311  # no secret
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    workshop.mkdir(parents=True, exist_ok=True)
    static = StaticEmbedder.from_folder()
    network = TokenNetwork(transplanted(minilm, static), static).to(device)
    teacher = BertModel.from_pretrained(minilm, add_pooling_layer=False).eval()
    teacher.to(device)
    theirs = Tokenizer.from_file(str(minilm / "tokenizer.json"))
    examples = Examples(load_bundles(), _SEED)
    course = Course(network, teacher, static.tokenizer, theirs, Pairs.read(pairs, draw), examples, draw)
    for name, timetable, minutes in (("first", FIRST, first_minutes), ("second", SECOND, second_minutes)):
        _attend(course, workshop / f"{name}.pt", timetable, minutes * 60)
    export(network, workshop)
    typer.echo(f"{GRAPH} and {WEIGHTS} in {workshop} belong in index/embedding/contextual; then run `make fit`")


def _attend(course: Course, weights: Path, timetable: tuple[str, ...], seconds: float) -> None:
    network = course.network
    done = weights.with_suffix(".done")
    if weights.exists():
        network.load_state_dict(torch.load(weights, map_location=network.project.weight.device))
    if done.exists():
        return

    def save(said: str) -> None:
        torch.save(network.state_dict(), weights)
        typer.echo(said)

    learn(network, course.lessons(), timetable, seconds, save)
    save(f"{weights.stem} course done")
    done.touch()


if __name__ == "__main__":
    typer.run(main)
