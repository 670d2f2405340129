"""Owns the personal-data detector for every free text of the portal.
Names, phones, e-mail addresses, Albanian NID and JMBG numbers are found here
and nowhere else; later also keys and retention.
Refuses storage: it looks at a text and says what it found.
May import nothing of ours.
"""
