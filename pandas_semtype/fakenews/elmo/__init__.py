"""ELMo: texts as the mixed layers of a bidirectional language model, and a small head."""
