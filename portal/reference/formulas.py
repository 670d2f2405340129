"""What a spreadsheet takes for the beginning of a formula, for every file that goes into one."""

# The wide signs are what East Asian keyboards type: a spreadsheet reads them like the others
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
