"""The SIMOn network: cell encoder, document encoder and head, for any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ..features.statistics import STATISTICS

if TYPE_CHECKING:
    import keras

    from .head import Head

__all__ = ["PUBLISHED", "Architecture", "build_cell_encoder", "build_network", "with_head"]


@dataclass(frozen=True)
class Architecture:
    """Sizes of a network of the SIMOn family.

    The defaults have the layout of the shipped model, with narrower layers; `PUBLISHED` has
    the sizes of the original.

    Parameters
    ----------
    alphabet : str
        Name of the alphabet.
    head, tail : int
        Characters kept from the start and the end of a cell.
    characters : int
        Filters of the first, width-1 convolution.
    first_pool : int
        Max-pooling behind the first convolution; 1 for none.
    convolutions : tuple of (filters, kernel size, pool)
        The further convolutions; together they must leave one position.
    cell_units, document_units : int
        Units of each direction of the LSTM inside a cell and over the cells.
    dense : int
        Units of the layer before the output: the features that transfer uses.
    statistics, votes : bool
        Feed column statistics, and the mean of the votes of single cells, to `dense`.
    hard_gates : bool
        LSTM gates of Keras 2.
    dropout : tuple of float
        Behind the convolutions, the LSTMs and the dense layer.
    lstm_dropout : float
        On the inputs of the LSTMs.
    """

    alphabet: str = "universal"
    head: int = 12
    tail: int = 20
    characters: int = 32
    first_pool: int = 1
    convolutions: tuple[tuple[int, int, int], ...] = ((96, 3, 2), (192, 3, 2), (448, 3, 4))
    cell_units: int = 160
    document_units: int = 96
    dense: int = 192
    statistics: bool = True
    votes: bool = True
    hard_gates: bool = False
    dropout: tuple[float, float, float] = field(default=(0.0, 0.1, 0.1))
    lstm_dropout: float = 0.0

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Architecture:
        """Make an architecture from the plain values of `to_dict`."""
        values = dict(values)
        values["convolutions"] = tuple(tuple(c) for c in values["convolutions"])
        values["dropout"] = tuple(values["dropout"])
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a config file."""
        return asdict(self)

    @property
    def width(self) -> int:
        """Width of the one-hot code of a character."""
        from ..features.alphabet import alphabet

        return alphabet(self.alphabet).size


PUBLISHED = Architecture(
    alphabet="published",
    head=0,
    tail=20,
    characters=40,
    first_pool=2,
    convolutions=((200, 3, 2), (1000, 3, 2)),
    cell_units=256,
    document_units=128,
    dense=128,
    statistics=False,
    votes=False,
    hard_gates=True,
    dropout=(0.1, 0.3, 0.3),
    lstm_dropout=0.2,
)
"""The layout of the original, whose published summary has 3,202,416 parameters per cell."""


def _gate(architecture: Architecture) -> Any:
    from .layers import published_hard_sigmoid

    return published_hard_sigmoid if architecture.hard_gates else "sigmoid"


def build_cell_encoder(architecture: Architecture) -> keras.Model:
    """Build the network from the character ids of one cell to its vector.

    Input: ids, shape (cells, head + tail).  Output: shape (cells, 2 * cell_units).
    """
    import keras

    from .layers import CharacterLayer, OneStepLSTM, WindowConv1D

    a = architecture
    ids = keras.Input((a.head + a.tail,), dtype="int32", name="characters")
    x = CharacterLayer(a.characters, a.width, name="convolution_1")(ids)
    x = keras.layers.Dropout(a.dropout[0])(x)
    if a.first_pool > 1:
        x = keras.layers.MaxPooling1D(a.first_pool)(x)
    for i, (filters, kernel_size, pool) in enumerate(a.convolutions):
        x = WindowConv1D(filters, kernel_size, pool, name=f"convolution_{i + 2}")(x)
        if a.dropout[0]:
            x = keras.layers.Dropout(a.dropout[0])(x)
    if x.shape[1] != 1:
        raise ValueError(
            f"The convolutions must leave one position. Received: {x.shape[1]} of "
            f"{a.head + a.tail} characters. Change convolutions, head or tail."
        )
    x = keras.layers.Flatten()(x)
    both = [
        OneStepLSTM(
            a.cell_units, dropout=a.lstm_dropout, hard_gates=a.hard_gates, name=f"cell_{direction}"
        )(x)
        for direction in ("forward", "backward")
    ]
    out = keras.layers.Concatenate()(both)
    out = keras.layers.Dropout(a.dropout[1])(out)
    return keras.Model(ids, out, name="cell_encoder")


def build_network(
    architecture: Architecture, labels: Sequence[str], *, activation: str | None = "sigmoid"
) -> keras.Model:
    """Build the whole network.

    Parameters
    ----------
    architecture : Architecture
        Sizes.
    labels : sequence of str
        Labels of the output, in its order.
    activation : str or None, default "sigmoid"
        Of the output; training takes None and a loss on logits, which is exact where a
        sigmoid has saturated.

    Returns
    -------
    keras.Model
        Inputs ``characters`` (columns, cells, head + tail) and, with
        ``architecture.statistics``, ``statistics`` (columns, statistics).  Output
        ``scores``: a sigmoid per label, shape (columns, labels); with
        ``architecture.votes`` also ``votes``, the logits of every single cell, shape
        (columns, cells, labels).
    """
    import keras

    from .layers import ColumnStatistics, FoldCells, UnfoldCells

    a = architecture
    n_ids = a.head + a.tail
    encoder = build_cell_encoder(a)
    ids = keras.Input((None, n_ids), dtype="int32", name="characters")
    cells = UnfoldCells(name="unfold")(encoder(FoldCells(name="fold")(ids)), ids)
    lstm = {"recurrent_activation": _gate(a), "dropout": a.lstm_dropout}
    lstm["recurrent_dropout"] = a.lstm_dropout
    forward = keras.layers.LSTM(a.document_units, name="document_forward", **lstm)(cells)
    backward = keras.layers.LSTM(
        a.document_units, go_backwards=True, name="document_backward", **lstm
    )(cells)
    document = keras.layers.Concatenate(name="document")([forward, backward])
    document = keras.layers.Dropout(a.dropout[1])(document)
    inputs, parts, votes = [ids], [document], None
    if a.votes:
        votes = keras.layers.Dense(len(labels), name="votes")(cells)
        fractions = keras.layers.Softmax(name="vote_shares")(votes)
        parts.append(keras.layers.GlobalAveragePooling1D(name="vote_mean")(fractions))
    if a.statistics:
        statistics = keras.Input((len(STATISTICS),), dtype="float32", name="statistics")
        inputs.append(statistics)
        parts.append(ColumnStatistics(name="standardised")(statistics))
    x = keras.layers.Concatenate(name="column")(parts) if len(parts) > 1 else document
    x = keras.layers.Dense(a.dense, activation="relu", name="features")(x)
    x = keras.layers.Dropout(a.dropout[2])(x)
    scores = keras.layers.Dense(len(labels), activation=activation, name="scores")(x)
    outputs = {"scores": scores} if votes is None else {"scores": scores, "votes": votes}
    return keras.Model(inputs, outputs, name="simon")


def with_head(
    network: keras.Model, head: Head, *, activation: str | None = "sigmoid"
) -> keras.Model:
    """Return a network of `build_network` with another output layer.

    Parameters
    ----------
    network : keras.Model
        Its layers are shared, not copied.
    head : Head
        Output layer; where it reads more than the features, the mean of the cell vectors is
        appended to them.
    activation : str or None, default "sigmoid"
        Of the output.

    Returns
    -------
    keras.Model
        With the inputs and outputs of `network`.
    """
    import keras

    features = network.get_layer("scores").input
    if len(head.kernel) > features.shape[-1]:
        cells = network.get_layer("unfold").output
        mean = keras.layers.GlobalAveragePooling1D(name="cell_mean")(cells)
        features = keras.layers.Concatenate(name="column_and_cells")([features, mean])
    layer = keras.layers.Dense(len(head.bias), activation=activation, name="scores")
    outputs = {**network.output, "scores": layer(features)}
    layer.set_weights([head.kernel, head.bias])
    return keras.Model(network.inputs, outputs, name="simon")
