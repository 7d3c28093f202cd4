"""Trained weights -> the ONNX file that ships: eight bits a weight, read by ONNX Runtime without torch."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from index.reranking.pairing import Pair
from index.training.network import Batch, SentenceReader

INPUTS = ("tokens", "mask", "kinds", "question", "sentences")
_VARYING = {0: "pairs", 1: "length"}
_OPSET = 17


def export(reader: SentenceReader, file: Path) -> None:
    """Write `reader` to `file`, its weights rounded to eight bits."""
    reader.eval()
    example = Batch.of([Pair([5, 6], [7], [[8, 9], [10]]), Pair([5], [], [[8]])])
    axes = dict.fromkeys(INPUTS, _VARYING) | {"sentences": {0: "pairs", 1: "count", 2: "length"}}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        # the exporter that is to replace this one asks for another library and gives the same graph
        warnings.simplefilter("ignore")
        exact = Path(folder, "exact.onnx")
        torch.onnx.export(
            reader,
            example.inputs,
            str(exact),
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={**axes, "logits": {0: "pairs", 1: "count"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            exact, file, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
        )
