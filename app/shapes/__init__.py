"""What the service answers, as the contract words it."""
