"""The verbs of the workflow: the door, its clocks, access to cases."""
