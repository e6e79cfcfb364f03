"""From scores and rules to one verdict: thresholds, specificity, calibration."""
