"""Will own situation guides for families, needs reports, counselling requests.
Refuses accounts, cookies and children's names; every page can be left at once.
Stores reference codes (situation, municipality), never another app's rows.
May import portal.base and what lies below; never a sibling app.
Empty until its part is built: its door opens a plain page with the lines to call.
"""
