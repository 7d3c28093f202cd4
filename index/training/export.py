"""Trained weights -> the ONNX file that ships: eight bits a weight, read by ONNX Runtime without torch."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from index.embedding.contextual import INPUTS, OUTPUTS
from index.training.network import TokenNetwork, padded

_OPSET = 17


def export(network: TokenNetwork, file: Path) -> None:
    """Write `network` to `file`, its weights rounded to eight bits."""
    network.eval()
    example = padded([[5, 6, 7], [8]], "cpu")
    axes = {name: {0: "texts", 1: "length"} for name in (*INPUTS, *OUTPUTS[:2])} | {OUTPUTS[2]: {0: "texts"}}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        # the exporter that is to replace this one asks for another library and gives the same graph
        warnings.simplefilter("ignore")
        exact = Path(folder, "exact.onnx")
        torch.onnx.export(
            network.cpu(),
            example,
            str(exact),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            exact, file, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
        )
