"""Running the graphs: the engine, its threads and its cache of cell vectors."""
