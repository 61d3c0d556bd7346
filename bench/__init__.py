"""The benchmark: invented cases in a server of its own, measured in alternation with a floor application."""
