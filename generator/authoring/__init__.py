"""What a secretary does with templates: check, explain, show, adopt and compare them; one module per command."""
