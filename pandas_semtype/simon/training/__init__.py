"""Making a model: training, calibration, publication. Inference imports none of it."""
