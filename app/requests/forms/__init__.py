"""What is asked of a person: the steps of the request form and the small forms of screening."""
