"""Reading aids: the consent form in other languages, one file of texts per language and one layout for all."""
