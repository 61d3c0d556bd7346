"""Who may do what: words for actions and roles, and the gate that subjects fill with their rules at assembly."""
