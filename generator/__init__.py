"""Makes a privacy covenant's papers from one workbook: the covenant, mandates, consent forms and signing packets.

The journey has seven steps, and the code, the README and the progress lines use the same words for them:

1. lezen     the workbooks become rows that know their cells            ``workbooks``
2. toetsen   rows become a region and its cases; every fault at once     ``workbooks.intake``, ``checks.every``
3. plannen   who signs what; what is to be made, from what, and why      ``signing``, ``plan``, ``choice``, ``ledger``
4. schrijven templates and values become Word files                      ``fields``, ``templates``, ``word``
5. omzetten  Word files become PDFs, each one guarded                    ``convert``
6. bundelen  PDFs become one numbered signing packet per addressee       ``bindery``, ``packets``
7. bewaren   all is put in place at once, and remembered                 ``publish``, ``files``, ``ledger``

Beside it stand the lists that a workbook can be filled from (``importing``), and what a secretary does with templates
(``authoring``): check, explain, show, adopt and compare them.
"""

__version__ = "0.1.0"
