"""From acceptance to closing: offers, staffing, plan, delivery, report, recommendations, follow-up."""
