"""What scikit-learn asks of a classifier before it searches for its parameters."""

from __future__ import annotations

from typing import Any, Self

__all__ = ["PARAMETERS", "SearchedClassifier"]

PARAMETERS = ("class_weight", "validation", "check_leaks", "about", "random_state", "progress")
"""Arguments of the constructor beside the encoder and its options."""


class SearchedClassifier:
    """Give a classifier of texts the parameters and tags of an estimator of scikit-learn.

    Its classes keep what their constructor was given: the attributes of `PARAMETERS`,
    ``_given`` (the encoder) and ``options``. scikit-learn is imported when it asks.
    """

    _estimator_type = "classifier"
    """How scikit-learn before 1.6 knows a classifier."""

    _given: Any
    options: dict[str, Any]

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: ARG002
        """Return what the constructor was given, options of the encoder among them.

        Parameters
        ----------
        deep : bool, default True
            Not used: no parameter is an estimator.
        """
        own = {name: getattr(self, name) for name in PARAMETERS}
        return {"encoder": self._given, **own, **self.options}

    def set_params(self, **params: Any) -> Self:
        """Set parameters of the constructor; the model must be fitted again.

        Parameters
        ----------
        **params
            Arguments of the constructor, options of the encoder among them.

        Returns
        -------
        Self
            This model.

        Raises
        ------
        ArgumentError
            If there is no such parameter or value.
        """
        if params:
            # The options of an encoder are those of no other.
            kept = {} if "encoder" in params else dict(self.options)
            own = {name: getattr(self, name) for name in PARAMETERS}
            given = {"encoder": self._given, **own, **kept, **params}
            self.__init__(given.pop("encoder"), **given)  # type: ignore[misc]
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(one_d_array=True, two_d_array=False, string=True, allow_nan=True),
        )
