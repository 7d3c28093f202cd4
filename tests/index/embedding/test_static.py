"""The bundled model gives sentence-transformers' vectors without torch."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.datatypes import Embedder
from index.embedding import STATIC, StaticEmbedder, load_embedder
from index.embedding.static import BUNDLED
from index.errors import EmbedderError

TEXTS = [
    "Wer wechselt zu Microsoft?",
    "Qui a rejoint l'équipe d'IA de Microsoft ?",
    "Who left OpenAI in November 2023, and why?",
    "Ada Lindqvist wechselt im April zu Heliotrop Labs. Das Unternehmen zahlt 340.000 Euro.",
    "x",
    "  Leerzeichen \n und Zeilen\t",
    "🦄 漢字 ½ ﬁ",
    "wort " * 600,
]


def test_vectors_equal_those_of_sentence_transformers(static: StaticEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(BUNDLED), device="cpu").float()

    expected = reference.encode(TEXTS, normalize_embeddings=True)

    np.testing.assert_allclose(static.embed_passages(TEXTS), expected, atol=1e-5)
    np.testing.assert_allclose(static.embed_queries(TEXTS), expected, atol=1e-5)


def test_vectors_are_unit_float32_of_the_stated_dimension(static: StaticEmbedder) -> None:
    vectors = static.embed_passages(TEXTS)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), static.dimension) == (8, 256)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_a_text_without_a_token_is_like_nothing(static: StaticEmbedder) -> None:
    vectors = static.embed_queries(["", "Microsoft"])

    assert not vectors[0].any()
    assert float(vectors[0] @ vectors[1]) == 0.0


def test_no_texts_give_no_vectors(static: StaticEmbedder) -> None:
    assert static.embed_passages([]).shape == (0, 256)


def test_translations_are_nearer_than_strangers(static: StaticEmbedder) -> None:
    german, french, other = static.embed_queries(["Gehalt", "salaire", "Fahrrad"])

    assert float(german @ french) > float(german @ other) + 0.2


def test_a_text_s_vector_is_the_weighted_mean_of_its_words(static: StaticEmbedder) -> None:
    directions, lengths = static.embed_words(["Microsoft", "salaire"])
    (text,) = static.embed_queries(["Microsoft salaire"])

    mean = (directions * lengths[:, None]).sum(axis=0)

    np.testing.assert_allclose(text, mean / np.linalg.norm(mean), atol=1e-5)


def test_common_words_have_a_token_of_their_own(static: StaticEmbedder) -> None:
    assert [static.is_word(word) for word in ("haus", "salaire", "lindqvistheliotrop")] == [True, True, False]


def test_the_bundled_model_is_an_embedder_with_a_fingerprint_of_its_weights(static: StaticEmbedder) -> None:
    loaded = load_embedder(STATIC)

    assert isinstance(loaded, Embedder)
    assert loaded.fingerprint == static.fingerprint
    assert loaded.fingerprint.startswith("static-256-")


def test_another_process_is_told_where_to_read_it(static: StaticEmbedder) -> None:
    told = pickle.dumps(static)

    assert len(told) < 4_096  # the least that a pipe takes before somebody reads it
    np.testing.assert_array_equal(pickle.loads(told).embed_passages(TEXTS), static.embed_passages(TEXTS))


def test_a_folder_without_a_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=f"no static embedding model in {tmp_path}"):
        StaticEmbedder.from_folder(tmp_path)


def test_cut_weights_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes((BUNDLED / "tokenizer.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes((BUNDLED / "model.safetensors").read_bytes()[:1_000])

    with pytest.raises(EmbedderError, match="no static embedding model in"):
        StaticEmbedder.from_folder(tmp_path)


@pytest.mark.parametrize("name", ["contextual", "static"])
def test_what_a_question_does_not_need_is_not_loaded_for_it(name: str) -> None:
    script = (
        f"import sys; from index import load_embedder; load_embedder('{name}').embed_queries(['Wer?']); "
        "print(sorted({'torch', 'sentence_transformers', 'discord', 'trafilatura', 'lingua', 'pydantic'} & set(sys.modules)))"
    )

    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert printed == "[]\n"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
@example("two  spaces,\nline; \u00a0 e\u0308 \u0308 [UNK] [PAD]")
def test_words_looked_up_one_by_one_have_the_tokens_of_the_text(static: StaticEmbedder, text: str) -> None:
    together = static.tokenizer.encode(text, add_special_tokens=False).ids

    assert static.token_ids([text])[0].tolist() == together
