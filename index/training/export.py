"""Trained weights -> the ONNX files that ship: eight bits a weight, read by ONNX Runtime without torch."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic

from index.embedding.contextual import GRAPH, INPUTS, OUTPUTS, WEIGHTS
from index.training.network import TokenNetwork, padded

_OPSET = 17
_OF_EIGHT_BITS = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)
_LARGE = 1 << 10
"""Bytes of weights that are not written twice."""


def export(network: TokenNetwork, folder: Path) -> None:
    """Write `network` to `folder`, its weights rounded to eight bits, with its graph as it is read."""
    write_rounded(network, folder / WEIGHTS)
    write_optimised(folder)


def write_rounded(network: TokenNetwork, file: Path) -> None:
    """Write `network` as one ONNX file, its weights rounded to eight bits."""
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


def write_optimised(folder: Path) -> None:
    """Write beside a model its graph as ONNX Runtime would rearrange it at every start.

    The graph points to the eight-bit weights where they lie in the model, so they are there once, and mapped. The numbers
    that come out stay the same, bit by bit.
    """
    model, graph = folder / WEIGHTS, folder / GRAPH
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED  # beyond it, for this machine alone
    options.optimized_model_filepath = str(graph)
    InferenceSession(model, options, providers=["CPUExecutionProvider"])
    optimised, held = onnx.load(graph), model.read_bytes()
    for weights in optimised.graph.initializer:
        is_large = weights.data_type in _OF_EIGHT_BITS and len(weights.raw_data) >= _LARGE
        if is_large and (place := held.find(weights.raw_data)) >= 0:
            set_external_data(weights, WEIGHTS, place, len(weights.raw_data))
            weights.ClearField("raw_data")
    onnx.save(optimised, graph)
