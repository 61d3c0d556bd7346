"""The engagement and its parts: offers, team, plan, delivery, report, recommendations, follow-up."""
