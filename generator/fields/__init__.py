"""What a template sees: the model as fields with Dutch names."""
