"""The SIMOn network: layers in Keras, the output layer, and the ONNX graphs."""
