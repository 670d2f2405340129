"""manage.py groups_load: the portal's groups with their rights, also in a real portal."""

from django.core.management.base import BaseCommand

from portal.accounts.seed import GROUPS, permit


class Command(BaseCommand):
    help = "Create the groups and give them their rights. What an administrator added stays."

    def handle(self, **options):
        for name in GROUPS:
            group = permit(name)
            self.stdout.write(f"{name}: {group.permissions.count()} permissions")
