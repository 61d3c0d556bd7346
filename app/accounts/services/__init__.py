"""The verbs of accounts: registering, inviting, signing in, confirming, ending."""
