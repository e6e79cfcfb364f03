"""Every error and warning of the package, each with the builders of its messages.

A message is one sentence about what happened, with the received value, and one about how
to fix it. It names columns and counts, never the content of a cell. A new one is worded
beside those of its kind.
"""

from .arguments import ArgumentError, MissingDependencyError, OptionError, UsageError
from .base import SemtypeError
from .frames import (
    CastError,
    ColumnSelectionError,
    FileError,
    FrameChangedError,
    FrameError,
    FrameTypeError,
)
from .models import (
    CheckpointError,
    ExampleError,
    ModelIntegrityError,
    ModelNotFoundError,
    NotFittedError,
    OfflineError,
    SaveError,
)
from .warned import (
    AccessorConflictWarning,
    ActivationWarning,
    DirectionWarning,
    ForgettingWarning,
    KnownTypeWarning,
    LeakWarning,
    LowConfidenceWarning,
    NotSavedWarning,
    PersonalNamesWarning,
    TreatmentWarning,
)

__all__ = [
    "AccessorConflictWarning",
    "ActivationWarning",
    "ArgumentError",
    "CastError",
    "CheckpointError",
    "ColumnSelectionError",
    "DirectionWarning",
    "ExampleError",
    "FileError",
    "ForgettingWarning",
    "FrameChangedError",
    "FrameError",
    "FrameTypeError",
    "KnownTypeWarning",
    "LeakWarning",
    "LowConfidenceWarning",
    "MissingDependencyError",
    "ModelIntegrityError",
    "ModelNotFoundError",
    "NotFittedError",
    "NotSavedWarning",
    "OfflineError",
    "OptionError",
    "PersonalNamesWarning",
    "SaveError",
    "SemtypeError",
    "TreatmentWarning",
    "UsageError",
]

for _name in __all__:
    # Tracebacks name the place to import it from, and earlier releases can read it from a pickle.
    globals()[_name].__module__ = __name__
