"""ULMFiT: a language model, fine-tuned to texts and then to their classes."""
