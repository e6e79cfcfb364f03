"""What the network reads of cells and columns: character ids and statistics."""
