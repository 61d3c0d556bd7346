"""The life cycles as data, the engine that judges them, and the one door through which a state changes."""
