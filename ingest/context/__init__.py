"""What stands around an amount: counted noun, direction, modality, period, property, subjects, source."""
