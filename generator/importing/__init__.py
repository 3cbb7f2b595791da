"""Lists of DUO and CBS go into a workbook of parties: chosen, matched by number, and written only where asked."""
