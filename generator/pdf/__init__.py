"""PDF objects and files, written as a stream in which equal material stands once."""
