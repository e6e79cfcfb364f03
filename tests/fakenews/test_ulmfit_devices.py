"""Where ULMFiT computes, what it does when memory is full, and what its progress bar says."""

from __future__ import annotations

import numpy as np
import pytest
from ulmfit_helpers import texts_and_classes

from pandas_semtype.errors import ArgumentError
from pandas_semtype.fakenews.encoder import TextTask
from pandas_semtype.fakenews.ulmfit.encoder import UlmfitEncoder

pytestmark = pytest.mark.torch
TEXTS, Y = texts_and_classes()
TINY = {
    "source": None, "directions": "forward", "embedding": 8, "hidden": 16, "layers": 1,
    "batch": 16, "window": 12, "min_count": 1, "lm_epochs": 2,
}  # fmt: skip


def fit(progress=None, **options):
    encoder = UlmfitEncoder(**{**TINY, **options})
    task = TextTask(TEXTS, np.asarray(Y), 2, np.ones(len(TEXTS)), progress=progress)
    encoder.fit(task)
    return encoder


@pytest.fixture
def devices():
    pytest.importorskip("fastai")
    from pandas_semtype.fakenews.ulmfit import devices

    return devices


def test_the_processor_by_its_name_gives_the_same(devices):
    pytest.importorskip("torch")
    if devices.device_for().type != "cpu":
        pytest.skip("there is a graphics card, which computes in another order")
    expected = fit().predict_proba(TEXTS[:4])
    named = fit(device="cpu")
    assert "device='cpu'" in repr(named)
    assert named.predict_proba(TEXTS[:4]).tolist() == expected.tolist()
    config, files = named.to_checkpoint()
    assert UlmfitEncoder.from_checkpoint(config, files).device is None


@pytest.mark.parametrize("device", ["nowhere", "cuda:99"])
def test_a_device_that_is_not_there_is_refused(devices, device):
    with pytest.raises(ArgumentError, match="a device that PyTorch sees here"):
        fit(device=device)


@pytest.mark.parametrize("device", [0, "", ["cpu"]])
def test_what_is_no_name_of_a_device_is_refused(device):
    with pytest.raises(ArgumentError, match="name of a device"):
        UlmfitEncoder(device=device)


def test_a_card_that_fails_leaves_the_work_to_the_processor(devices, monkeypatch):
    import torch

    monkeypatch.setattr(devices, "device_for", lambda wanted=None: torch.device("cuda", 0))
    asked = []

    def work(device):
        asked.append(device.type)
        if device.type == "cuda":
            raise RuntimeError("CUDA error: an illegal memory access was encountered")
        return "done"

    with pytest.warns(UserWarning, match="graphics card gave up"):
        assert devices.on_device(None, work) == "done"
    assert asked == ["cuda", "cpu"]
    with pytest.raises(RuntimeError, match="illegal"):
        devices.on_device("cuda:0", work)  # it was asked for by name


def test_batches_are_halved_while_memory_is_full(devices):
    import torch

    tried = []

    def work(batch):
        tried.append(batch)
        if batch > 10:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory.")
        return batch

    assert devices.with_smaller_batches(64, work) == 8
    assert tried == [64, 32, 16, 8]
    with pytest.raises(torch.cuda.OutOfMemoryError):
        devices.with_smaller_batches(16, lambda batch: work(1000))
    with pytest.raises(RuntimeError, match="something else"):
        devices.with_smaller_batches(64, lambda batch: (_ for _ in ()).throw(
            RuntimeError("something else")))  # fmt: skip


def test_a_fit_goes_on_with_smaller_batches(devices, monkeypatch):
    from pandas_semtype.fakenews.ulmfit import direction

    sizes = []
    run = direction._FineTuning.run

    def full(self):
        sizes.append(self.recipe.batch)
        if self.recipe.batch > 8:
            raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate")
        return run(self)

    monkeypatch.setattr(direction._FineTuning, "run", full)
    found = fit()
    assert sizes == [16, 8]
    assert found.recipe.batch == 16  # what the user asked for
    assert fit(batch=8).predict_proba(TEXTS[:3]).tolist() == found.predict_proba(TEXTS[:3]).tolist()


def test_the_bar_names_stage_and_epoch(devices, capsys):
    fit(progress=True)
    said = capsys.readouterr().err
    for part in (
        "forward: language model, epoch 1 of 2", "forward: language model, epoch 2 of 2",
        "forward: classifier, epoch 1 of 4", "forward: classifier, epoch 4 of 4", "100%", "left",
    ):  # fmt: skip
        assert part in said
