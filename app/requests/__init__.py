"""The agency's request for assistance: form, triage, questions, decline, referral, deconfliction."""
