"""`python -m index.training WORKSHOP`: MiniLM and the data in, the sentence reader's ONNX file out.

Each step leaves its weights in the folder WORKSHOP; one that is there already is gone on from, so that a run that was cut
off loses little. Runs on a GPU where there is one.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Annotated

import torch
import typer
from tokenizers import Tokenizer
from transformers import BertModel

from index.embedding.static import StaticEmbedder
from index.training.bundles import load_bundles
from index.training.examples import Examples
from index.training.export import export
from index.training.network import SentenceReader
from index.training.reading import judged, learn, split
from index.training.teaching import dictionary, teach, translations
from index.training.transplant import transplanted

_TAUGHT, _READER, _MODEL = "taught.pt", "reader.pt", "model.onnx"


def main(
    workshop: Annotated[Path, typer.Argument(help="Folder in which the steps leave their weights.")],
    minilm: Annotated[Path, typer.Option(help="Folder of all-MiniLM-L6-v2.")],
    pairs: Annotated[Path, typer.Option(help="Folder of translation pairs, as `../shared/training`.")],
    teaching_minutes: Annotated[float, typer.Option(help="How long translations are taught.")] = 25,
    reading_minutes: Annotated[float, typer.Option(help="How long reading is taught.")] = 85,
) -> None:
    """Remake the weights of the sentence reader."""
    torch.manual_seed(5)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    workshop.mkdir(parents=True, exist_ok=True)
    static = StaticEmbedder.from_folder()
    student = transplanted(minilm, static)
    student.to(torch.device(device))  # type: ignore[arg-type]
    if (workshop / _TAUGHT).exists():
        student.load_state_dict(torch.load(workshop / _TAUGHT, map_location=device))
    else:
        draw = random.Random(3)  # noqa: S311  # no secret
        teacher = BertModel.from_pretrained(minilm, add_pooling_layer=False).eval()
        teacher.to(torch.device(device))
        tokenizers = (static.tokenizer, Tokenizer.from_file(str(minilm / "tokenizer.json")))
        lessons = (translations(pairs, draw), dictionary(pairs))
        teach(student, teacher, tokenizers, lessons, teaching_minutes * 60, typer.echo)
        torch.save(student.state_dict(), workshop / _TAUGHT)
    reader = SentenceReader(student).to(device)
    if (workshop / _READER).exists():
        reader.load_state_dict(torch.load(workshop / _READER, map_location=device))
    bundles, aside = split(load_bundles())
    examples = Examples(bundles, static.tokenizer, seed=0)

    def save(said: str) -> None:
        torch.save(reader.state_dict(), workshop / _READER)
        typer.echo(said)

    learn(reader, examples, reading_minutes * 60, save)
    curve, hits = judged(reader.cpu(), aside, examples)
    typer.echo(f"bundles set aside: answered or not, area under the curve {curve:.3f}; right sentence {hits:.3f}")
    export(reader, workshop / _MODEL)
    typer.echo(f"written: {workshop / _MODEL}; use it with INDEX_RERANKER={workshop} and `talentmoves fit`")


if __name__ == "__main__":
    typer.run(main)
