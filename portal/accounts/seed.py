"""The demo's people and what their groups may do. Safe to run twice."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.accounts.cast import CAST, PASSWORD, Member
from portal.accounts.models import Profile, User
from portal.reference.models import Municipality, Topic

# Group → permissions everywhere ("app.codename"), on all pages, on all files.
# Moderators stay as Wagtail made them: they approve what others submit.
FILES = ("add_document", "change_document", "choose_document", "add_image", "change_image")
GROUPS = {
    "Editors": {
        "everywhere": (
            "wagtailadmin.access_admin",
            "wagtail_localize.submit_translation",
            "search.view_askedquery",
            *(
                f"search.{verb}_{model}"
                for model in ("synonymgroup", "bestbet", "contentgap")
                for verb in ("add", "change", "delete", "view")
            ),
            *(
                f"{label}.{verb}_{model}"
                for label, model in (
                    ("protocols", "legalact"),
                    ("reference", "topic"),
                    ("reference", "acronym"),
                )
                for verb in ("add", "change", "view")
            ),
            "reference.view_emergencyline",
        ),
        "pages": ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        "files": FILES,
    },
    "Trainers": {"everywhere": ("wagtailadmin.access_admin",), "pages": (), "files": FILES},
    "Keepers": {
        "everywhere": (
            "wagtailadmin.access_admin",
            "reference.view_emergencyline",
            "directory.view_organization",
            "directory.change_organization",
            "directory.delete_mappedmunicipality",
            "directory.delete_roadneighbour",
            *(
                f"directory.{verb}_{model}"
                for model in (
                    "program",
                    "service",
                    "attribute",
                    "location",
                    "serviceatlocation",
                    "contact",
                    "referralmembership",
                    "meeting",
                    "mappedmunicipality",
                    "roadneighbour",
                )
                for verb in ("add", "change", "view")
            ),
        ),
        "pages": (),
        "files": (),
    },
}

# Taken back from every group above, also where an earlier version gave it. An emergency number
# stands on all pages, contact cards and printed cards at once: administrators alone change it.
WITHDRAWN = tuple(
    f"reference.{verb}_{model}"
    for model in ("emergencyline", "jurisdiction")
    for verb in ("add", "change", "delete")
)


def seed() -> None:
    """Create the groups and every member of the cast; refuses where real people are."""
    refuse_outside_demo()
    for name in GROUPS:
        permit(name)
    for member in CAST:
        account_of(member)
    own_topics()


def own_topics() -> None:
    """Give every topic to the editor, while no topic has an owner."""
    if not Topic.objects.exclude(owner=None).exists():
        editor = next(member for member in CAST if member.role == "editor")
        Topic.objects.update(owner=account_of(editor))


def refuse_outside_demo() -> None:
    if not settings.DEMO_CONTENT:
        raise ImproperlyConfigured(
            "The demo's accounts have passwords that everybody can read. "
            "Only the settings dev and test take them (DEMO_CONTENT)."
        )


def permit(name: str) -> Group:
    """Give the group `name` what GROUPS says, and take back what is WITHDRAWN.

    Everything else that an administrator added stays.
    """
    group, _created = Group.objects.get_or_create(name=name)
    rules = GROUPS[name]
    installed = [word for word in rules["everywhere"] if word.split(".")[0] in apps.app_configs]
    group.permissions.add(*map(permission, installed))
    group.permissions.remove(*map(permission, WITHDRAWN))
    root = Page.get_first_root_node()
    for codename in rules["pages"]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=permission(f"wagtailcore.{codename}")
        )
    folder = Collection.get_first_root_node()
    for codename in rules["files"]:
        label = "wagtaildocs" if codename.endswith("document") else "wagtailimages"
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=folder, permission=permission(f"{label}.{codename}")
        )
    return group


def permission(word: str) -> Permission:
    label, codename = word.split(".")
    return Permission.objects.get(content_type__app_label=label, codename=codename)


def account_of(member: Member) -> User:
    """Return the member's account, made if it is missing; its password is what is printed."""
    user, _created = User.objects.get_or_create(
        email=member.email,
        defaults={
            "first_name": member.first_name,
            "last_name": member.last_name,
            "is_staff": member.is_administrator,
            "is_superuser": member.is_administrator,
            "confirmed_at": timezone.now() if member.is_professional else None,
        },
    )
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    Profile.objects.get_or_create(
        user=user,
        defaults={
            "profession": member.profession,
            "centre": member.centre,
            "municipality": Municipality.objects.filter(code=member.municipality).first(),
        },
    )
    for name in member.groups:
        user.groups.add(permit(name) if name in GROUPS else Group.objects.get(name=name))
    return user
