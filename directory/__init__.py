"""Will own organizations, services, locations, schedules, the service map and gaps.
Refuses addresses of confidential locations to everyone but their keepers.
Stores reference codes (service type, municipality), never another app's rows.
May import portal.base and what lies below; never a sibling app.
Empty until its part is built: its door opens a plain page with the lines to call.
"""
