"""Files of a case: storage, type and size checks, audiences and rendering."""
