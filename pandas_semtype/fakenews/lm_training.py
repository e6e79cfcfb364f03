"""The command ``python -m pandas_semtype.fakenews.lm_training``."""

from .ulmfit.train_language_model import main

if __name__ == "__main__":
    raise SystemExit(main())
