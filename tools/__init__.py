"""Makes what the project commits: the Word templates and the example workbooks."""
