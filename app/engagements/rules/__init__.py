"""Who may do what to an engagement beside the steps of its life cycles."""
