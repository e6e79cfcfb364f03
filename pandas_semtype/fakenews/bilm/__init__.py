"""The bidirectional language model behind ELMo, in the open: layers, weights, training."""
