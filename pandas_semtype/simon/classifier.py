"""The SIMOn classifier: what users load, ask, extend and save."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from ..config import get_option
from ..errors import ArgumentError
from ..presets import loaded_once
from .model import Model
from .predictor import SimonPredictor

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SimonClassifier"]


class SimonClassifier(SimonPredictor):
    """Infer the semantic types of columns with a SIMOn network.

    Make one with `load`, not by hand. A classifier is never changed: what extends or
    restricts it returns another one.

    Parameters
    ----------
    model : Model
        The network, its output layer, thresholds and files.
    report : TransferReport, optional
        Report of the extension that made the model.

    Attributes
    ----------
    model : Model
        What the methods below are built on.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import load
    >>> model = load("simon_v2")
    >>> frame = pd.DataFrame({"a": ["192.168.0.12", "10.0.0.7"]})
    >>> model.predict(frame)["a"]
    'ip_address'
    >>> model.predict_proba(frame).shape == (1, len(model.labels))
    True
    """

    def extend(
        self,
        new_class: str | Mapping[str, Any],
        examples: Any = None,
        *,
        frame: pd.DataFrame | None = None,
        implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None,
        negatives: Any = None,
        chunk: int | None = None,
        unfreeze: str = "head",
        solver: str = "convex",
        replace: bool = False,
        keep_cells: bool = False,
        random_state: Any = 0,
    ) -> Self:
        """Return a model that knows one or several more labels.

        Columns of the old labels are replayed beside the examples, so nothing is
        forgotten; what changed is in `report`.

        Parameters
        ----------
        new_class, examples
            As for ``df.semtype.extend``.
        frame : DataFrame, optional
            Where column names are looked up.
        implies, negatives, chunk, unfreeze, solver, replace, keep_cells, random_state
            As for ``df.semtype.extend``, which describes errors and warnings too.

        Returns
        -------
        SimonClassifier
            A new model; this one stays as it is.

        See Also
        --------
        pandas_semtype.extend : Extend the active model.
        """
        from .transfer.extend import ExtendOptions, extend

        options = ExtendOptions(
            frame=frame,
            implies=implies,
            negatives=negatives,
            chunk=chunk,
            unfreeze=unfreeze,
            solver=solver,
            replace=replace,
            keep_cells=keep_cells,
            random_state=random_state,
        )
        return type(self)(*extend(self.model, new_class, examples, options))

    def restrict(self, types: str | Sequence[str]) -> Self:
        """Return a model of some of the labels: a view of this one's output layer.

        Parameters
        ----------
        types : str or sequence of str
            ``"base"`` (the nine published labels), ``"extended"``, or labels.

        Raises
        ------
        ArgumentError
            If the model does not know one of them.
        """
        from .transfer.subset import restrict

        return type(self)(restrict(self.model, types))

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        labels: Mapping[Any, str | Sequence[str]] | Sequence[str | Sequence[str]],
        *,
        base: Any = None,
        implies: Mapping[str, str | Sequence[str]] | None = None,
        random_state: Any = 0,
    ) -> Self:
        """Fit an output layer with one's own labels to a labelled frame.

        Parameters
        ----------
        frame : DataFrame
            Columns to learn from.
        labels : mapping or sequence
            Label or labels of every column, by name or in their order; columns that a
            mapping leaves out are not used.
        base : str, path or SimonClassifier, optional
            Model whose lower layers are used; the shipped one by default.
        implies : mapping, optional
            Labels that one's labels imply.
        random_state : int, default 0
            The same seed and frame give the same model, bit for bit.

        Returns
        -------
        SimonClassifier
            Knows these labels and no others.

        Raises
        ------
        ExampleError
            If there are fewer than two labels, or too few cells.
        """
        from .transfer.own_labels import fit

        model = fit(_base_model(base), frame, labels, implies=implies, random_state=random_state)
        return cls(model)

    fit = from_frame

    @classmethod
    def fit_text(
        cls,
        documents: pd.Series,
        labels: Any,
        *,
        base: Any = None,
        language: str = "en",
        unfreeze: str = "head",
        epochs: int = 6,
        random_state: Any = 0,
    ) -> Self:
        """Fit a model that classifies texts: documents as columns, sentences as cells.

        Parameters
        ----------
        documents : Series
            One text per row; missing ones are left out.
        labels : sequence
            One label per text (one of several classes), or a list of labels per text
            (any number of them holds).
        base : str, path or SimonClassifier, optional
            Model whose layers are used; the shipped one by default.
        language : str, default "en"
            ISO 639 code of the texts, for the splitter.
        unfreeze : {"head", "document", "all"}, default "head"
            What is trained; ``"all"`` is what texts need, and it needs the extra
            ``train``.
        epochs : int, default 6
            Maximum number of epochs, where more than the head is trained.
        random_state : int, default 0
            Seed.

        Returns
        -------
        SimonClassifier
            For `predict_texts` and ``Series.text.classify``.

        Raises
        ------
        ExampleError
            If there are fewer than two labels.
        MissingDependencyError
            If the splitter (extra ``text``) or Keras (extra ``train``) is not installed.
        """
        from .text.classifier import fit_text

        model = fit_text(
            _base_model(base),
            documents,
            labels,
            language=language,
            unfreeze=unfreeze,
            epochs=epochs,
            random_state=random_state,
        )
        return cls(model)


def _base_model(base: Any) -> Model:
    """Return the model whose layers another one is fitted on."""
    chosen = base if base is not None else get_option("model")
    if isinstance(chosen, (str, os.PathLike)):
        chosen = loaded_once(chosen, SimonClassifier.load)
    if isinstance(chosen, SimonClassifier):
        return chosen.model
    if isinstance(chosen, Model):
        return chosen
    raise ArgumentError.of("base", type(chosen).__name__, "a preset, a directory or a classifier")
