"""Finding requests: one by its reference, the queue, the homes, the case page."""
