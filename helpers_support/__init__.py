"""Will own readings on stress, the self-check, confidential help, peer exchange.
Refuses to send a self-check anywhere and to show who asked for help.
Keeps what is confidential out of logs, index, mail and admin lists.
May import portal.base and what lies below; never a sibling app.
Empty until its part is built: its door opens a plain page with the lines to call.
"""
