"""How dates, times and numbers read in our three languages (FORMAT_MODULE_PATH).

Hours run to 24 everywhere. The names of months and days are messages of Django's
catalogues, set in lower case (Albanian, Montenegrin) in locale/frameworks.
"""
