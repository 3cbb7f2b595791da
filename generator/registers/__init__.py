"""What others keep of schools, boards and municipalities: lists of DUO and CBS, read as they come."""
