"""MiniLM with our multilingual vocabulary in the place of its English one (WECHSEL: Minixhofer, Paischer and Rekabsaz 2022, NAACL).

A token's input row is MiniLM's own where its vocabulary has the token, else the weighted mean of the rows of the ten English
words that lie nearest in the space of the static embedder.
"""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from index.embedding.static import StaticEmbedder

SPECIAL = 2
"""[CLS] and [SEP] stand behind the tokens of the static embedder's vocabulary."""

_NEIGHBOURS, _TEMPERATURE = 10, 0.1
_SHORTEST_WORD = 3
_BATCH = 2_000


def transplanted(minilm: Path, static: StaticEmbedder) -> BertModel:
    """A BERT of the layers in the folder `minilm` for the static embedder's token ids."""
    source = BertModel.from_pretrained(minilm, add_pooling_layer=False)
    config = BertConfig.from_pretrained(minilm)
    config.vocab_size = static.rows.shape[0] + SPECIAL
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    model = BertModel(config, add_pooling_layer=False)
    weights = source.state_dict()
    rows = weights["embeddings.word_embeddings.weight"]
    english = Tokenizer.from_file(str(minilm / "tokenizer.json")).get_vocab()
    weights["embeddings.word_embeddings.weight"] = _rows(rows, english, static)
    model.load_state_dict(weights)
    return model


def _rows(source: torch.Tensor, english: dict[str, int], static: StaticEmbedder) -> torch.Tensor:
    vocabulary = static.tokenizer.get_vocab()
    own = {
        place: english[name] for token, place in vocabulary.items() if (name := _english(token, english)) is not None
    }
    rows = torch.zeros(len(vocabulary) + SPECIAL, source.shape[1])
    rows[list(own)] = source[list(own.values())]
    words = [place for token, place in vocabulary.items() if place in own and _is_word(token)]
    of_words = source[[own[place] for place in words]]
    space = torch.nn.functional.normalize(torch.from_numpy(static.rows.astype("float32")), dim=1)
    foreign = torch.tensor(sorted(set(vocabulary.values()) - set(own)))
    for batch in foreign.split(_BATCH):
        near, places = (space[batch] @ space[words].T).topk(_NEIGHBOURS, dim=1)
        shares = torch.softmax(near / _TEMPERATURE, dim=1)
        rows[batch] = (shares[:, :, None] * of_words[places]).sum(dim=1)
    for place, name in ((0, "[PAD]"), (1, "[UNK]"), (len(vocabulary), "[CLS]"), (len(vocabulary) + 1, "[SEP]")):
        rows[place] = source[english[name]]
    return rows


def _english(token: str, english: dict[str, int]) -> str | None:
    """What MiniLM calls our token: ours mark the beginnings of words, MiniLM's all other pieces."""
    spellings = [token[1:]] if token.startswith("▁") and len(token) > 1 else [f"##{token}"]
    return next((name for name in [*spellings, token] if name in english), None)


def _is_word(token: str) -> bool:
    return token.startswith("▁") and len(token) > _SHORTEST_WORD and token[1:].isalpha()
