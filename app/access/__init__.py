"""Who may ask what, how often, and from where: keys with scopes and budgets, and what every answer carries."""
