"""Form fields that obey the rules of text, numbers, dates and choices, and say in plain words what is wrong."""
