"""The workbooks: sheets and columns, and how their rows become a region and its cases, with every fault."""
