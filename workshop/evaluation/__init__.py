"""How well the reader reads: labelled lines in, figures out. For ours and for a center's own lines."""
