"""The painted grid of a day or a week: blocks, strokes, keys, zoom."""
